internal import BookingModel

/// The blocking keys of records and how rare each is, record by record: what two records share is read from one place of
/// memory each.
struct SharedKeys: Sendable {
    /// How many records there are.
    let count: Int
    /// How many kinds of keys.
    let kinds: Int
    /// The family of each kind; those of one family follow each other.
    let families: [Int]
    /// Keys by record, then by kind; kinds are filled up to a multiple of four, which are compared at once.
    private let keys: [UInt32]
    private let width: Int
    /// How rare each of these keys is, in eighths of a bit: even, and odd where it is too common; 0 where there is none.
    private let rarity: [UInt8]
    /// By record, a bit for each kind whose key is too common.
    private let common: [UInt64]

    /// Measures how rare the keys are; those of more than `limit` records are too common.
    init(_ columns: [BlockingKeys.Kind], limit: Int) {
        let count = columns.first?.keys.count ?? 0
        let kinds = columns.count
        let measured = sideBySide(kinds) { SharedKeys.rarities(of: columns[$0].keys, limit: limit) }
        width = (kinds + 3) / 4 * 4
        let none = [[UInt32]](repeating: [UInt32](repeating: 0, count: count), count: width - kinds)
        keys = [UInt32](rowsOf: columns.map(\.keys) + none)
        let rarity = [UInt8](rowsOf: measured)
        common = [UInt64](sideBySide: count) { record in
            var common: UInt64 = 0
            for kind in 0..<kinds where rarity[record * kinds + kind] & 1 == 1 { common |= 1 << UInt64(kind) }
            return common
        }
        self.rarity = rarity
        families = columns.map(\.family)
        self.count = count
        self.kinds = kinds
    }

    private static func rarities(of keys: [UInt32], limit: Int) -> [UInt8] {
        let count = keys.count
        var rarity = [UInt8](onHugePages: 0, count: count)
        var entries = entries(count) { keys[$0] }
        var scratch: [UInt64] = []
        RadixSort.sortByUpperHalf(&entries, scratch: &scratch)
        forEachGroup(of: entries) { group in
            var bits = UInt8(clamping: Int(8 * Logarithm.base2(Double(count) / Double(group.count))) + 1)
            bits = max(1, min(bits, 254)) & 0xFE
            // The lowest bit: too common.
            if group.count > limit { bits |= 1 }
            for entry in group { rarity[Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)] = max(bits, 1) }
        }
        return rarity
    }

    /// The records that have a key of a kind, each in the lower half, its key in the upper.
    func entries(of kind: Int) -> [UInt64] { SharedKeys.entries(count) { keys[$0 * width + kind] } }

    @inline(__always)
    private static func entries(_ count: Int, _ key: (Int) -> UInt32) -> [UInt64] {
        var entries: [UInt64] = []
        entries.reserveCapacity(onHugePages: count)
        for record in 0..<count {
            let key = key(record)
            if key != 0 { entries.append(UInt64(key) << 32 | UInt64(record)) }
        }
        return entries
    }

    /// Runs of entries with the same upper half, two or more each.
    static func forEachGroup(of entries: [UInt64], _ body: (ArraySlice<UInt64>) -> Void) {
        var start = 0
        for index in 0...entries.count where index == entries.count || entries[index] >> 32 != entries[start] >> 32 {
            if index > start + 1 { body(entries[start..<index]) }
            start = index
            if index == entries.count { break }
        }
    }

    /// Hands on the rows, to be read without checks: this is done for each of a hundred million pairs.
    func withRows<Result>(_ body: (Rows) -> Result) -> Result {
        keys.withUnsafeBufferPointer { keys in
            rarity.withUnsafeBufferPointer { rarity in
                common.withUnsafeBufferPointer { common in
                    families.withUnsafeBufferPointer { families in
                        body(
                            Rows(
                                kinds: kinds, width: width, keys: keys, rarity: rarity, common: common,
                                families: families))
                    }
                }
            }
        }
    }
}
