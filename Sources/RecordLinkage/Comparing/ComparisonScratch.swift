/// What comparing needs to write on: one a thread.
struct ComparisonScratch {
    var edits = EditDistance()
    /// Where what has been read is thrown, so that it is read at all.
    var touched: UInt64 = 0
    /// Levels of value pairs compared before, by a hash of the pair; a later pair takes an earlier one's place.
    private var keys: [UInt64]
    private var levels: [UInt8]
    /// How far a hash is shifted to be a place among them.
    private let shift: UInt64

    /// - Parameter pairs: how many pairs will be compared, as far as is known: few need little room.
    init(pairs: Int = .max) {
        let bits = max(6, min(16, Int.bitWidth - max(pairs, 1).leadingZeroBitCount + 1))
        keys = [UInt64](repeating: 0, count: 1 << bits)
        levels = [UInt8](repeating: 0, count: 1 << bits)
        shift = UInt64(64 - bits)
    }

    /// The level of two values of a vocabulary, from memory where they were compared before.
    @inline(__always)
    mutating func level(
        of first: UInt32, _ second: UInt32, in comparison: Int, _ compare: (inout EditDistance) -> Int
    ) -> Int {
        let key =
            (UInt64(min(first, second)) << 32 | UInt64(max(first, second))) ^ UInt64(comparison) << 58
        let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
        if keys[slot] == key { return Int(levels[slot]) }
        let level = compare(&edits)
        keys[slot] = key
        levels[slot] = UInt8(level)
        return level
    }
}
