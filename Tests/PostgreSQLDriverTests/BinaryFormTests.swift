import BookingModel
import Database
import DatabaseTestSupport
import PostgreSQLDriver
import TestSupport
import Testing

/// Every type in every direction: bound, by COPY, by arrays, and read again, against what the server itself makes of it.
@Suite(.requiresPostgreSQL) struct BinaryFormTests {
    private let database: PostgreSQLDatabase

    init() throws {
        database = try PostgreSQLDatabase(try PostgreSQLServer.shared.get().freshSchema(), applicationName: "tests")
    }

    private static let moment: Int64 = 1_717_171_717_123_456
    private static let identifier = Identifier(high: 0x2ed6_657d_e927_568b, low: 0x95e1_2665_a8ae_a6a2)

    @Test(arguments: [
        ("timestamptz", SQLValue.integer(moment), "2024-05-31 16:08:37.123456+00" as String?),
        ("timestamptz", .integer(-1), "1969-12-31 23:59:59.999999+00"),
        ("timestamp", .integer(0), "1970-01-01 00:00:00"),
        ("timestamptz", .integer(.min + 1), "-infinity"), ("date", .integer(19_874), "2024-05-31"),
        ("date", .integer(-1), "1969-12-31"), ("bigint", .integer(.min), "-9223372036854775808"),
        ("int", .integer(-2_147_483_648), "-2147483648"), ("smallint", .integer(7), "7"),
        ("boolean", .integer(1), "true"),
        ("double precision", .real(0.1), "0.1"), ("double precision", .integer(3), "3"), ("real", .real(0.5), "0.5"),
        ("numeric", .integer(-12_345_678_901), "-12345678901"), ("numeric", .integer(0), "0"),
        ("uuid", .identifier(identifier), "2ed6657d-e927-568b-95e1-2665a8aea6a2"),
        ("text", .text("Zoë \u{1F600} O'Brien\n"), "Zoë \u{1F600} O'Brien\n"), ("text", .text(""), ""),
        ("varchar", .integer(12), "12"), ("json", .text(#"{"b": 1.10, "a":"\u0000"}"#), #"{"b": 1.10, "a":"\u0000"}"#),
        ("jsonb", .text(#"{"b":1,"a":2}"#), #"{"a": 2, "b": 1}"#), ("text", .text("a\u{0}b"), "a\u{1A}b"),
        ("uuid", .null, nil),
    ])
    func `A value is what the server reads and what comes back`(_ type: String, _ value: SQLValue, _ text: String?)
        throws
    {
        try database.execute("CREATE TABLE t (k bigint, a \(type))")
        var batch = RowBatch(columnCount: 2)
        batch.append(Int64(1))
        batch.append(value)
        try database.append(batch, to: "t", columns: ["k", "a"])
        try database.run("INSERT INTO t (k, a) VALUES (2, ?1)", [value])
        try database.runForEach("INSERT INTO t (k, a) VALUES (?1 + 2, ?2)", batch)
        try database.run("INSERT INTO t (k) VALUES (4)")
        batch.removeAll()
        batch.append(Int64(4))
        batch.append(value)
        try database.update("t", key: "k", columns: ["a"], with: batch)
        var texts: [String?] = []
        try database.query("SELECT CAST(a AS text) FROM t ORDER BY k") { texts.append($0.text(0)) }
        #expect(texts == [text, text, text, text])
        var queried: [SQLValue] = []
        try database.query("SELECT a FROM t ORDER BY k") { queried.append($0.value(0)) }
        var scanned: [SQLValue] = []
        try database.scan(TableScan("t", columns: ["a"], key: "k")) { scanned.append($0.value(0)) }
        #expect(queried == scanned && Set(queried.map { "\($0)" }).count == 1)
        guard !["jsonb", "varchar", "numeric"].contains(type), text != "-infinity", text?.contains("\u{1A}") != true
        else { return }
        if type == "double precision", case .integer = value { return }
        #expect(queried[0] == value)
    }

    @Test func `A value of another type is refused before it reaches the server`() throws {
        try database.execute("CREATE TABLE t (a uuid, b int)")
        #expect(throws: DatabaseError.self) { try database.run("INSERT INTO t (a) VALUES (?1)", [.text("ada")]) }
        #expect(throws: DatabaseError.self) { try database.run("INSERT INTO t (b) VALUES (?1)", [.integer(1 << 40)]) }
        var batch = RowBatch(columnCount: 1)
        batch.append("ada@example.com")
        let error = try #require(throws: DatabaseError.self) { try database.append(batch, to: "t", columns: ["b"]) }
        #expect(error.message == "a value for column b of table t is not of the column's type")
        #expect(try database.integer("SELECT count(*) FROM t") == 0)
    }

    @Test(arguments: [
        "0", "1", "-1", "10000", "99999999", "-10000.5", "0.5", "0.0001", "0.00001", "0.000000123",
        "123456789012.345678",
        "9223372036854775807", "-9223372036854775808", "100000000000000000000", "1e-20", "12340000", "5.00",
    ])
    func `A numeric is read as the server writes it`(_ number: String) throws {
        try database.query("SELECT CAST('\(number)' AS numeric), CAST(CAST('\(number)' AS numeric) AS text)") { row in
            #expect(row.text(0) == row.text(1))
            #expect(row.real(0) == Double(number))
            #expect(row.integer(0) == Int64(number.split(separator: ".")[0]) ?? (number == "1e-20" ? 0 : .max))
        }
    }

    @Test func `Marks of parameters are found outside quotes and comments only`() throws {
        let sql = "SELECT '?1', \"?2\", ?2 || '' -- ?3\n, ?1 || '' FROM (SELECT 'x' AS \"?2\") AS t"
        try database.query(sql, [.text("first"), .text("second")]) { row in
            #expect((0..<4).map { row.text($0) } == ["?1", "x", "second", "first"])
        }
    }

    @Test func `A large scan comes whole, in order, from a place, and up to a number`() throws {
        try database.execute(
            "CREATE TABLE t AS SELECT g AS k, repeat('x', g % 40) AS a FROM generate_series(1, 30000) AS g")
        var keys: [Int64] = []
        var bytes: [UInt8] = []
        try database.scan(TableScan("t", columns: ["k", "a"], key: "k")) { row in
            keys.append(row.integer(0))
            #expect(row.appendText(1, to: &bytes) == Int(row.integer(0)) % 40)
        }
        #expect(keys == Array(1...30_000))
        keys = []
        try database.scan(TableScan("t", columns: ["k"], key: "k", after: 29_000, limit: 10)) {
            keys.append($0.integer(0))
        }
        #expect(keys == Array(29_001...29_010))
        struct Stop: Error {}
        let error = DatabaseError(.statement, "enough")
        #expect(throws: error) {
            try database.scan(TableScan("t", columns: ["k"], key: "k")) { _ throws(DatabaseError) in throw error }
        }
        #expect(try database.integer("SELECT count(*) FROM t") == 30_000)
    }

    @Test func `Updates by key reach their rows only, whatever the size of the batch`() throws {
        try database.execute(
            "CREATE TABLE t AS SELECT CAST(g AS bigint) AS k, 0 AS a FROM generate_series(1, 40000) AS g")
        try database.execute("CREATE INDEX t_k ON t (k)")
        var batch = RowBatch(columnCount: 3)
        for key in stride(from: Int64(2), through: 40_000, by: 2) {
            batch.append(key)
            batch.append(key * 3)
            batch.append(zeros: 4)
        }
        try database.update("t", key: "k", columns: ["a", "fill_room"], with: batch)
        #expect(
            try database.integer("SELECT count(*) FROM t WHERE a = CASE k % 2 WHEN 0 THEN k * 3 ELSE 0 END") == 40_000)
    }
}
