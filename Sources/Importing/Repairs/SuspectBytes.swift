/// Looks through a record for bytes that may need repair, eight at a time: nearly all records have none.
enum SuspectBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080
    private static let ampersands = UInt64(UInt8(ascii: "&")) &* ones

    /// Whether there is any `&` or byte outside ASCII.
    static func contains(_ bytes: Span<UInt8>) -> Bool {
        let raw = bytes.bytes
        var position = 0
        // Four words for each decision.
        while position &+ 32 <= raw.byteCount {
            let found = marks(raw, position) | marks(raw, position &+ 8)
            if (found | marks(raw, position &+ 16) | marks(raw, position &+ 24)) & highs != 0 { return true }
            position &+= 32
        }
        while position &+ 8 <= raw.byteCount {
            if marks(raw, position) & highs != 0 { return true }
            position &+= 8
        }
        while position < bytes.count {
            if bytes[position] >= 0x80 || bytes[position] == UInt8(ascii: "&") { return true }
            position += 1
        }
        return false
    }

    /// A high bit in some byte where one of the eight is looked for.
    @inline(__always)
    private static func marks(_ raw: RawSpan, _ position: Int) -> UInt64 {
        let word = raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
        let difference = word ^ ampersands
        return word | ((difference &- ones) & ~difference)
    }
}
