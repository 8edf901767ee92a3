import BookingModel
import Database
import Foundation
import SQLiteDriver
import TestSupport
import Testing

/// A table read or updated in stretches gives what a query gives and what the engine would have written, whatever the
/// numbers of its rows are and wherever a stretch ends.
@Suite struct SideBySideTests {
    private static let schema = """
        PRAGMA page_size = 1024; VACUUM;
        CREATE TABLE things (row_id INTEGER PRIMARY KEY, owner BLOB, name TEXT, size INTEGER,
            fill_room BLOB DEFAULT x'000000000000000000000000000000000000000000000000') STRICT;
        CREATE INDEX things_owner ON things (owner) WHERE owner IS NOT NULL;
        CREATE TABLE owners (id BLOB NOT NULL PRIMARY KEY, name TEXT, age INTEGER NOT NULL DEFAULT 7,
            fill_room BLOB DEFAULT x'0000000000000000000000000000000000000000') STRICT, WITHOUT ROWID;
        """

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The tables filled by the engine, with rows that overflow their pages and, where asked for, numbers that lie apart.
    private func database(_ name: String, rows: Int, gaps: Bool, seed: UInt64) throws -> SQLiteDatabase {
        let path = folder.url.appending(path: name).path()
        let database = try SQLiteDatabase(path: path, isBuilding: true)
        try database.execute(SideBySideTests.schema)
        var generator = SeededGenerator(seed: seed)
        var things = RowBatch(columnCount: 4)
        var owners = RowBatch(columnCount: 2)
        var number: Int64 = gaps ? -700 : 0
        for _ in 0..<rows {
            number += gaps ? Int64.random(in: 1...9, using: &generator) : 1
            things.append(number)
            things.append(Bool.random(using: &generator) ? identifier(&generator) : nil)
            things.append(text(&generator))
            things.append(Int64(truncatingIfNeeded: generator.next()) >> 20)
            owners.append(identifier(&generator))
            owners.append(text(&generator))
        }
        try database.execute("BEGIN")
        if gaps {
            try database.runForEach("INSERT INTO things (row_id, owner, name, size) VALUES (?1, ?2, ?3, ?4)", things)
        } else {
            try database.append(things, to: "things", columns: ["row_id", "owner", "name", "size"])
        }
        try database.runForEach("INSERT INTO owners (id, name) VALUES (?1, ?2)", owners)
        return database
    }

    private func identifier(_ generator: inout SeededGenerator) -> Identifier {
        Identifier(high: generator.next(), low: generator.next())
    }

    private func text(_ generator: inout SeededGenerator) -> String {
        let isLong = Int.random(in: 0..<25, using: &generator) == 0
        return String(repeating: "é", count: Int.random(in: isLong ? 400..<3_000 : 0..<40, using: &generator))
    }

    private func values(_ row: any ResultRow) -> [SQLValue] { (0..<row.columnCount).map { row.value($0) } }

    private func rows(_ database: SQLiteDatabase, _ sql: String) throws -> [[SQLValue]] {
        var rows: [[SQLValue]] = []
        try database.query(sql) { row throws(DatabaseError) in rows.append(values(row)) }
        return rows
    }

    @Test(arguments: [0, 1, 2, 3, 57, 4_000], [false, true])
    func partsGiveTogetherWhatAQueryGives(count: Int, gaps: Bool) throws {
        let database = try database("read.sqlite", rows: count, gaps: gaps, seed: UInt64(count) + 11)
        let scans = [
            TableScan("things", columns: ["row_id", "name", "owner", "size"], key: "row_id"),
            TableScan("things", columns: ["size"], key: "row_id"),
            TableScan("owners", columns: ["id", "name", "age"], key: "id"),
        ]
        for isBuilding in [true, false] {
            if !isBuilding { try database.execute("COMMIT") }
            let reader =
                isBuilding
                ? database : try SQLiteDatabase(path: folder.url.appending(path: "read.sqlite").path(), create: false)
            for scan in scans {
                let parts = try reader.scan(scan, into: { [[SQLValue]]() }) { part, row throws(DatabaseError) in
                    part.append((0..<row.columnCount).map { row.value($0) })
                }
                let queried = try rows(reader, scan.sql)
                #expect(queried.count == count)
                #expect(
                    (Array(parts.joined()) == queried) == true, "\(scan.table), gaps \(gaps), building \(isBuilding)")
            }
        }
    }

    @Test(arguments: [1, 2, 40, 900, 5_000], [1, 7, 300])
    func rowsUpdatedByManyBatchesAreThoseThatTheEngineWouldHaveWritten(count: Int, atOnce: Int) throws {
        for gaps in [false, true] {
            var contents: [[[SQLValue]]] = []
            for isDirect in [true, false] {
                let name = "\(gaps)-\(isDirect).sqlite"
                let database = try database(name, rows: count, gaps: gaps, seed: UInt64(count * 31 + atOnce))
                let numbers = try rows(database, "SELECT row_id FROM things ORDER BY row_id").map { $0[0] }
                let ids = try rows(database, "SELECT id FROM owners ORDER BY id").map { $0[0] }
                for round in 0..<2 {
                    // Most rows; some of them grow past the room that was left, and those the engine writes.
                    var generator = SeededGenerator(seed: UInt64(round) + UInt64(count))
                    let changes = numbers.compactMap { number in
                        Int.random(in: 0..<5, using: &generator) == 0
                            ? nil : (number, identifier(&generator), Int64(truncatingIfNeeded: generator.next() >> 50))
                    }
                    let batches = (changes.count + atOnce - 1) / atOnce
                    let columns = ["owner", "size", "fill_room"]
                    let batch: @Sendable (Int) -> RowBatch = { index in
                        var batch = RowBatch(columnCount: 4)
                        for (number, owner, size) in changes[stretch(index, of: batches, over: changes.count)] {
                            batch.append(number)
                            batch.append(owner)
                            batch.append(size)
                            batch.append(zeros: 4)
                        }
                        return batch
                    }
                    let ages: @Sendable (Int) -> RowBatch = { index in
                        var batch = RowBatch(columnCount: 3)
                        for id in ids[stretch(index, of: batches, over: ids.count)] {
                            batch.append(id)
                            batch.append(Int64(round + index))
                            batch.append(zeros: 18)
                        }
                        return batch
                    }
                    if isDirect {
                        try database.update("things", key: "row_id", columns: columns, batches: batches, batch)
                        try database.update("owners", key: "id", columns: ["age", "fill_room"], batches: batches, ages)
                    } else {
                        for index in 0..<batches {
                            try database.runForEach(
                                "UPDATE things SET owner = ?2, size = ?3, fill_room = ?4 WHERE row_id = ?1",
                                batch(index))
                            try database.runForEach(
                                "UPDATE owners SET age = ?2, fill_room = ?3 WHERE id = ?1", ages(index))
                        }
                    }
                }
                try database.execute("COMMIT")
                #expect(try database.text("PRAGMA integrity_check") == "ok")
                contents.append(
                    try rows(database, "SELECT row_id, owner, name, size FROM things ORDER BY row_id")
                        + rows(database, "SELECT id, name, age FROM owners ORDER BY id")
                        + rows(database, "SELECT owner FROM things WHERE owner IS NOT NULL ORDER BY owner"))
            }
            #expect((contents[0] == contents[1]) == true, "gaps \(gaps)")
        }
    }

    @Test(arguments: [0, 1, 5, 60])
    func batchesAreAppendedInTheirOrder(batches: Int) throws {
        let database = try database("append.sqlite", rows: 0, gaps: false, seed: 1)
        try database.append(to: "things", columns: ["name", "size"], batches: batches) { index in
            var batch = RowBatch(columnCount: 2)
            for row in 0..<(index % 4) {
                batch.append("row \(row)")
                batch.append(Int64(index))
            }
            return batch
        }
        let expected = (0..<batches).flatMap { index in
            (0..<(index % 4)).map { [SQLValue.text("row \($0)"), .integer(Int64(index))] }
        }
        #expect(try rows(database, "SELECT name, size FROM things ORDER BY row_id") == expected)
    }

    @Test func anErrorOfOnePartIsTheErrorOfTheScan() throws {
        let database = try database("error.sqlite", rows: 500, gaps: false, seed: 3)
        #expect(throws: DatabaseError.self) {
            _ = try database.scan(TableScan("things", columns: ["row_id"], key: "row_id"), into: { 0 }) {
                _, row throws(DatabaseError) in
                if row.integer(0) == 400 { throw DatabaseError(.statement, "enough") }
            }
        }
    }
}
