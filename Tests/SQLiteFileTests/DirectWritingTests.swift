import BookingModel
import Database
import Foundation
import SQLiteDriver
import TestSupport
import Testing

/// A file that is built past the engine is, to the engine, one like any other: it finds no fault in it, and reads from
/// it what was written.
@Suite struct DirectWritingTests {
    private static let schema = """
        CREATE TABLE things (
            row_id INTEGER PRIMARY KEY, id BLOB NOT NULL, owner BLOB, name TEXT, size INTEGER, weight REAL,
            colour TEXT DEFAULT 'grey', fill_room BLOB DEFAULT x'000000000000000000000000000000000000000000000000'
        ) STRICT;
        CREATE UNIQUE INDEX things_id ON things (id);
        CREATE INDEX things_owner ON things (owner) WHERE owner IS NOT NULL;
        CREATE INDEX things_name ON things (name);
        CREATE TABLE owners (name TEXT, id BLOB NOT NULL PRIMARY KEY, age INTEGER NOT NULL DEFAULT 7,
            fill_room BLOB DEFAULT x'0000000000000000000000000000000000000000') STRICT, WITHOUT ROWID;
        CREATE TABLE friends (
            one BLOB NOT NULL, other BLOB NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (one, other, kind)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX friends_other ON friends (other);
        """

    /// The same steps on two files, one of them built directly.
    private func onBoth(_ folder: TemporaryFolder, _ steps: (SQLiteDatabase) throws -> Void) throws -> (String, String)
    {
        var contents: [String] = []
        for isBuilding in [true, false] {
            let path = folder.url.appending(path: isBuilding ? "built.sqlite" : "plain.sqlite").path()
            _ = FileManager.default.createFile(atPath: path, contents: nil)
            let database = try SQLiteDatabase(path: path, isBuilding: isBuilding)
            try database.execute("BEGIN IMMEDIATE")
            try database.execute(DirectWritingTests.schema)
            try steps(database)
            try database.execute("COMMIT")
            if isBuilding { try database.finishBuilding() }
            let reopened = try SQLiteDatabase(path: path, create: false)
            #expect(try reopened.text("PRAGMA integrity_check") == "ok")
            contents.append(try dump(reopened))
        }
        return (contents[0], contents[1])
    }

    /// Everything that matters, by the engine's own words; the order of the indexes is tried, too.
    private func dump(_ database: SQLiteDatabase) throws -> String {
        var lines: [String] = []
        for sql in [
            "SELECT row_id, hex(id), hex(owner), quote(name), size, quote(weight), colour FROM things ORDER BY row_id",
            "SELECT hex(id), name, age FROM owners ORDER BY id",
            "SELECT hex(one), hex(other), kind FROM friends ORDER BY one, other, kind",
            "SELECT hex(other), hex(one), kind FROM friends INDEXED BY friends_other ORDER BY other, one, kind",
            "SELECT hex(id) FROM things INDEXED BY things_id WHERE id > x'00' ORDER BY id",
            "SELECT hex(owner), row_id FROM things INDEXED BY things_owner WHERE owner IS NOT NULL ORDER BY owner, row_id",
            "SELECT name FROM things INDEXED BY things_name WHERE name > '' ORDER BY name",
        ] {
            try database.query(sql) { row throws(DatabaseError) in
                lines.append((0..<row.columnCount).map { row.text($0) ?? "-" }.joined(separator: "|"))
            }
        }
        return lines.joined(separator: "\n")
    }

    private func identifier(_ generator: inout SeededGenerator) -> Identifier {
        Identifier(high: generator.next(), low: generator.next())
    }

    private func text(_ generator: inout SeededGenerator) -> String? {
        switch Int.random(in: 0..<40, using: &generator) {
        case 0: nil
        case 1: ""
        case 2: String(repeating: "long ", count: Int.random(in: 1..<9_000, using: &generator))
        case 3: String(repeating: "é", count: Int.random(in: 50..<80, using: &generator))
        default: String(repeating: "n", count: Int.random(in: 1..<30, using: &generator))
        }
    }

    private func number(_ generator: inout SeededGenerator) -> Int64? {
        let bits = Int.random(in: -1...63, using: &generator)
        if bits < 0 { return nil }
        let value = Int64(truncatingIfNeeded: generator.next() >> UInt64(63 - bits))
        return Bool.random(using: &generator) ? value : ~value
    }

    @Test(arguments: [0, 1, 2, 60, 3_000, 12_000, 40_000])
    func rowsAppendedDirectlyAreThoseThatTheEngineWouldHaveWritten(count: Int) throws {
        let folder = try TemporaryFolder()
        let (built, plain) = try onBoth(folder) { database in
            var generator = SeededGenerator(seed: UInt64(count) + 1)
            var batch = RowBatch(columnCount: 6)
            for _ in 0..<count {
                batch.append(identifier(&generator))
                batch.append(Int.random(in: 0..<3, using: &generator) == 0 ? nil : identifier(&generator))
                batch.append(count > 20_000 ? "short" : text(&generator))
                batch.append(number(&generator))
                if Bool.random(using: &generator) {
                    batch.append(Double(generator.next() % 1_000) / 8)
                } else {
                    batch.appendNull()
                }
                batch.append("blue")
                if batch.rowCount == 700 {
                    try database.append(
                        batch, to: "things", columns: ["id", "owner", "name", "size", "weight", "colour"])
                    batch.removeAll()
                }
            }
            try database.append(batch, to: "things", columns: ["id", "owner", "name", "size", "weight", "colour"])
            let owners = (0..<count).map { _ in identifier(&generator) }.sorted()
            var people = RowBatch(columnCount: 2)
            for owner in owners {
                people.append(owner)
                people.append(text(&generator))
            }
            try database.append(people, to: "owners", columns: ["id", "name"])
            // Few have many friends, so that the index's order hangs on the rest of the key.
            let known = owners.prefix(7)
            var friends = RowBatch(columnCount: 3)
            for owner in owners {
                for friend in known.filter({ _ in Bool.random(using: &generator) }) {
                    for kind in ["dear", "near"].prefix(Int.random(in: 1...2, using: &generator)) {
                        friends.append(owner)
                        friends.append(friend)
                        friends.append(kind)
                    }
                }
            }
            try database.append(friends, to: "friends", columns: ["one", "other", "kind"])
        }
        #expect((built == plain) == true)
    }

    @Test(arguments: [1, 500, 20_000])
    func rowsUpdatedDirectlyAreThoseThatTheEngineWouldHaveWritten(count: Int) throws {
        let folder = try TemporaryFolder()
        let (built, plain) = try onBoth(folder) { database in
            var generator = SeededGenerator(seed: UInt64(count) + 77)
            var batch = RowBatch(columnCount: 2)
            var people = RowBatch(columnCount: 2)
            let owners = (0..<count).map { _ in identifier(&generator) }.sorted()
            for owner in owners {
                batch.append(identifier(&generator))
                batch.append(text(&generator))
                people.append(owner)
                people.append(text(&generator))
            }
            try database.append(batch, to: "things", columns: ["id", "name"])
            try database.append(people, to: "owners", columns: ["id", "name"])
            #expect(try database.integer("SELECT count(*) FROM things") == Int64(count))
            // Some rows grow past the room that was left: those the engine writes.
            for round in 0..<3 {
                var changes = RowBatch(columnCount: 5)
                var ages = RowBatch(columnCount: 3)
                for row in 1...count where Int.random(in: 0..<3, using: &generator) > 0 {
                    changes.append(Int64(row))
                    changes.append(round == 1 ? nil : owners[row - 1])
                    changes.append(number(&generator))
                    changes.append(Bool.random(using: &generator) ? "blue" : "a colour with a long name")
                    changes.append(zeros: 3)
                    ages.append(owners[row - 1])
                    ages.append(number(&generator) ?? 3)
                    ages.append(zeros: 9)
                }
                try database.update(
                    "things", key: "row_id", columns: ["owner", "size", "colour", "fill_room"], with: changes)
                try database.update("owners", key: "id", columns: ["age", "fill_room"], with: ages)
            }
        }
        #expect((built == plain) == true)
    }

    @Test func aScanGivesWhatAQueryGivesWhileTheFileIsBuiltAndAfterwards() throws {
        let folder = try TemporaryFolder()
        let columns = ["row_id", "id", "owner", "name", "size", "weight", "colour"]
        func values(_ database: SQLiteDatabase, _ scan: TableScan) throws -> ([[SQLValue]], [[SQLValue]]) {
            var scanned: [[SQLValue]] = []
            var queried: [[SQLValue]] = []
            try database.scan(scan) { row throws(DatabaseError) in scanned.append(columns.indices.map { row.value($0) })
            }
            try database.query(scan.sql, scan.parameters) { row throws(DatabaseError) in
                queried.append(columns.indices.map { row.value($0) })
            }
            return (scanned, queried)
        }
        _ = try onBoth(folder) { database in
            var generator = SeededGenerator(seed: 5)
            var batch = RowBatch(columnCount: 4)
            for _ in 0..<3_000 {
                batch.append(identifier(&generator))
                batch.append(text(&generator))
                batch.append(number(&generator))
                batch.append(Double(generator.next() % 64) / 4)
            }
            try database.append(batch, to: "things", columns: ["id", "name", "size", "weight"])
            for scan in [
                TableScan("things", columns: columns, key: "row_id"),
                TableScan("things", columns: columns, key: "row_id", after: 0, limit: 10),
                TableScan("things", columns: columns, key: "row_id", after: 1_717, limit: 400),
                TableScan("things", columns: columns, key: "row_id", after: 5_000),
            ] {
                let (scanned, queried) = try values(database, scan)
                #expect(scanned.count == queried.count && !zip(scanned, queried).contains { $0 != $1 })
            }
        }
        for name in ["built.sqlite", "plain.sqlite"] {
            let database = try SQLiteDatabase(
                path: folder.url.appending(path: name).path(), create: false, readOnly: true)
            let (scanned, queried) = try values(database, TableScan("things", columns: columns, key: "row_id"))
            #expect(scanned.count == 3_000)
            #expect(scanned.count == queried.count && !zip(scanned, queried).contains { $0 != $1 })
        }
    }

    @Test(arguments: [2, 30_000])
    func anIndexThatMustBeUniqueRefusesADuplicateHoweverTheTableWasWritten(count: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.url.appending(path: "built.sqlite").path()
        let database = try SQLiteDatabase(path: path, isBuilding: true)
        try database.execute(DirectWritingTests.schema)
        var generator = SeededGenerator(seed: 5)
        let identifiers = (1..<count).map { _ in identifier(&generator) }
        var batch = RowBatch(columnCount: 1)
        // Read by different threads, merged by one.
        for identifier in identifiers + identifiers.prefix(1) { batch.append(identifier) }
        try database.append(batch, to: "things", columns: ["id"])
        #expect(throws: DatabaseError.self) { try database.finishBuilding() }
    }
}
