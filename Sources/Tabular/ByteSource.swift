/// Where bytes come from, in blocks, so that no file is ever held in memory.
public protocol ByteSource {
    /// Appends at most `count` bytes to `buffer` and returns how many; 0 is the end.
    mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(TabularError) -> Int
}

/// Bytes that are in memory already: a string in a test, an unpacked member of an archive.
public struct MemorySource: ByteSource, Sendable {
    private let bytes: [UInt8]
    private var position = 0

    /// Reads `bytes` from the first on.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads the UTF-8 bytes of `text`.
    public init(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// Appends the next bytes, at most `count` of them.
    public mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(TabularError) -> Int {
        let end = min(bytes.count, position + max(count, 0))
        defer { position = end }
        buffer.append(contentsOf: bytes[position..<end])
        return end - position
    }
}
