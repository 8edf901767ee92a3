import BookingModel
import Database
import TestSupport
import Testing

@testable import Importing

@Suite struct PackedRowsTests {
    private static let integers: [Int64] = [0, 1, -1, 63, 64, -64, -65, .max, .min]
    private static let words = ["", "a", "Grüße ", "👩‍🎓"]

    private static func value(_ random: inout SeededGenerator) -> SQLValue {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return .null
        case 1: return .integer(integers[Int.random(in: integers.indices, using: &random)])
        case 2: return .real(Double(bitPattern: .random(in: 0 ... .max, using: &random)))
        case 3:
            let word = words[Int.random(in: words.indices, using: &random)]
            return .text(String(repeating: word, count: Int.random(in: 0..<90, using: &random)))
        default:
            let halves = (UInt64.random(in: 0 ... .max, using: &random), UInt64.random(in: 0 ... .max, using: &random))
            return .identifier(Identifier(high: halves.0, low: halves.1))
        }
    }

    private static func cells(_ batch: RowBatch) -> [[String]] {
        (0..<batch.rowCount).map { row in
            (0..<batch.columnCount).map { column in
                let cell = batch.cells[row * batch.columnCount + column]
                switch cell.kind {
                case .null: return "null"
                case .integer, .real, .zeros: return "\(cell.kind) \(cell.payload)"
                case .text: return "text " + String(decoding: batch.text(row: row, column: column) ?? [], as: UTF8.self)
                case .identifier: return "\(batch.identifier(row: row, column: column), default: "none")"
                }
            }
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func `Rows come back as they were, in the order of their identifiers`(
        seed: UInt64
    ) {
        var random = SeededGenerator(seed: seed)
        var packed = PackedRows(columns: ["id", "a", "b", "c", "d"])
        var expected: [(key: Identifier, cells: [String])] = []
        // Several pages of them.
        for _ in 0..<40 {
            var batch = RowBatch(columnCount: 5)
            var keys: [Identifier] = []
            for _ in 0..<Int.random(in: 0..<600, using: &random) {
                keys.append(Identifier(high: .random(in: 0 ... .max, using: &random), low: 7))
                batch.append(keys.last)
                for _ in 0..<3 { batch.append(Self.value(&random)) }
                batch.append(zeros: Int.random(in: 0..<300, using: &random))
            }
            expected += zip(keys, Self.cells(batch)).map { ($0, $1) }
            packed.append(batch)
        }
        packed.sort()
        expected.sort { $0.key.high < $1.key.high }
        #expect(packed.count == expected.count && packed.byteCount > 2 << 20)
        var found: [[String]] = []
        for first in stride(from: 0, to: packed.count, by: 1_000) {
            found += Self.cells(packed.batch(of: first..<min(first + 1_000, packed.count)))
        }
        #expect(found == expected.map(\.cells))
    }
}
