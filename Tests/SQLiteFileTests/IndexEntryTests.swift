import TestSupport
import Testing

@testable import SQLiteFile

/// The sort of index entries against the library's.
@Suite struct IndexEntryTests {
    /// How keys may be spread.
    enum Spread: CaseIterable {
        /// As hashes are: evenly.
        case even
        /// A few users' many bookings.
        case few
        /// All in one place but for the last bits, as numbers are.
        case numbers
        /// One key.
        case one
    }

    @Test(arguments: Spread.allCases, [0, 1, 2, 24, 25, 300, 70_000])
    func `Entries come in the order of their keys and rows, however keys are spread`(spread: Spread, count: Int) {
        var random = SeededGenerator(seed: UInt64(count) + 1)
        let few = (0..<5).map { _ in random.next() }
        var entries = (0..<count).map { row in
            switch spread {
            case .even: IndexEntry(high: random.next(), low: random.next(), row: Int64(row))
            case .few: IndexEntry(high: few[row % few.count], low: 7, row: Int64(row))
            case .numbers: IndexEntry(high: 0, low: random.next() % 1_000, row: Int64(row))
            case .one: IndexEntry(high: .max, low: .max, row: Int64(row))
            }
        }
        entries.shuffle(using: &random)
        let expected = entries.sorted()
        entries.withUnsafeMutableBufferPointer { IndexEntry.sort($0) }
        #expect(entries == expected)
    }
}
