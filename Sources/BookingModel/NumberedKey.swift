/// A key of 128 bits, an identifier or two hashes, with the number of what it belongs to: many of them sort in a fraction
/// of the time that comparing them takes.
public struct NumberedKey: Comparable, Sendable {
    /// The bits that are compared first.
    public let high: UInt64
    /// The bits that are compared where the first are equal.
    public let low: UInt64
    /// What tells equal keys apart.
    public let number: Int64

    /// A key of these bits.
    public init(high: UInt64, low: UInt64, number: Int64) {
        self.high = high
        self.low = low
        self.number = number
    }

    /// Orders by the key, then by the number.
    public static func < (left: NumberedKey, right: NumberedKey) -> Bool {
        (left.high, left.low, left.number) < (right.high, right.low, right.number)
    }

    /// Up to this many keys are sorted by insertion, whose work grows with their square.
    private static let mostInserted = 24
    /// A pass parts keys into at most so many heaps, as powers of two: each heap's end stays in the processor's cache.
    private static let mostBits: UInt64 = 8

    /// Sorts by key, then by number, in place: keys are hashes, so a few of their first bits part them into even heaps, and
    /// these again, until a few are left (the American flag sort of McIlroy, Bostic and McIlroy, 1993).
    public static func sort(_ keys: inout [NumberedKey]) { keys.withUnsafeMutableBufferPointer { sort($0) } }

    private static func sort(_ keys: UnsafeMutableBufferPointer<NumberedKey>) { sort(keys, behind: 0) }

    /// Sorts keys that agree in so many of their first bits.
    private static func sort(_ keys: UnsafeMutableBufferPointer<NumberedKey>, behind known: UInt64) {
        guard keys.count > mostInserted else { return insert(keys) }
        let wanted = UInt64(Int.bitWidth - keys.count.leadingZeroBitCount - 3)
        let bits = min(mostBits, wanted)
        // Keys that agree in so much are no hashes, or one key's many rows.
        guard known + bits <= 32 else {
            var keys = keys
            return keys.sort()
        }
        let shift = 64 - known - bits
        let heaps = 1 << Int(bits)
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * heaps) { counters in
            let (ends, places) = (counters[..<heaps], counters[heaps...])
            part(
                keys, shift, UnsafeMutableBufferPointer(rebasing: ends), UnsafeMutableBufferPointer(rebasing: places)
            )
            var start = 0
            for end in ends {
                sort(UnsafeMutableBufferPointer(rebasing: keys[start..<end]), behind: known + bits)
                start = end
            }
        }
    }

    /// Parts keys into heaps by the bits behind `shift`; leaves where each heap ends in `ends`.
    private static func part(
        _ keys: UnsafeMutableBufferPointer<NumberedKey>, _ shift: UInt64, _ ends: UnsafeMutableBufferPointer<Int>,
        _ places: UnsafeMutableBufferPointer<Int>
    ) {
        let mask = ends.count - 1
        func heap(of key: NumberedKey) -> Int { Int(truncatingIfNeeded: key.high >> shift) & mask }
        ends.initialize(repeating: 0)
        for key in keys { ends[heap(of: key)] += 1 }
        var start = 0
        for heap in ends.indices {
            places.initializeElement(at: heap, to: start)
            start += ends[heap]
            ends[heap] = start
        }
        for home in ends.indices {
            while places[home] < ends[home] {
                // Follows the displaced keys round until one belongs here.
                var key = keys[places[home]]
                var other = heap(of: key)
                while other != home {
                    swap(&key, &keys[places[other]])
                    places[other] += 1
                    other = heap(of: key)
                }
                keys[places[home]] = key
                places[home] += 1
            }
        }
    }

    /// Sorts a few keys: each goes back past those that are greater.
    private static func insert(_ keys: UnsafeMutableBufferPointer<NumberedKey>) {
        for start in keys.indices.dropFirst() {
            let key = keys[start]
            var place = start
            while place > 0, key < keys[place - 1] {
                keys[place] = keys[place - 1]
                place -= 1
            }
            keys[place] = key
        }
    }
}

extension NumberedKey {
    /// Hands over the keys of sorted runs, or those of a range of each, in order, each with the place of its run; of equal
    /// ones the earlier run's come first. Meant for no more runs than processors.
    public static func merge<Failure: Error>(
        _ runs: [[NumberedKey]], _ ranges: [Range<Int>]? = nil,
        _ take: (NumberedKey, _ run: Int) throws(Failure) -> Void
    ) throws(Failure) {
        var rests = ranges ?? runs.map(\.indices)
        while true {
            var next = -1
            for run in runs.indices where !rests[run].isEmpty {
                if next < 0 || runs[run][rests[run].lowerBound] < runs[next][rests[next].lowerBound] { next = run }
            }
            guard next >= 0 else { return }
            try take(runs[next][rests[next].lowerBound], next)
            rests[next] = rests[next].dropFirst()
        }
    }
}
