import BookingModel
import Testing

@Suite struct SideBySideTests {
    @Test(arguments: [0, 1, 4095, 4096, 10_001]) func `Elements stand where they belong`(count: Int) {
        #expect([Int](sideBySide: count) { $0 * 3 } == (0..<count).map { $0 * 3 })
    }

    @Test(arguments: [0, 1, 4096, 9_000]) func `Columns become rows`(count: Int) {
        let columns = (0..<3).map { column in (0..<count).map { UInt32($0 * 10 + column) } }
        #expect([UInt32](rowsOf: columns) == (0..<count).flatMap { row in columns.map { $0[row] } })
    }

    @Test func `No columns are no rows`() { #expect([UInt8](rowsOf: []).isEmpty) }

    @Test(arguments: 1...9) func `Stretches follow each other`(parts: Int) {
        #expect((0..<parts).flatMap { Array(stretch($0, of: parts, over: 100)) } == Array(0..<100))
    }

    @Test func `Of several errors the first in order is thrown`() {
        struct Failure: Error, Equatable { let index: Int }
        #expect(throws: Failure(index: 3)) {
            try sideBySide(64) { index throws(Failure) -> Int in
                if index >= 3 { throw Failure(index: index) }
                return index
            }
        }
    }
}
