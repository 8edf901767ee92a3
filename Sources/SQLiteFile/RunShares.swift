internal import BookingModel

/// Sorted runs of entries, cut at the same keys.
enum RunShares {
    /// Below this many entries threads are not worth their start.
    private static let leastEntries = 2_048

    /// The ranges of each share in each of the runs, for a share a processor. Entries of equal keys stay together, so a
    /// share knows all of its keys' entries.
    ///
    /// `isBelow` says whether the key of an entry, given by its run and its place, comes before that of another.
    static func cut(_ counts: [Int], isBelow: (_ entry: (Int, Int), _ other: (Int, Int)) -> Bool) -> [[Range<Int>]] {
        let whole = counts.map { 0..<$0 }
        guard let longest = counts.indices.max(by: { counts[$0] < counts[$1] }),
            counts[longest] >= leastEntries
        else { return [whole] }
        var borders = [counts.map { _ in 0 }]
        for share in 1..<partsSideBySide {
            let pivot = (longest, stretch(share, of: partsSideBySide, over: counts[longest]).lowerBound)
            borders.append(counts.indices.map { run in firstPlace(in: counts[run]) { !isBelow((run, $0), pivot) } })
        }
        borders.append(counts)
        let shares = zip(borders, borders.dropFirst()).map { first, last in zip(first, last).map { $0..<$1 } }
        // Where one key has most of the entries a share may have none.
        return shares.allSatisfy { $0.reduce(0) { $0 + $1.count } >= 2 } ? shares : [whole]
    }

    /// The first place of an ordered run at which something holds, by halving.
    private static func firstPlace(in count: Int, _ holds: (Int) -> Bool) -> Int {
        var range = 0..<count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = holds(middle) ? range.lowerBound..<middle : middle + 1..<range.upperBound
        }
        return range.lowerBound
    }
}
