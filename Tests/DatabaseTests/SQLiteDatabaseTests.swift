import BookingModel
import Database
import Foundation
import SQLiteDriver
import TestSupport
import Testing

@Suite struct SQLiteDatabaseTests {
    let folder: TemporaryFolder
    let database: SQLiteDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase(path: folder.path("a.sqlite"))
    }

    private static let identifier = Identifier(high: 0x2ed6_657d_e927_568b, low: 0x95e1_2665_a8ae_a6a2)

    @Test(arguments: [
        SQLValue.null, .integer(0), .integer(.min), .integer(.max), .real(0.1), .real(-.infinity), .real(1e300),
        .text(""),
        .text("Zoë \u{1F600} O'Brien\n\"quoted\""), .text(String(repeating: "x", count: 100_000)),
        .identifier(identifier),
        .identifier(Identifier(high: 0, low: 0)), .identifier(Identifier(high: .max, low: .max)),
    ])
    func `Every kind of value comes back as it was bound`(_ value: SQLValue) throws {
        var found: [SQLValue] = []
        try database.query("SELECT ?1", [value]) { row in found.append(row.value(0)) }
        #expect(found == [value])
        try database.execute("CREATE TABLE t (a ANY) STRICT")
        var batch = RowBatch(columnCount: 1)
        batch.append(value)
        try database.append(batch, to: "t", columns: ["a"])
        found = []
        try database.query("SELECT a FROM t", []) { row in found.append(row.value(0)) }
        #expect(found == [value])
    }

    @Test func `A row is read by the type that is asked for`() throws {
        try database.query("SELECT 7, 2.5, 'text', NULL, ?1, x'01'", [.identifier(Self.identifier)]) { row in
            #expect(row.columnCount == 6)
            #expect(row.integer(0) == 7 && row.real(1) == 2.5 && row.text(2) == "text")
            #expect(row.isNull(3) && row.text(3) == nil && row.integer(3) == 0 && row.identifier(3) == nil)
            #expect(row.identifier(4) == Self.identifier)
            #expect(row.identifier(5) == nil, "a blob of another length is no identifier")
            var buffer = Array("so far ".utf8)
            #expect(row.appendText(2, to: &buffer) == 4 && row.appendText(3, to: &buffer) == 0)
            #expect(String(decoding: buffer, as: UTF8.self) == "so far text")
        }
    }

    @Test func `An empty text and no value are kept apart in a batch`() throws {
        try database.execute("CREATE TABLE t (row_id INTEGER PRIMARY KEY, a TEXT, b TEXT) STRICT")
        var batch = RowBatch(columnCount: 2)
        // The first row puts nothing into the arena at all.
        batch.append("")
        batch.append(String?.none)
        batch.append(utf8: [])
        batch.append("x")
        batch.append(String?.none)
        batch.append("")
        #expect(batch.rowCount == 3)
        try database.append(batch, to: "t", columns: ["a", "b"])
        var found: [[String?]] = []
        try database.query("SELECT a, b FROM t ORDER BY row_id", []) { row in found.append([row.text(0), row.text(1)]) }
        #expect(found == [["", nil], ["", "x"], [nil, ""]])
    }

    @Test func `A batch of only empty texts stores texts`() throws {
        try database.execute("CREATE TABLE t (a TEXT NOT NULL) STRICT")
        var batch = RowBatch(columnCount: 1)
        batch.append("")
        try database.append(batch, to: "t", columns: ["a"])
        #expect(try database.integer("SELECT COUNT(*) FROM t WHERE a = ''") == 1)
    }

    @Test func `A batch used again holds only what was put in since`() throws {
        try database.execute("CREATE TABLE t (a INTEGER, b TEXT) STRICT")
        var batch = RowBatch(columnCount: 2)
        for round in 0..<3 {
            batch.removeAll()
            #expect(batch.isEmpty)
            for number in 0..<1_000 {
                batch.append(Int64(round * 1_000 + number))
                batch.append("row \(number)")
            }
            try database.append(batch, to: "t", columns: ["a", "b"])
        }
        #expect(try database.integer("SELECT COUNT(DISTINCT a) FROM t WHERE b = 'row ' || (a % 1000)") == 3_000)
    }

    @Test func `Changes are counted`() throws {
        try database.execute("CREATE TABLE t (a INTEGER)")
        #expect(try database.run("INSERT INTO t VALUES (1), (2), (3)") == 3)
        #expect(try database.run("UPDATE t SET a = a + 1 WHERE a > ?1", [.integer(1)]) == 2)
        #expect(try database.run("DELETE FROM t WHERE a = 99") == 0)
    }

    @Test func `A transaction that throws leaves nothing behind`() throws {
        try database.execute("CREATE TABLE t (a INTEGER)")
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try database.transaction { () throws in
                try database.run("INSERT INTO t VALUES (1)")
                throw Stop()
            }
        }
        #expect(try database.integer("SELECT COUNT(*) FROM t") == 0)
        let result = try database.transaction { () throws -> Int in try database.run("INSERT INTO t VALUES (1)") }
        #expect(result == 1)
        #expect(try database.integer("SELECT COUNT(*) FROM t") == 1)
    }

    @Test func `A failing batch names the constraint and no value`() throws {
        try database.execute("CREATE TABLE t (email TEXT UNIQUE) STRICT")
        var batch = RowBatch(columnCount: 1)
        batch.append("ada@example.com")
        batch.append("ada@example.com")
        let error = try #require(throws: DatabaseError.self) { try database.append(batch, to: "t", columns: ["email"]) }
        #expect(error.kind == .statement)
        #expect(error.message.contains("t.email"))
        #expect(!error.description.contains("ada"))
        let second = try #require(throws: DatabaseError.self) {
            try database.run("INSERT INTO t VALUES (?1)", [.text("ada@example.com")])
        }
        #expect(!second.description.contains("ada"))
    }

    @Test func `An error quotes the statement's first line`() throws {
        let error = try #require(throws: DatabaseError.self) { try database.execute("-- why\nSELECT * FROM songs") }
        #expect(error.message == "no such table: songs (SQLite 1, while executing: SELECT * FROM songs)")
    }

    @Test func `A query within the same query has a cursor of its own`() throws {
        var pairs: [[Int64]] = []
        let sql = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n"
        try database.query(sql, []) { outer throws(DatabaseError) in
            let left = outer.integer(0)
            try database.query(sql, []) { inner throws(DatabaseError) in pairs.append([left, inner.integer(0)]) }
        }
        #expect(pairs == [[1, 1], [1, 2], [1, 3], [2, 1], [2, 2], [2, 3], [3, 1], [3, 2], [3, 3]])
    }

    @Test func `A statement with parameters of one call keeps none for the next`() throws {
        #expect(try database.text("SELECT ?1", [.text("a")]) == "a")
        #expect(try database.text("SELECT ?1") == nil)
    }

    @Test func `A file that is no database, a folder, and a path that cannot be are refused`() throws {
        try folder.write("text.sqlite", String(repeating: "words and more words\n", count: 100))
        for path in [folder.path("text.sqlite"), folder.url.path(), "/dev/null/x.sqlite"] {
            let error = try #require(throws: DatabaseError.self) { try SQLiteDatabase(path: path) }
            #expect(error.kind == .cannotOpen)
            #expect(error.message.hasPrefix(path))
        }
        #expect(throws: DatabaseError.self) { try SQLiteDatabase(path: folder.path("none.sqlite"), create: false) }
        #expect(!folder.has("none.sqlite"))
    }

    @Test func `A database opened to read cannot be written`() throws {
        try database.execute("CREATE TABLE t (a INTEGER)")
        let reader = try SQLiteDatabase(path: folder.path("a.sqlite"), create: false, readOnly: true)
        let error = try #require(throws: DatabaseError.self) { try reader.run("INSERT INTO t VALUES (1)") }
        #expect(error.kind == .cannotWrite)
    }
}
