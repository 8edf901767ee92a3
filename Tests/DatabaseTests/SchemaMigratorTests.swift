import BookingModel
import DatabaseTestSupport
import EmbeddedFiles
import TestSupport
import Testing

@testable import Database

@Suite(.onEveryEngine) struct SchemaMigratorTests {
    let folder: TemporaryFolder
    let database: any Database

    init() throws {
        folder = try TemporaryFolder()
        database = try TestEngine.database(in: folder)
    }

    private static let steps = [
        ("0001_one", "CREATE TABLE one (a INTEGER)"), ("0002_two", "CREATE TABLE two (a INTEGER)"),
    ]
    private let migrator = SchemaMigrator(steps.map { (name: $0.0, sql: $0.1) })

    private func tables() throws -> [String] {
        var names: [String] = []
        try database.query(database.dialect.tableNames + " ORDER BY 1", []) {
            names.append($0.text(0) ?? "")
        }
        return names
    }

    @Test func `What is missing is applied, once, in order`() throws {
        #expect(try SchemaMigrator([(name: "0001_one", sql: Self.steps[0].1)]).migrate(database) == ["0001_one"])
        #expect(try migrator.migrate(database) == ["0002_two"])
        #expect(try migrator.migrate(database) == [])
        #expect(try tables() == ["one", "schema_migrations", "two"])
        try migrator.verify(database)
    }

    @Test func `A step whose text has changed is refused`() throws {
        try migrator.migrate(database)
        let changed = SchemaMigrator([
            (name: "0001_one", sql: Self.steps[0].1 + " "), (name: "0002_two", sql: Self.steps[1].1),
        ])
        let error = try #require(throws: DatabaseError.self) { try changed.migrate(database) }
        #expect(error.kind == .schema)
        #expect(error.message == "the database's schema was altered: migration 0001_one is not the one of this version")
        #expect(error.hint != nil)
    }

    @Test func `A database with more steps than are known is refused`() throws {
        try migrator.migrate(database)
        let older = SchemaMigrator([(name: "0001_one", sql: Self.steps[0].1)])
        for attempt in [{ _ = try older.migrate(database) }, { try older.verify(database) }] {
            let error = try #require(throws: DatabaseError.self) { try attempt() }
            #expect(error.kind == .schema)
            #expect(error.message == "the database's schema is newer than this version: it has migration 0002_two")
        }
    }

    @Test func `A database of another program is refused and left as it is`() throws {
        try database.execute("CREATE TABLE songs (title TEXT)")
        let error = try #require(throws: DatabaseError.self) { try migrator.migrate(database) }
        #expect(error.kind == .schema)
        #expect(try tables() == ["songs"])
    }

    @Test func `An empty database and an older one do not verify`() throws {
        var error = try #require(throws: DatabaseError.self) { try migrator.verify(database) }
        #expect(error.message == "the database holds no bookings yet")
        try SchemaMigrator([(name: "0001_one", sql: Self.steps[0].1)]).migrate(database)
        error = try #require(throws: DatabaseError.self) { try migrator.verify(database) }
        #expect(error.message == "the database has an older schema")
        #expect(error.hint == "run booking-migrate or booking-import on it first")
    }

    @Test func `Bookings of a database from before they could be undated stay as they are`() throws {
        let folder = "sql/schema/\(database.engine.rawValue)/"
        let steps = EmbeddedFiles.paths.filter { $0.hasPrefix(folder) }.map {
            (name: String($0.dropFirst(folder.count).dropLast(4)), sql: EmbeddedFiles.contents(of: $0) ?? "")
        }
        try SchemaMigrator(Array(steps.prefix { !$0.name.hasPrefix("0004") })).migrate(database)
        let insert = """
            INSERT INTO bookings (id, status, currency, booking_reference, source_system, import_file_id, import_line,
                created_at, recorded_at)
            VALUES (?1, 'confirmed', 'GBP', ?2, 'test', 1, 1, \(database.engine == .sqlite ? "?3" : "to_timestamp(?3)"),
                \(database.engine == .sqlite ? "?3" : "to_timestamp(?3)"))
            """
        func add(_ number: UInt64, _ moment: SQLValue) throws {
            try database.run(insert, [.identifier(Identifier(high: 1, low: number)), .text("R-\(number)"), moment])
        }
        try add(1, .integer(7))
        #expect(throws: DatabaseError.self) { try inTransaction { try add(2, .null) } }
        let migrator = SchemaMigrator(engine: database.engine)
        #expect(try migrator.migrate(database).first == "0004_undated_bookings")
        try add(3, .null)
        #expect(try database.integer("SELECT count(*) FROM bookings") == 2)
        #expect(try database.integer("SELECT count(*) FROM bookings WHERE created_at IS NULL") == 1)
        // What else the table asks of its rows holds as before.
        #expect(throws: DatabaseError.self) {
            try inTransaction { try database.execute("UPDATE bookings SET status = 'gone'") }
        }
        if database.engine == .sqlite { #expect(try database.integer("PRAGMA writable_schema") == 0) }
    }

    /// A cluster refuses to alter tables that it has spread already.
    @Test(.requiresPostgreSQL, arguments: [false, true])
    func `Numbers are taken a thousand ahead, except where the engine refuses`(_ isRefused: Bool) throws {
        guard database.engine == .postgresql else { return }
        let folder = "sql/schema/postgresql/"
        let steps = EmbeddedFiles.paths.filter { $0.hasPrefix(folder) }.map {
            (name: String($0.dropFirst(folder.count).dropLast(4)), sql: EmbeddedFiles.contents(of: $0) ?? "")
        }
        try SchemaMigrator(Array(steps.prefix { !$0.name.hasPrefix("0007") })).migrate(database)
        let schema = try #require(try database.text("SELECT current_schema()"))
        if isRefused {
            // Other tests alter tables in this database, too.
            try database.execute(
                """
                CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF current_schema() = '\(schema)' THEN RAISE 'not supported' USING ERRCODE = '0A000'; END IF;
                END $$;
                CREATE EVENT TRIGGER refuse_\(schema) ON ddl_command_start WHEN TAG IN ('ALTER TABLE')
                EXECUTE FUNCTION \(schema).refuse()
                """)
        }
        defer { try? database.execute("DROP EVENT TRIGGER IF EXISTS refuse_\(schema)") }
        let next = SchemaMigrator(Array(steps.prefix { !$0.name.hasPrefix("0008") }))
        #expect(try next.migrate(database) == ["0007_row_numbers_ahead"])
        for table in ["bookings", "contacts"] {
            let ahead = try database.integer(
                "SELECT seqcache FROM pg_sequence WHERE seqrelid = CAST(pg_get_serial_sequence(?1, 'row_id') AS regclass)",
                [.text(table)])
            #expect(ahead == (isRefused ? 1 : 1_000))
        }
    }

    private func inTransaction(_ body: () throws -> Void) throws {
        try database.execute("SAVEPOINT attempt")
        defer { try? database.execute("ROLLBACK TO attempt") }
        try body()
    }
}
