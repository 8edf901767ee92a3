import BookingModel
import Database
import DatabaseTestSupport
import TestSupport
import Testing

/// What every driver has to do in the same way.
@Suite(.onEveryEngine) struct DatabaseConformanceTests {
    let folder: TemporaryFolder
    let database: any Database

    init() throws {
        folder = try TemporaryFolder()
        database = try TestEngine.database(in: folder)
    }

    @Test(.requiresPostgreSQL) func `Every test of the database runs on a PostgreSQL server, too`() throws {
        #expect(try PostgreSQLServer.shared.get().folder != "")
    }

    @Test func `An empty text and no value are kept apart in a batch`() throws {
        try database.execute("CREATE TABLE t (a TEXT, b TEXT)")
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
        try database.query("SELECT a, b FROM t ORDER BY a IS NULL, b IS NOT NULL", []) { row in
            found.append([row.text(0), row.text(1)])
        }
        #expect(found == [["", nil], ["", "x"], [nil, ""]])
    }

    @Test func `A text does not end at U+0000, bound alone or in a batch`() throws {
        try database.execute("CREATE TABLE t (a TEXT)")
        try database.run("INSERT INTO t VALUES (?1)", [.text("before\0after")])
        var batch = RowBatch(columnCount: 1)
        batch.append("before\0after")
        try database.append(batch, to: "t", columns: ["a"])
        var found: [String?] = []
        try database.query("SELECT a FROM t", []) { row in found.append(row.text(0)) }
        // PostgreSQL cannot hold the character and has SUB in its place.
        let kept = database.engine == .sqlite ? "before\0after" : "before\u{1A}after"
        #expect(found == [kept, kept])
        // What is looked for is not cut off either.
        #expect(try database.integer("SELECT COUNT(*) FROM t WHERE a = ?1", [.text("before\0after")]) == 2)
        try database.run("INSERT INTO t VALUES (?1)", [.text("before")])
        #expect(try database.integer("SELECT COUNT(*) FROM t WHERE a = ?1", [.text("before\0other")]) == 0)
    }

    @Test func `A batch of only empty texts stores texts`() throws {
        try database.execute("CREATE TABLE t (a TEXT NOT NULL)")
        var batch = RowBatch(columnCount: 1)
        batch.append("")
        try database.append(batch, to: "t", columns: ["a"])
        #expect(try database.integer("SELECT COUNT(*) FROM t WHERE a = ''") == 1)
    }

    @Test func `A batch used again holds only what was put in since`() throws {
        try database.execute("CREATE TABLE t (a INTEGER, b TEXT)")
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

    @Test func `Rows of all kinds of cells come back by query and by scan`() throws {
        try database.execute(
            """
            CREATE TABLE t (k INTEGER NOT NULL, whole BIGINT, word TEXT, share DOUBLE PRECISION,
                id \(database.dialect.identifierType))
            """)
        var generator = SeededGenerator(seed: 7)
        var rows: [[SQLValue]] = []
        for key in 0..<2_000 {
            func maybe(_ value: SQLValue) -> SQLValue { Int.random(in: 0..<4, using: &generator) == 0 ? .null : value }
            rows.append([
                .integer(Int64(key)), maybe(.integer(.random(in: .min ... .max, using: &generator))),
                maybe(.text(String(repeating: "é", count: .random(in: 0..<50, using: &generator)))),
                maybe(.real(.random(in: -1e9...1e9, using: &generator))),
                maybe(.identifier(.init(high: generator.next(), low: generator.next()))),
            ])
        }
        var batch = RowBatch(columnCount: 5)
        for value in rows.joined() { batch.append(value) }
        let columns = ["k", "whole", "word", "share", "id"]
        try database.append(batch, to: "t", columns: columns)
        func values(_ row: any ResultRow) -> [SQLValue] { (0..<row.columnCount).map { row.value($0) } }
        var queried: [[SQLValue]] = []
        try database.query("SELECT k, whole, word, share, id FROM t ORDER BY k") { queried.append(values($0)) }
        var scanned: [[SQLValue]] = []
        try database.scan(TableScan("t", columns: columns, key: "k")) { scanned.append(values($0)) }
        #expect(queried == rows && scanned == rows)
        // The same values once more, moved by one row, as an update.
        batch.removeAll()
        let moved = ([rows[rows.count - 1]] + rows.dropLast()).map { Array($0.dropFirst()) }
        for (key, row) in moved.enumerated() {
            batch.append(Int64(key))
            for value in row { batch.append(value) }
        }
        try database.update("t", key: "k", columns: Array(columns.dropFirst()), with: batch)
        queried = []
        try database.query("SELECT whole, word, share, id FROM t ORDER BY k") { queried.append(values($0)) }
        #expect(queried == moved)
    }

    /// Few rows and many go different ways on a server; the outcome is the same.
    @Test(arguments: [(1, 3), (1, 9_000), (5, 2_000), (3, 1)])
    func `Updates by one batch or several change the rows that they name, and no others`(_ batches: Int, _ size: Int)
        throws
    {
        let isSQLite = database.engine == .sqlite
        try database.execute(
            "CREATE TABLE t (k \(isSQLite ? "INTEGER PRIMARY KEY" : "bigint"), a \(isSQLite ? "INTEGER" : "bigint"), b TEXT)"
        )
        let count = batches * size
        var rows = RowBatch(columnCount: 3)
        for key in 0..<count * 2 {
            rows.append(Int64(key))
            rows.append(Int64(-1))
            rows.append("kept")
        }
        try database.append(rows, to: "t", columns: ["k", "a", "b"])
        // Every second row, some to no value, and some that are not there.
        @Sendable func batch(_ index: Int) -> RowBatch {
            var batch = RowBatch(columnCount: 3)
            for place in index * size..<(index + 1) * size {
                batch.append(Int64(place * 2 + (place % 10 == 9 ? count * 4 : 0)))
                batch.append(place % 3 == 0 ? nil : Int64(place))
                batch.append("new")
            }
            return batch
        }
        if batches == 1 {
            try database.update("t", key: "k", columns: ["a", "b"], with: batch(0))
        } else {
            try database.update("t", key: "k", columns: ["a", "b"], batches: batches, batch)
        }
        var wrong = 0
        var seen = 0
        try database.query("SELECT k, a, b FROM t", []) { row in
            let key = Int(row.integer(0))
            let isChanged = key % 2 == 0 && key / 2 % 10 != 9
            let value: Int64? = isChanged ? key / 2 % 3 == 0 ? nil : Int64(key / 2) : -1
            if (row.isNull(1) ? nil : row.integer(1)) != value || row.text(2) != (isChanged ? "new" : "kept") {
                wrong += 1
            }
            seen += 1
        }
        #expect(wrong == 0 && seen == count * 2)
        // Again, and in a transaction that is given up.
        try database.execute("BEGIN")
        try database.update("t", key: "k", columns: ["a", "b"], with: batch(0))
        try database.execute("ROLLBACK")
        #expect(try database.integer("SELECT count(*) FROM t") == Int64(count * 2))
    }
}
