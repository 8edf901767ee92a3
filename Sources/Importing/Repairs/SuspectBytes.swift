/// Looks through a record for bytes that may need repair, eight at a time: nearly all records have none.
enum SuspectBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080
    private static let ampersands = UInt64(UInt8(ascii: "&")) &* ones

    /// Whether there is any `&` or byte outside ASCII.
    static func contains(_ bytes: Span<UInt8>) -> Bool {
        let raw = bytes.bytes
        var position = 0
        while position + 8 <= raw.byteCount {
            let word = raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            let difference = word ^ ampersands
            if (word | ((difference &- ones) & ~difference)) & highs != 0 { return true }
            position += 8
        }
        while position < bytes.count {
            if bytes[position] >= 0x80 || bytes[position] == UInt8(ascii: "&") { return true }
            position += 1
        }
        return false
    }
}
