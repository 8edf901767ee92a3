import BookingModel

/// Which bookings a run has met: a Bloom filter of fixed size, so that memory does not grow with the files.
///
/// "No" is certain and lets a row go straight into an empty table; "perhaps" sends it the careful way, where the
/// database decides. Blocked, one cache line a booking (Putze, Sanders, Singler 2007); identifiers are hashes already.
struct SeenBookings {
    private var words: [UInt64]
    private static let wordsPerBlock = 8
    private static let largest = 1 << 22

    /// A filter for about so many bookings: 16 bits each, at most 32 MiB.
    init(expecting count: Int) {
        var size = 1 << 10
        while size < SeenBookings.largest, size * 4 < count { size *= 2 }
        words = [UInt64](repeating: 0, count: size)
    }

    /// Remembers a booking; gives whether it may have been there before.
    mutating func insert(_ identifier: Identifier) -> Bool {
        let blocks = words.count / SeenBookings.wordsPerBlock
        let base = Int(truncatingIfNeeded: identifier.low & UInt64(blocks - 1)) * SeenBookings.wordsPerBlock
        // Eight bits, one in each word of the block, chosen by six bits each of the other half. The version digit
        // (bits 12–15 of that half) is always the same, so it is left out.
        var choice = identifier.high >> 16 | identifier.high << 52
        return words.withUnsafeMutableBufferPointer { words in
            var missing: UInt64 = 0
            for word in base..<base + SeenBookings.wordsPerBlock {
                let bit: UInt64 = 1 << (choice & 63)
                choice >>= 6
                missing |= bit & ~words[word]
                words[word] |= bit
            }
            return missing == 0
        }
    }
}
