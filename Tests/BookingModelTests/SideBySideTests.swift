import BookingModel
import Testing

@Suite struct SideBySideTests {
    @Test(arguments: [0, 1, 4095, 4096, 10_001]) func elementsStandWhereTheyBelong(count: Int) {
        #expect([Int](sideBySide: count) { $0 * 3 } == (0..<count).map { $0 * 3 })
    }

    @Test(arguments: [0, 1, 4096, 9_000]) func columnsBecomeRows(count: Int) {
        let columns = (0..<3).map { column in (0..<count).map { UInt32($0 * 10 + column) } }
        #expect([UInt32](rowsOf: columns) == (0..<count).flatMap { row in columns.map { $0[row] } })
    }

    @Test func noColumnsAreNoRows() { #expect([UInt8](rowsOf: []).isEmpty) }

    @Test(arguments: 1...9) func stretchesFollowEachOther(parts: Int) {
        #expect((0..<parts).flatMap { Array(stretch($0, of: parts, over: 100)) } == Array(0..<100))
    }

    /// Several fail at the same time, and always the first of them is told.
    @Test func theFirstErrorInOrderIsThrown() {
        struct Failure: Error, Equatable { let index: Int }
        #expect(throws: Failure(index: 3)) {
            try sideBySide(64) { index throws(Failure) -> Int in
                if index >= 3 { throw Failure(index: index) }
                return index
            }
        }
    }
}
