internal import BookingModel

/// Finds the pairs worth comparing: those that share a key, with keys too common joined to further ones.
///
/// A key with at most `limit` records gives all their pairs. A more common one gives none by itself: its records are
/// parted by the next keys that are too common, too, and again, up to three keys; what is still too large then is
/// sorted and each record is paired with its neighbours only. So the candidates grow with the records, whatever the
/// skew.
struct CandidatePairs: Sendable {
    /// How many records may share a key and all be paired.
    let limit: Int
    private let keys: [[UInt32]]
    /// By record, a bit for each kind whose key is too common.
    private let isCommon: [UInt64]
    private static let window = 4

    init(_ keys: BlockingKeys, limit: Int) {
        self.keys = Array(keys.kinds.prefix(64))
        self.limit = limit
        let count = keys.kinds.first?.count ?? 0
        let kinds = self.keys
        let common = sideBySide(kinds.count) { kind in
            var isCommon = [Bool](repeating: false, count: count)
            for group in CandidatePairs.groups(of: kinds[kind], among: nil) where group.count > limit {
                for record in group { isCommon[Int(truncatingIfNeeded: record & 0xFFFF_FFFF)] = true }
            }
            return isCommon
        }
        var bits = [UInt64](repeating: 0, count: count)
        for (kind, isCommon) in common.enumerated() {
            for record in 0..<count where isCommon[record] { bits[record] |= 1 << UInt64(kind) }
        }
        isCommon = bits
    }

    /// All pairs, the lesser record in the upper half, in ascending order, each once.
    func all() -> [UInt64] {
        let parts = sideBySide(keys.count) { kind -> [UInt64] in
            var pairs: [UInt64] = []
            for group in CandidatePairs.groups(of: keys[kind], among: nil) {
                let records = group.map { UInt32(truncatingIfNeeded: $0) }
                refine(records, kind, depth: 1, isWhole: group.count <= limit, &pairs)
            }
            return CandidatePairs.unique(pairs)
        }
        return CandidatePairs.unique(parts.flatMap { $0 })
    }

    private static func unique(_ pairs: [UInt64]) -> [UInt64] {
        guard !pairs.isEmpty else { return [] }
        var pairs = pairs
        RadixSort.sort(&pairs, bits: 64)
        var kept = 1
        for index in 1..<pairs.count where pairs[index] != pairs[kept - 1] {
            pairs[kept] = pairs[index]
            kept += 1
        }
        pairs.removeSubrange(kept...)
        return pairs
    }

    /// Runs of records with the same key, two or more each: the key in the upper half, the record in the lower.
    private static func groups(of keys: [UInt32], among records: [UInt32]?) -> [ArraySlice<UInt64>] {
        var entries: [UInt64] = []
        if let records {
            entries.reserveCapacity(records.count)
            for record in records where keys[Int(record)] != 0 {
                entries.append(UInt64(keys[Int(record)]) << 32 | UInt64(record))
            }
        } else {
            entries.reserveCapacity(keys.count)
            for record in keys.indices where keys[record] != 0 {
                entries.append(UInt64(keys[record]) << 32 | UInt64(record))
            }
        }
        RadixSort.sort(&entries, bits: 64)
        var groups: [ArraySlice<UInt64>] = []
        var start = 0
        for index in 0...entries.count where index == entries.count || entries[index] >> 32 != entries[start] >> 32 {
            if index > start + 1 { groups.append(entries[start..<index]) }
            start = index
            if index == entries.count { break }
        }
        return groups
    }

    /// Pairs up a group, or parts it further.
    private func refine(
        _ records: [UInt32], _ kind: Int, depth: Int, isWhole: Bool, _ pairs: inout [UInt64]
    ) {
        if isWhole {
            for first in records.indices.dropLast() {
                for second in (first + 1)..<records.count { append(records[first], records[second], kind, depth, &pairs) }
            }
            return
        }
        guard depth < 3 else {
            // The order is that of a hash of the contents; neighbours in it are as good as any.
            for first in records.indices {
                for second in (first + 1)..<max(first + 1, min(first + 1 + CandidatePairs.window, records.count)) {
                    append(records[first], records[second], kind, depth, &pairs)
                }
            }
            return
        }
        for next in keys.indices.dropFirst(kind + 1) {
            // Where the next key is not too common its pairs are made by itself.
            let parted = records.filter { isCommon[Int($0)] >> UInt64(next) & 1 == 1 }
            guard parted.count > 1 else { continue }
            for group in CandidatePairs.groups(of: keys[next], among: parted) {
                let records = group.map { UInt32(truncatingIfNeeded: $0) }
                refine(records, next, depth: depth + 1, isWhole: records.count <= limit, &pairs)
            }
        }
    }

    /// Adds a pair, unless an earlier key that is not too common has it.
    @inline(__always)
    private func append(_ first: UInt32, _ second: UInt32, _ kind: Int, _ depth: Int, _ pairs: inout [UInt64]) {
        let until = depth == 1 ? kind : keys.count
        for earlier in 0..<until {
            let key = keys[earlier][Int(first)]
            if key != 0, key == keys[earlier][Int(second)], isCommon[Int(first)] >> UInt64(earlier) & 1 == 0 { return }
        }
        pairs.append(UInt64(min(first, second)) << 32 | UInt64(max(first, second)))
    }
}
