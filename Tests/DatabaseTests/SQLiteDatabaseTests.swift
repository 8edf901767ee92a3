import BookingModel
import Database
import Foundation
import SQLiteDriver
import TestSupport
import Testing

/// What SQLite alone has to answer; what every engine does is in `DatabaseConformanceTests`.
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

    @Test func `What the engine has rolled back by itself is not gone on with`() throws {
        try database.execute("CREATE TABLE t (a TEXT) STRICT; PRAGMA max_page_count = 5; BEGIN")
        var batch = RowBatch(columnCount: 1)
        batch.append(.text(String(repeating: "x", count: 200_000)))
        #expect(throws: DatabaseError.self) { try database.append(batch, to: "t", columns: ["a"]) }
        // The transaction is gone with the row: by itself a small one would find room, and stay.
        batch = RowBatch(columnCount: 1)
        batch.append(.text("x"))
        #expect(throws: DatabaseError.self) { try database.append(batch, to: "t", columns: ["a"]) }
        #expect(throws: DatabaseError.self) { try database.run("INSERT INTO t VALUES ('x')", []) }
        #expect(throws: DatabaseError.self) { try database.execute("COMMIT") }
        try? database.execute("ROLLBACK")
        try database.execute("BEGIN; INSERT INTO t VALUES ('y'); COMMIT")
        var count: Int64 = 0
        try database.query("SELECT COUNT(*) FROM t", []) { count = $0.integer(0) }
        #expect(count == 1)
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
