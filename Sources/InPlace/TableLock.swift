import Database
import Foundation
import PostgreSQLDriver

/// The advisory lock by which link-backs of one table, and their undoing, take turns; the session's end frees it.
struct TableLock {
    private let database: PostgreSQLDatabase
    private let table: LegacyTable

    /// The first half of the lock's key; the second is the table.
    private static let lockClass: Int64 = 0x424B_4C42

    init(_ table: LegacyTable, in database: PostgreSQLDatabase) {
        self.table = table
        self.database = database
    }

    /// Takes the lock; gives false where somebody else holds it. A session whose process was killed holds it until the
    /// server notices, so it is tried for some seconds.
    func take() throws -> Bool {
        let sql = "SELECT pg_try_advisory_lock(CAST(?1 AS int), CAST(CAST(?2 AS bigint) % 2147483647 AS int))"
        for attempt in 0..<24 {
            if attempt > 0 { Thread.sleep(forTimeInterval: 0.5) }
            if try database.integer(sql, [.integer(TableLock.lockClass), .integer(table.oid)]) == 1 { return true }
        }
        return false
    }
}
