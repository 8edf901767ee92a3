import BookingModel
import Database
import Foundation
import PostgreSQLDriver

/// A session on a PostgreSQL server, and the lock by which runs on one schema take turns.
struct ServerSession {
    let database: PostgreSQLDatabase

    /// The first half of the advisory lock's key, by which its holder is told from other programs'; the second is the
    /// schema.
    private static let lockClass: Int64 = 0x424B_544B

    /// Connects under the name of an executable and its process, which is what others see of the session.
    init(_ server: String, tool: String) throws {
        database = try PostgreSQLDatabase(
            server, applicationName: "\(tool), process \(getpid()) on \(ProcessInfo.processInfo.hostName)")
        guard try database.text("SELECT current_schema()") != nil else {
            throw JobError(
                "the database of the PostgreSQL server has no schema to keep the tables in: none of its search path is there",
                hint: "make it: CREATE SCHEMA …")
        }
    }

    /// Connects again after a loss, waiting for the server to come back and for the lost session to end.
    init(reconnectingTo server: String, tool: String) throws {
        var attempt = 0
        while true {
            attempt += 1
            do {
                let session = try ServerSession(server, tool: tool)
                try session.waitForLock()
                self = session
                return
            } catch let error as DatabaseError
                where attempt < 20 && (error.kind == .cannotOpen || error.kind == .connectionLost)
            {
                Thread.sleep(forTimeInterval: min(3, 0.2 * Double(attempt)))
            } catch {
                throw LedgerEntry.unknownOutcome
            }
        }
    }

    /// Takes the lock; throws status 75 with its holder, as far as the server tells, where it is taken. The server frees
    /// it when the session ends, however it ends.
    func lock() throws {
        let taken = "SELECT pg_try_advisory_lock(CAST(?1 AS int), hashtext(current_schema()))"
        guard try database.integer(taken, [.integer(ServerSession.lockClass)]) != 1 else { return }
        throw JobError(
            "another run holds the database: \(try holder())", hint: "try again when it has finished", status: 75)
    }

    private func waitForLock() throws(DatabaseError) {
        try database.query(
            "SELECT pg_advisory_lock(CAST(?1 AS int), hashtext(current_schema()))",
            [.integer(ServerSession.lockClass)]
        ) { _ in }
    }

    private func holder() throws -> String {
        var holder = "the server does not say which"
        let sql = """
            SELECT COALESCE(NULLIF(activity.application_name, ''), 'a session without a name'), locks.pid,
                to_char(activity.backend_start, 'YYYY-MM-DD HH24:MI "UTC"')
            FROM pg_locks AS locks LEFT JOIN pg_stat_activity AS activity ON activity.pid = locks.pid
            WHERE locks.locktype = 'advisory' AND locks.granted
                AND CAST(locks.classid AS bigint) = ?1
                AND CAST(locks.objid AS bigint) = CAST(hashtext(current_schema()) AS bigint) & 4294967295
                AND locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """
        try database.query(sql, [.integer(ServerSession.lockClass)]) { row throws(DatabaseError) in
            let since = row.text(2).map { ", since \($0)" } ?? ""
            holder = "\(row.text(0) ?? "") (server process \(row.integer(1))\(since))"
        }
        return holder
    }
}
