internal import BookingModel

/// Finds the pairs worth comparing: those that share keys that say enough together.
///
/// A key with at most `limit` records gives all their pairs. A more common one gives none by itself: its records are
/// parted by the next keys that are too common, too, and again, up to three keys; what is still too large then is
/// paired with its neighbours only. Of these pairs those are kept whose shared keys, the rarest of each family, amount
/// to a number of bits that grows with the file: in a million records it takes more than a town and a first name to be
/// worth a look. So the candidates grow with the records, whatever the skew.
struct CandidatePairs: Sendable {
    /// How many records may share a key and all be paired.
    private let limit: Int
    private let leastBits: Float
    private let count: Int
    private let kinds: Int
    private let families: [Int]
    /// Kinds that are not joined to others where they are too common.
    private let isCoarse: [Bool]
    /// Keys by record, then by kind.
    private let keys: [UInt32]
    /// How rare each of these keys is, in eighths of a bit; 0 where there is none.
    private let rarity: [UInt8]
    /// By record, a bit for each kind whose key is too common.
    private let isCommon: [UInt64]
    private static let window = 4
    /// How many keys part a group before its neighbours are all that is paired.
    private static let deepest = 3

    init(_ blocking: BlockingKeys) {
        let columns = Array(blocking.kinds.prefix(64))
        let count = columns.first?.keys.count ?? 0
        let kinds = columns.count
        let limit = max(12, min(600, 4_000_000 / max(1, count)))
        families = columns.map(\.family)
        isCoarse = columns.map(\.isCoarse)
        self.count = count
        self.kinds = kinds
        self.limit = limit
        let all = Logarithm.base2(Double(max(count, 1)))
        leastBits = max(0, min(2 * (all - 10), all - 1))
        let measured = sideBySide(kinds) { kind -> [UInt8] in
            var rarity = [UInt8](repeating: 0, count: count)
            let keys = columns[kind].keys
            var entries: [UInt64] = []
            entries.reserveCapacity(count)
            for record in 0..<count where keys[record] != 0 {
                entries.append(UInt64(keys[record]) << 32 | UInt64(record))
            }
            var scratch: [UInt64] = []
            RadixSort.sortByUpperHalf(&entries, scratch: &scratch)
            CandidatePairs.forEachGroup(of: entries) { group in
                var bits = UInt8(clamping: Int(8 * Logarithm.base2(Double(count) / Double(group.count))) + 1)
                bits = max(1, min(bits, 254)) & 0xFE
                // The lowest bit: too common.
                if group.count > limit { bits |= 1 }
                for entry in group { rarity[Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)] = max(bits, 1) }
            }
            return rarity
        }
        var rowKeys = [UInt32](repeating: 0, count: count * kinds)
        var rowRarity = [UInt8](repeating: 0, count: count * kinds)
        var common = [UInt64](repeating: 0, count: count)
        for kind in 0..<kinds {
            for record in 0..<count {
                let rarity = measured[kind][record]
                rowKeys[record * kinds + kind] = columns[kind].keys[record]
                rowRarity[record * kinds + kind] = rarity
                if rarity & 1 == 1 { common[record] |= 1 << UInt64(kind) }
            }
        }
        keys = rowKeys
        rarity = rowRarity
        isCommon = common
    }

    /// All pairs, the lesser record in the upper half, in ascending order, each once.
    func all() -> [UInt64] {
        let parts = sideBySide(kinds) { kind -> [UInt64] in
            var pairs: [UInt64] = []
            var entries: [UInt64] = []
            entries.reserveCapacity(count)
            for record in 0..<count where keys[record * kinds + kind] != 0 {
                entries.append(UInt64(keys[record * kinds + kind]) << 32 | UInt64(record))
            }
            var room = Room()
            RadixSort.sortByUpperHalf(&entries, scratch: &room.scratch)
            CandidatePairs.forEachGroup(of: entries) { group in refine(group, kind, depth: 1, &pairs, &room) }
            return pairs
        }
        return unique(parts)
    }

    /// Memory that is used again and again: the system clears so much of it each time that it is asked for.
    private struct Room {
        /// For the entries of each depth.
        var entries = [[UInt64]](repeating: [], count: CandidatePairs.deepest)
        var scratch: [UInt64] = []
    }

    /// Pairs from several lists, sorted, each once: put by their first record, and sorted by their second there.
    private func unique(_ parts: [[UInt64]]) -> [UInt64] {
        var starts = [Int](repeating: 0, count: count + 1)
        for part in parts { for pair in part { starts[Int(truncatingIfNeeded: pair >> 32) + 1] += 1 } }
        for record in 0..<count { starts[record + 1] += starts[record] }
        var next = starts
        var seconds = [UInt32](repeating: 0, count: starts[count])
        for part in parts {
            for pair in part {
                let first = Int(truncatingIfNeeded: pair >> 32)
                seconds[next[first]] = UInt32(truncatingIfNeeded: pair)
                next[first] += 1
            }
        }
        var pairs: [UInt64] = []
        pairs.reserveCapacity(seconds.count)
        seconds.withUnsafeMutableBufferPointer { seconds in
            for first in 0..<count where starts[first + 1] > starts[first] {
                // Sorted where they lie: there are a million lists of a few each.
                let own = UnsafeMutableBufferPointer(rebasing: seconds[starts[first]..<starts[first + 1]])
                CandidatePairs.sort(own)
                var last: UInt32?
                for second in own where second != last {
                    pairs.append(UInt64(first) << 32 | UInt64(second))
                    last = second
                }
            }
        }
        return pairs
    }

    private static func sort(_ numbers: UnsafeMutableBufferPointer<UInt32>) {
        var numbers = numbers
        guard numbers.count <= 32 else { return numbers.sort() }
        for end in numbers.indices.dropFirst() {
            let number = numbers[end]
            var place = end
            while place > 0, numbers[place - 1] > number {
                numbers[place] = numbers[place - 1]
                place -= 1
            }
            numbers[place] = number
        }
    }

    /// Runs of entries with the same upper half, two or more each.
    private static func forEachGroup(of entries: [UInt64], _ body: (ArraySlice<UInt64>) -> Void) {
        var start = 0
        for index in 0...entries.count where index == entries.count || entries[index] >> 32 != entries[start] >> 32 {
            if index > start + 1 { body(entries[start..<index]) }
            start = index
            if index == entries.count { break }
        }
    }

    /// Pairs up the records of a group, the lower halves of its entries, or parts it further.
    private func refine(
        _ group: ArraySlice<UInt64>, _ kind: Int, depth: Int, _ pairs: inout [UInt64], _ room: inout Room
    ) {
        if group.count <= limit { return pairUp(group, reach: group.count, kind, depth, &pairs) }
        guard !isCoarse[kind] || depth > 1 else { return }
        // The order is that of a hash of the contents; neighbours in it are as good as any.
        if depth == CandidatePairs.deepest { return pairUp(group, reach: CandidatePairs.window, kind, depth, &pairs) }
        for next in (kind + 1)..<max(kind + 1, kinds) where !isCoarse[next] && families[next] != families[kind] {
            // Where the next key is not too common its pairs are made by itself.
            var parted: [UInt64] = []
            swap(&parted, &room.entries[depth])
            parted.removeAll(keepingCapacity: true)
            for entry in group {
                let record = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
                guard isCommon[record] >> UInt64(next) & 1 == 1 else { continue }
                parted.append(UInt64(keys[record * kinds + next]) << 32 | UInt64(record))
            }
            if parted.count > 1 {
                RadixSort.sortByUpperHalf(&parted, scratch: &room.scratch)
                // Keys that part nothing belong together; parting by a further one will.
                CandidatePairs.forEachGroup(of: parted) { refine($0, next, depth: depth + 1, &pairs, &room) }
            }
            swap(&parted, &room.entries[depth])
        }
    }

    /// Pairs each record of a group with so many that follow.
    private func pairUp(
        _ group: ArraySlice<UInt64>, reach: Int, _ kind: Int, _ depth: Int, _ pairs: inout [UInt64]
    ) {
        for first in group.indices.dropLast() {
            for second in (first + 1)..<min(first + 1 + reach, group.endIndex) {
                append(
                    UInt32(truncatingIfNeeded: group[first]), UInt32(truncatingIfNeeded: group[second]), kind, depth,
                    &pairs)
            }
        }
    }

    /// Adds a pair whose shared keys say enough, unless an earlier key that is not too common has it.
    @inline(__always)
    private func append(_ first: UInt32, _ second: UInt32, _ kind: Int, _ depth: Int, _ pairs: inout [UInt64]) {
        let one = Int(first) * kinds
        let two = Int(second) * kinds
        var bits: Int = 0
        var family = -1
        var best: UInt8 = 0
        for index in 0..<kinds {
            if families[index] != family {
                bits += Int(best)
                best = 0
                family = families[index]
            }
            let rarity = rarity[one + index]
            guard rarity != 0, keys[one + index] == keys[two + index] else { continue }
            if rarity & 1 == 0, depth > 1 || index < kind { return }
            if rarity > best { best = rarity }
        }
        bits += Int(best)
        guard Float(bits) >= leastBits * 8 else { return }
        pairs.append(UInt64(min(first, second)) << 32 | UInt64(max(first, second)))
    }
}
