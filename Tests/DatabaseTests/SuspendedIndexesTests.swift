import DatabaseTestSupport
import TestSupport
import Testing

@testable import Database

@Suite(.onEveryEngine) struct SuspendedIndexesTests {
    let folder: TemporaryFolder
    let database: any Database

    private static let names = ["bookings_row_id", "bookings_id", "contacts_row_id", "user_links_pkey", "nobodys"]

    init() throws {
        folder = try TemporaryFolder()
        database = try TestEngine.migratedDatabase(in: folder)
    }

    private func indexes() throws -> [String: String] {
        var indexes: [String: String] = [:]
        try database.query(TestEngine.indexes) { indexes[$0.text(0) ?? ""] = $0.text(1) }
        return indexes
    }

    /// The names of all constraints: a primary key is one, which its index alone would not be.
    private func keys() throws -> [String] {
        guard TestEngine.current == .postgresql else { return [] }
        var names: [String] = []
        let sql = """
            SELECT conname FROM pg_constraint WHERE connamespace = CAST(current_schema() AS regnamespace) ORDER BY 1
            """
        try database.query(sql) { names.append($0.text(0) ?? "") }
        return names
    }

    @Test func `What is dropped is made again as it was, one by one or all at once`() throws {
        let before = (try indexes(), try keys())
        var suspended = try SuspendedIndexes(Self.names, in: database)
        let there = Self.names.filter { before.0[$0] != nil }
        #expect(try Set(indexes().keys) == Set(before.0.keys).subtracting(there))
        try suspended.restore("bookings_id", in: database)
        #expect(try indexes()["bookings_id"] == before.0["bookings_id"])
        try suspended.restore(in: database)
        #expect(try indexes() == before.0 && keys() == before.1)
    }

    @Test func `What was dropped in a transaction that is rolled back is there`() throws {
        let before = (try indexes(), try keys())
        struct Failure: Error {}
        #expect(throws: Failure.self) {
            try database.transaction {
                _ = try SuspendedIndexes(Self.names, in: database)
                throw Failure()
            }
        }
        #expect(try indexes() == before.0 && keys() == before.1)
    }

    @Test(.requiresPostgreSQL) func `A key that somebody else's table refers to stays`() throws {
        guard TestEngine.current == .postgresql else { return }
        try database.execute("CREATE TABLE invoices (user_id uuid REFERENCES users)")
        let before = try indexes()
        var suspended = try SuspendedIndexes(["users_pkey", "users_email"], in: database)
        #expect(try Set(before.keys).subtracting(indexes().keys) == ["users_email"])
        try suspended.restore(in: database)
        #expect(try indexes() == before)
    }
}
