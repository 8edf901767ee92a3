import Crypto
import Tabular

/// Counts and digests what goes through it.
struct CountingSink<Base: ByteSink>: ByteSink {
    private var base: Base
    private var hash = SHA256()
    /// Bytes so far.
    private(set) var count = 0

    init(_ base: Base) { self.base = base }

    mutating func write(_ bytes: Span<UInt8>) throws(TabularError) {
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        count += bytes.count
        try base.write(bytes)
    }

    mutating func finish() throws(TabularError) { try base.finish() }

    /// The SHA-256 of what went through, in hexadecimal digits.
    var sha256: String {
        hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
