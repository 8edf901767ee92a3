import Database
import DatabaseTestSupport
import TestSupport
import Testing

@testable import PostgreSQLDriver

/// Rows that are gathered before they are copied: nobody but the server can tell.
@Suite(.requiresPostgreSQL) struct AppendedRowsTests {
    let database: PostgreSQLDatabase

    init() throws {
        database = try PostgreSQLDatabase(
            PostgreSQLServer.shared.get().freshSchema(), applicationName: "booking-toolkit tests")
        try database.execute("CREATE TABLE a (n bigint, t text); CREATE TABLE b (n bigint CHECK (n < 100000))")
    }

    private func batch(_ numbers: Range<Int>, text: String?) -> RowBatch {
        var batch = RowBatch(columnCount: text == nil ? 1 : 2)
        for number in numbers {
            batch.append(Int64(number))
            if let text { batch.append(text) }
        }
        return batch
    }

    /// A model beside: what was appended, table by table, in order.
    @Test(arguments: [1, 2, 3] as [UInt64]) func `Every statement sees all rows before it, in their order`(
        _ seed: UInt64
    )
        throws
    {
        var random = SeededGenerator(seed: seed)
        var next = ["a": 0, "b": 0]
        let text = String(repeating: "x", count: 900)
        for step in 0..<60 {
            let table = Bool.random(using: &random) ? "a" : "b"
            let count = Int.random(in: 1...700, using: &random)
            let start = next[table] ?? 0
            let rows = batch(start..<start + count, text: table == "a" ? text : nil)
            try database.append(rows, to: table, columns: table == "a" ? ["n", "t"] : ["n"])
            next[table] = start + count
            guard step % 7 == 0 else { continue }
            for (table, count) in next {
                #expect(try database.integer("SELECT count(*) FROM \(table)") == Int64(count))
                let isOrdered =
                    "SELECT count(*) FROM (SELECT n, row_number() OVER (ORDER BY ctid) - 1 AS r FROM \(table)) AS x"
                #expect(try database.integer(isOrdered + " WHERE n = r") == Int64(count))
            }
        }
        #expect(database.appended.allSatisfy { !$0.isFull })
    }

    @Test func `What is taken back is not sent, what a commit or a savepoint closes is`() throws {
        try database.execute("BEGIN")
        try database.append(batch(0..<10, text: nil), to: "b", columns: ["n"])
        try database.execute("ROLLBACK")
        #expect(try database.integer("SELECT count(*) FROM b") == 0)
        try database.execute("BEGIN")
        try database.append(batch(0..<10, text: nil), to: "b", columns: ["n"])
        try database.execute("SAVEPOINT here")
        try database.append(batch(10..<15, text: nil), to: "b", columns: ["n"])
        try database.execute("ROLLBACK TO here")
        try database.execute("COMMIT")
        #expect(try database.integer("SELECT count(*) FROM b") == 10)
    }

    @Test func `A batch of which a value does not fit its column adds no row, and those before it stay`() throws {
        try database.append(batch(0..<10, text: nil), to: "b", columns: ["n"])
        var bad = batch(10..<12, text: nil)
        bad.append("ada@example.com")
        let error = try #require(throws: DatabaseError.self) { try database.append(bad, to: "b", columns: ["n"]) }
        #expect(error.message == "a value for column n of table b is not of the column's type")
        #expect(try database.integer("SELECT count(*) FROM b") == 10)
    }

    /// A COPY whose end was not waited for fails: the next statement tells, and the one after it works.
    @Test func `What the server refuses is told by the next statement`() throws {
        let text = String(repeating: "x", count: 1_000)
        try database.append(batch(0..<1, text: text), to: "a", columns: ["n", "t"])
        try database.append(batch(99_990..<100_010, text: nil), to: "b", columns: ["n"])
        try database.append(batch(0..<2_000, text: text), to: "a", columns: ["n", "t"])
        let error = try #require(throws: DatabaseError.self) { try database.integer("SELECT count(*) FROM a") }
        #expect(error.message.contains("b_n_check"))
        #expect(try database.integer("SELECT count(*) FROM b") == 0)
        #expect(try database.integer("SELECT count(*) FROM a") == 2_001)
        // Also where the next statement is one before which plans are forgotten.
        try database.append(batch(99_990..<100_010, text: nil), to: "b", columns: ["n"])
        #expect(throws: DatabaseError.self) { try database.execute("CREATE INDEX b_n ON b (n)") }
        try database.execute("BEGIN")
        try database.append(batch(99_990..<100_010, text: nil), to: "b", columns: ["n"])
        #expect(throws: DatabaseError.self) { try database.execute("COMMIT") }
        try database.execute("ROLLBACK")
        #expect(try database.integer("SELECT count(*) FROM b") == 0)
    }
}
