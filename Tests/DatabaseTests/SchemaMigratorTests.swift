import DatabaseTestSupport
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
}
