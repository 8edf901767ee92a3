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
    /// The least bits that a pair's shared keys must amount to, in eighths.
    private let leastBits: Int
    private let keys: SharedKeys
    /// Kinds that are not joined to others where they are too common.
    private let isCoarse: [Bool]
    private static let window = 4
    /// How many keys part a group before its neighbours are all that is paired.
    private static let deepest = 3

    init(_ blocking: BlockingKeys) {
        let columns = Array(blocking.kinds.prefix(64))
        let count = columns.first?.keys.count ?? 0
        limit = max(12, min(600, 4_000_000 / max(1, count)))
        isCoarse = columns.map(\.isCoarse)
        let all = Logarithm.base2(Double(max(count, 1)))
        // Up to two bits above even odds: with less, most pairs of millions of records are of people alike by chance.
        leastBits = Int((max(0, min(2 * (all - 10), all + 2)) * 8).rounded(.up))
        keys = SharedKeys(columns, limit: limit)
    }

    /// All pairs, the lesser record in the upper half, in ascending order, each once: in lists that follow each other.
    func all() -> [[UInt64]] {
        let stretches = partsSideBySide
        let found = sideBySide(keys.kinds) { kind -> [[UInt64]] in
            var room = Room(stretches: stretches, records: keys.count)
            var entries = keys.entries(of: kind)
            RadixSort.sortByUpperHalf(&entries, scratch: &room.scratch)
            keys.withRows { rows in
                SharedKeys.forEachGroup(of: entries) { group in refine(group, kind, depth: 1, rows, &room) }
            }
            return room.pairs
        }
        return sideBySide(stretches) { part in
            unique(found.map { $0[part] }, records(of: part, stretches))
        }
    }

    /// The stretch, of so many, in which a record lies.
    private func part(of record: Int, _ stretches: Int) -> Int { record * stretches / keys.count }

    /// The records of a stretch.
    private func records(of part: Int, _ stretches: Int) -> Range<Int> {
        func start(_ part: Int) -> Int { (part * keys.count + stretches - 1) / stretches }
        return start(part)..<start(part + 1)
    }

    /// Memory that is used again and again: the system clears so much of it each time that it is asked for.
    private struct Room {
        /// For the entries of each depth.
        var entries = [[UInt64]](repeating: [], count: CandidatePairs.deepest)
        var scratch: [UInt64] = []
        /// Where what has been read is thrown, so that it is read at all.
        var touched: UInt32 = 0
        /// The pairs, by the stretch of the records in which their lesser one lies.
        var pairs: [[UInt64]]

        /// Room for a pair of each record is asked for at once: what is not used takes no memory, and what grows is copied.
        init(stretches: Int, records: Int) {
            pairs = [[UInt64]](repeating: [], count: stretches)
            for stretch in pairs.indices { pairs[stretch].reserveCapacity(onHugePages: records / stretches) }
        }
    }

    /// Pairs from several lists, sorted, each once: put by their first record, which lies in `records`, and sorted by their
    /// second there.
    private func unique(_ lists: [[UInt64]], _ records: Range<Int>) -> [UInt64] {
        func place(_ pair: UInt64) -> Int { Int(truncatingIfNeeded: pair >> 32) - records.lowerBound }
        var starts = [Int](onHugePages: 0, count: records.count + 1)
        for list in lists { for pair in list { starts[place(pair) + 1] += 1 } }
        for record in records.indices.lazy.map({ $0 - records.lowerBound }) { starts[record + 1] += starts[record] }
        var next = starts
        var seconds = [UInt32](onHugePages: 0, count: starts[records.count])
        for list in lists {
            for pair in list {
                seconds[next[place(pair)]] = UInt32(truncatingIfNeeded: pair)
                next[place(pair)] += 1
            }
        }
        var pairs: [UInt64] = []
        pairs.reserveCapacity(onHugePages: seconds.count)
        seconds.withUnsafeMutableBufferPointer { seconds in
            for first in records {
                let own = first - records.lowerBound
                guard starts[own + 1] > starts[own] else { continue }
                // Sorted where they lie: there are a million lists of a few each.
                let list = UnsafeMutableBufferPointer(rebasing: seconds[starts[own]..<starts[own + 1]])
                CandidatePairs.sort(list)
                var last: UInt32?
                for second in list where second != last {
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

    /// Pairs up the records of a group, the lower halves of its entries, or parts it further.
    private func refine(
        _ group: ArraySlice<UInt64>, _ kind: Int, depth: Int, _ rows: SharedKeys.Rows, _ room: inout Room
    ) {
        if group.count <= limit { return pairUp(group, reach: group.count, kind, depth, rows, &room) }
        guard !isCoarse[kind] || depth > 1 else { return }
        // The order is that of a hash of the contents; neighbours in it are as good as any.
        if depth == CandidatePairs.deepest {
            return pairUp(group, reach: CandidatePairs.window, kind, depth, rows, &room)
        }
        for next in (kind + 1)..<max(kind + 1, keys.kinds)
        where !isCoarse[next] && keys.families[next] != keys.families[kind] {
            // Where the next key is not too common its pairs are made by itself.
            var parted: [UInt64] = []
            swap(&parted, &room.entries[depth])
            rows.putCommon(next, of: group, in: &parted)
            if parted.count > 1 {
                RadixSort.sortByUpperHalf(&parted, scratch: &room.scratch)
                // Keys that part nothing belong together; parting by a further one will.
                SharedKeys.forEachGroup(of: parted) { refine($0, next, depth: depth + 1, rows, &room) }
            }
            swap(&parted, &room.entries[depth])
        }
    }

    /// Pairs each record of a group with so many that follow, where the keys that the two share say enough, unless an
    /// earlier key that is not too common has them.
    private func pairUp(
        _ group: ArraySlice<UInt64>, reach: Int, _ kind: Int, _ depth: Int, _ rows: SharedKeys.Rows, _ room: inout Room
    ) {
        let earlier = depth > 1 ? keys.kinds : kind
        // All rows are fetched before the first two are compared: the processor waits for many far places together.
        for entry in group { room.touched ^= rows.touch(Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)) }
        for place in group.indices.dropLast() {
            let first = Int(truncatingIfNeeded: group[place] & 0xFFFF_FFFF)
            for other in (place + 1)..<min(place + 1 + reach, group.endIndex) {
                let second = Int(truncatingIfNeeded: group[other] & 0xFFFF_FFFF)
                guard let bits = rows.sharedBits(first, second, unlessBefore: earlier), bits >= leastBits else {
                    continue
                }
                let lesser = min(first, second)
                room.pairs[part(of: lesser, room.pairs.count)].append(
                    UInt64(lesser) << 32 | UInt64(max(first, second)))
            }
        }
    }
}
