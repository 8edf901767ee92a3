import BookingModel
import Database
import DatabaseTestSupport
import TestSupport
import Testing

@testable import Importing

/// Rows that wait in memory, rows that are too many for it, and rows of a table that is not empty: all are written.
@Suite(.onEveryEngine) struct TableLoadTests {
    private static let sessions = TableMerge(table: "course_sessions", columns: SessionReader.columns)

    private func batches(_ count: Int, rows: Int) -> [RowBatch] {
        (0..<count).map { number in
            var batch = RowBatch(columnCount: SessionReader.columns.count)
            for row in 0..<rows {
                let reference = "S-\(number * rows + row)"
                var session = SessionReader.Row(
                    id: Identifier(namespace: Identifier.Namespace.session, name: reference), system: Array("web".utf8),
                    reference: Array(reference.utf8)[...])
                session.venue = row % 3 == 0 ? nil : Array("Hall \(row % 7)".utf8)[...]
                session.capacity = Int64(row % 40)
                session.fileID = Int64(1 + number % 2)
                session.line = Int64(row)
                session.append(to: &batch)
            }
            return batch
        }
    }

    /// What the table holds in the end, and the counts by file.
    private func load(_ batches: [RowBatch], mayHold: Bool, mostHeld: Int, isDistinct: Bool, twice: Bool = false) throws
        -> (rows: [[SQLValue]], counts: [String])
    {
        let workshop = try ImportWorkshop()
        var counts: [String] = []
        for _ in 0..<(twice ? 2 : 1) {
            counts = []
            try workshop.database.transaction { () throws in
                var load = try TableLoad(Self.sessions, mayHold: mayHold, mostHeld: mostHeld, workshop.database)
                for batch in batches { try load.take(batch, workshop.database) }
                try load.finish(workshop.database, isDistinct: isDistinct) {
                    counts.append("\($0.fileID) \($0.outcome) \($0.rows)")
                }
            }
        }
        let columns = SessionReader.columns.joined(separator: ", ")
        return (try workshop.rows("SELECT \(columns) FROM course_sessions ORDER BY id"), counts)
    }

    @Test func `Held, staged and spilt rows make the same table and the same counts`() throws {
        let batches = batches(9, rows: 2_500)
        let staged = try load(batches, mayHold: false, mostHeld: 0, isDistinct: false)
        #expect(staged.rows.count == 22_500 && staged.counts == ["1 loaded 12500", "2 loaded 10000"])
        for mostHeld in [1 << 20, 2 << 20, 1 << 30] {
            let held = try load(batches, mayHold: true, mostHeld: mostHeld, isDistinct: true)
            #expect(held == staged, "with \(mostHeld) bytes")
        }
    }

    @Test func `Rows that came twice are merged, and so are those of a table that has some`() throws {
        let batches = batches(2, rows: 300)
        let once = try load(batches, mayHold: true, mostHeld: 1 << 30, isDistinct: true)
        let repeated = try load(batches + batches, mayHold: true, mostHeld: 1 << 30, isDistinct: false)
        #expect(repeated.rows == once.rows)
        #expect(repeated.counts == ["1 duplicate 300", "1 loaded 300", "2 duplicate 300", "2 loaded 300"])
        let again = try load(batches, mayHold: true, mostHeld: 1 << 30, isDistinct: true, twice: true)
        #expect(again.rows == once.rows && again.counts == ["1 unchanged 300", "2 unchanged 300"])
    }
}
