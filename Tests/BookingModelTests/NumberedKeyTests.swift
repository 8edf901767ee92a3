import BookingModel
import TestSupport
import Testing

/// The sort of numbered keys against the library's.
@Suite struct NumberedKeyTests {
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
    func `Keys come in their order and that of their numbers, however keys are spread`(spread: Spread, count: Int) {
        var random = SeededGenerator(seed: UInt64(count) + 1)
        let few = (0..<5).map { _ in random.next() }
        var keys = (0..<count).map { row in
            switch spread {
            case .even: NumberedKey(high: random.next(), low: random.next(), number: Int64(row))
            case .few: NumberedKey(high: few[row % few.count], low: 7, number: Int64(row))
            case .numbers: NumberedKey(high: 0, low: random.next() % 1_000, number: Int64(row))
            case .one: NumberedKey(high: .max, low: .max, number: Int64(row))
            }
        }
        keys.shuffle(using: &random)
        let expected = keys.sorted()
        NumberedKey.sort(&keys)
        #expect(keys == expected)
    }
}
