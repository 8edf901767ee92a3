import Crypto
import Tabular

/// A byte source that computes the SHA-256 of all that is read through it.
struct HashingSource<Source: ByteSource>: ByteSource {
    private var source: Source
    private let digest: FileDigest?

    /// Reads `source`; without a digest nothing is computed.
    init(_ source: Source, digest: FileDigest?) {
        self.source = source
        self.digest = digest
    }

    mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(TabularError) -> Int {
        let start = buffer.count
        let length = try source.read(into: &buffer, atMost: count)
        digest?.update(buffer[start..<(start + length)])
        return length
    }
}

/// The running SHA-256 and size of a file; used by the reading thread alone.
final class FileDigest {
    private var hash = SHA256()
    private(set) var byteCount = 0

    func update(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        byteCount += bytes.count
    }

    /// 64 hexadecimal digits.
    var hexadecimal: String {
        hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
