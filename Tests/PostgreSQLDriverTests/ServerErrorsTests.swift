import Database
import DatabaseTestSupport
import Foundation
import PostgreSQLDriver
import Testing

/// What the driver says of trouble: where and what to do, and never a value or a password.
@Suite(.requiresPostgreSQL) struct ServerErrorsTests {
    private let database: PostgreSQLDatabase

    init() throws {
        database = try PostgreSQLDatabase(try PostgreSQLServer.shared.get().freshSchema(), applicationName: "tests")
    }

    private func failure(_ sql: String, _ parameters: [SQLValue] = []) throws -> DatabaseError {
        try #require(throws: DatabaseError.self) { try database.run(sql, parameters) }
    }

    @Test func `A refused value is not repeated, and its place is`() throws {
        try database.execute(
            "CREATE TABLE people (id int PRIMARY KEY, email text UNIQUE, kind text CHECK (kind = 'a'))")
        try database.run("INSERT INTO people VALUES (1, 'ada@example.com', 'a')")
        let statements = [
            "INSERT INTO people VALUES (2, 'ada@example.com', 'a')",
            "INSERT INTO people VALUES (2, '', 'ada@example.com')",
            "SELECT CAST(email AS int) FROM people", "SELECT CAST(email AS uuid) FROM people",
            "SELECT CAST(email AS json) FROM people", "SELECT CAST(email AS date) FROM people",
            "SELECT CAST('99999999999' AS int) FROM people WHERE email = email",
            "DO $$ BEGIN RAISE EXCEPTION 'ada@example.com' USING DETAIL = 'ada', HINT = 'ada'; END $$",
        ]
        for sql in statements {
            let error = try failure(sql)
            let said = error.description.replacing(sql, with: "")
            #expect(!said.contains("ada") && !said.contains("99999999999"), "\(said)")
            #expect(said.contains("PostgreSQL "), "\(said)")
        }
        #expect(try failure(statements[0]).message.contains("constraint people_email_key"))
        #expect(
            try failure("SELECT * FROM nowhere").message.hasPrefix(
                "relation \"nowhere\" does not exist (PostgreSQL 42P01"))
        // The connection is as good as before.
        #expect(try database.integer("SELECT count(*) FROM people") == 1)
    }

    @Test func `A failing batch names the constraint and no value, and the connection goes on`() throws {
        try database.execute("CREATE TABLE t (email text UNIQUE)")
        var batch = RowBatch(columnCount: 1)
        for _ in 0..<2 { batch.append("ada@example.com") }
        let error = try #require(throws: DatabaseError.self) {
            try database.append(batch, to: "t", columns: ["email"])
            // Rows are gathered: what the server has against them is heard with the next statement.
            _ = try database.integer("SELECT count(*) FROM t")
        }
        #expect(error.message.contains("t_email_key") && !error.description.contains("ada"))
        let each = try #require(throws: DatabaseError.self) {
            try database.runForEach("INSERT INTO t VALUES (?1)", batch)
        }
        #expect(each.message.contains("t_email_key") && !each.description.contains("ada"))
        #expect(try database.integer("SELECT count(*) FROM t") == 0)
    }

    @Test(arguments: [
        "postgresql://ann:s3cret@@/x", "postgresql://ann:s3/cret@127.0.0.1:1/x",
        "postgresql://ann:s3cret@127.0.0.1:1/x",
        "postgresql://ann:s3cret@127.0.0.1:port/x", "host=127.0.0.1 port=1 password=s3cret user=ann",
        "host=127.0.0.1 port=1 password='s3cret user=ann", "postgresql://ann:s3:cret@127.0.0.1:1/x?s3cret",
        "postgresql://127.0.0.1:1/x?password=s3cret&bad=s3cret",
    ])
    func `A password in a connection string is never said`(_ connection: String) throws {
        let error = try #require(throws: DatabaseError.self) {
            try PostgreSQLDatabase(connection, applicationName: "tests")
        }
        #expect(error.kind == .cannotOpen && error.hint != nil)
        #expect(!error.description.contains("s3") && !error.description.contains("cret"), "\(error)")
    }

    @Test func `A statement that takes too long, or waits too long for others, says how to allow more`() throws {
        try database.execute("SET statement_timeout = '50ms'")
        let slow = try failure("SELECT pg_sleep(10)")
        #expect(slow.kind == .statement && slow.hint?.contains("statement_timeout") == true)
        try database.execute("SET statement_timeout = 0")
        try database.execute("CREATE TABLE held (a int)")
        try database.execute("SET lock_timeout = '50ms'")
        let schema = try #require(try database.text("SELECT current_schema()"))
        let other = try PostgreSQLDatabase(
            "postgresql://toolkit@/postgres?host=\(try PostgreSQLServer.shared.get().folder)", applicationName: "other")
        try other.execute("BEGIN")
        try other.execute("LOCK TABLE \(schema).held")
        #expect(try failure("SELECT * FROM held").kind == .busy)
    }

    @Test func `An interruption stops a running statement, and lets no other begin but the rollback`() throws {
        try database.execute("BEGIN")
        let target = Target(database: database)
        // A thread, not a task: the statement keeps one of the few threads that tasks have.
        Thread.detachNewThread {
            usleep(200_000)
            target.database.interrupt()
        }
        let error = try failure("SELECT count(*) FROM generate_series(1, 100000000000)")
        #expect(error.kind == .interrupted)
        #expect(try failure("SELECT 1").kind == .interrupted)
        try database.execute("ROLLBACK")
    }

    private struct Target: @unchecked Sendable { let database: PostgreSQLDatabase }

    @Test func `A server that goes is told from a statement that fails`() throws {
        let other = try PostgreSQLDatabase(
            "postgresql://toolkit@/postgres?host=\(try PostgreSQLServer.shared.get().folder)", applicationName: "other")
        let process = try #require(try database.integer("SELECT pg_backend_pid()"))
        _ = try other.integer("SELECT pg_terminate_backend(CAST(?1 AS int))", [.integer(process)])
        #expect(try failure("SELECT 1").kind == .connectionLost)
        #expect(try failure("SELECT 1").kind == .connectionLost)
    }
}
