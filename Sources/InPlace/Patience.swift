import Database
import Foundation
import PostgreSQLDriver

/// Statements that give way: what does not get its locks in a quarter of a second lets those behind it pass, and is tried
/// again later. Nobody ever waits for us longer than that and the statement itself.
struct Patience {
    let database: PostgreSQLDatabase
    /// How long it is tried in all, in seconds.
    var limit = 600.0

    /// How long a statement waits for a lock while others may be waiting behind it.
    static let lockTimeout = "250ms"

    /// Runs `body` until no lock is in its way; gives false where one is for longer than the limit.
    func attempt(_ body: () throws -> Void) throws -> Bool {
        let clock = ContinuousClock()
        let start = clock.now
        var pause = 0.05
        while true {
            do {
                try body()
                return true
            } catch let error as DatabaseError where error.kind == .busy {
                try? database.execute("ROLLBACK")
                guard start.duration(to: clock.now) < .seconds(limit) else { return false }
                Thread.sleep(forTimeInterval: pause)
                pause = min(2, pause * 1.5)
            } catch {
                try? database.execute("ROLLBACK")
                throw error
            }
        }
    }

    /// Changes a table in one transaction. The weak lock comes first: it stops nobody who reads or writes, and an
    /// autovacuum gives way to whoever waits for it a second, which must not be done with the strong lock.
    func change(_ table: String, _ statements: [String]) throws {
        guard !statements.isEmpty else { return }
        let isDone = try attempt {
            try database.execute("BEGIN")
            try database.execute("SET LOCAL lock_timeout = '10s'")
            try database.execute("LOCK TABLE \(table) IN SHARE UPDATE EXCLUSIVE MODE")
            try database.execute("SET LOCAL lock_timeout = '\(Patience.lockTimeout)'")
            for statement in statements { try database.execute(statement) }
            try database.execute("COMMIT")
        }
        guard isDone else {
            throw InPlaceError(
                "table \(table): other sessions held it for ten minutes, so that it could not be changed",
                hint:
                    "end long transactions (SELECT pid, xact_start FROM pg_stat_activity ORDER BY 2), and run the same again: it carries on"
            )
        }
    }
}
