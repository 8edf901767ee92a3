/// An entry of an index over identifiers: its key, and the number of its row.
struct IndexEntry: Comparable, Sendable {
    let high: UInt64
    let low: UInt64
    let row: Int64

    static func < (left: IndexEntry, right: IndexEntry) -> Bool {
        (left.high, left.low, left.row) < (right.high, right.low, right.row)
    }

    /// Up to this many entries are sorted by insertion, whose work grows with their square.
    private static let mostInserted = 24
    /// A pass parts entries into at most so many heaps, as powers of two: each heap's end stays in the processor's cache.
    private static let mostBits: UInt64 = 8

    /// Sorts by key, then by row, in place: identifiers are hashes, so a few of their first bits part them into even heaps,
    /// and these again, until a few are left (the American flag sort of McIlroy, Bostic and McIlroy, 1993).
    static func sort(_ entries: UnsafeMutableBufferPointer<IndexEntry>) { sort(entries, behind: 0) }

    /// Sorts entries that agree in so many of their first bits.
    private static func sort(_ entries: UnsafeMutableBufferPointer<IndexEntry>, behind known: UInt64) {
        guard entries.count > mostInserted else { return insert(entries) }
        let wanted = UInt64(Int.bitWidth - entries.count.leadingZeroBitCount - 3)
        let bits = min(mostBits, wanted)
        // Keys that agree in so much are no hashes, or one key's many rows.
        guard known + bits <= 32 else {
            var entries = entries
            return entries.sort()
        }
        let shift = 64 - known - bits
        let heaps = 1 << Int(bits)
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * heaps) { counters in
            let (ends, places) = (counters[..<heaps], counters[heaps...])
            part(
                entries, shift, UnsafeMutableBufferPointer(rebasing: ends), UnsafeMutableBufferPointer(rebasing: places)
            )
            var start = 0
            for end in ends {
                sort(UnsafeMutableBufferPointer(rebasing: entries[start..<end]), behind: known + bits)
                start = end
            }
        }
    }

    /// Parts entries into heaps by the bits behind `shift`; leaves where each heap ends in `ends`.
    private static func part(
        _ entries: UnsafeMutableBufferPointer<IndexEntry>, _ shift: UInt64, _ ends: UnsafeMutableBufferPointer<Int>,
        _ places: UnsafeMutableBufferPointer<Int>
    ) {
        let mask = ends.count - 1
        func heap(of entry: IndexEntry) -> Int { Int(truncatingIfNeeded: entry.high >> shift) & mask }
        ends.initialize(repeating: 0)
        for entry in entries { ends[heap(of: entry)] += 1 }
        var start = 0
        for heap in ends.indices {
            places.initializeElement(at: heap, to: start)
            start += ends[heap]
            ends[heap] = start
        }
        for home in ends.indices {
            while places[home] < ends[home] {
                // Follows the displaced entries round until one belongs here.
                var entry = entries[places[home]]
                var other = heap(of: entry)
                while other != home {
                    swap(&entry, &entries[places[other]])
                    places[other] += 1
                    other = heap(of: entry)
                }
                entries[places[home]] = entry
                places[home] += 1
            }
        }
    }

    /// Sorts a few entries: each goes back past those that are greater.
    private static func insert(_ entries: UnsafeMutableBufferPointer<IndexEntry>) {
        for start in entries.indices.dropFirst() {
            let entry = entries[start]
            var place = start
            while place > 0, entry < entries[place - 1] {
                entries[place] = entries[place - 1]
                place -= 1
            }
            entries[place] = entry
        }
    }
}
