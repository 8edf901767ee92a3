/// Turns the bytes of a file into UTF-8 as they are read; UTF-8 goes through untouched.
public struct DecodingSource<Source: ByteSource>: ByteSource {
    /// The encoding of the file.
    public let encoding: TextEncoding
    private var source: Source
    private var rest: [UInt8] = []
    /// Decoded bytes that nobody has asked for yet.
    private var ready: [UInt8] = []
    private var isAtEnd = false

    /// Reads `source` as text in `encoding`.
    public init(_ source: Source, encoding: TextEncoding) {
        self.source = source
        self.encoding = encoding
    }

    /// Appends the next bytes of the text as UTF-8, at most `count` of them.
    public mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(TabularError) -> Int {
        if encoding == .utf8 { return try source.read(into: &buffer, atMost: count) }
        while ready.isEmpty && !isAtEnd {
            let got = try source.read(into: &rest, atMost: 1 << 16)
            isAtEnd = got == 0
            let used = encoding.decode(rest[...], isEnd: isAtEnd, into: &ready)
            rest.removeFirst(used)
        }
        let taken = min(count, ready.count)
        buffer.append(contentsOf: ready[..<taken])
        ready.removeFirst(taken)
        return taken
    }
}

extension DecodingSource: Sendable where Source: Sendable {}
