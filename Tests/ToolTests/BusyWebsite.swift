import Database
import Foundation
import PostgreSQLDriver
import Synchronization
import TestSupport

/// A website that goes on inserting and updating bookings, on a connection of its own: no statement of it may wait longer
/// than a second for anybody's lock, or it fails.
final class BusyWebsite: Sendable {
    private let isOver = Atomic(false)
    private let ended = DispatchSemaphore(value: 0)
    private let state = Mutex(State())

    struct State {
        /// What the server refused; nothing, if all is well.
        var failures: [String] = []
        /// Statements that were carried out.
        var statements = 0
    }

    /// Starts on the bookings of a legacy table with rows numbered from 1 to `rows`.
    init(_ server: String, rows: Int, seed: UInt64) throws {
        let session = Session(try PostgreSQLDatabase(server, applicationName: "busy website"))
        try session.database.execute("SET lock_timeout = '1s'")
        Thread.detachNewThread { [self] in
            var generator = SeededGenerator(seed: seed)
            var next = rows
            while !isOver.load(ordering: .relaxed) {
                let first = Int.random(in: 1...rows, using: &generator)
                var statements = [BusyWebsite.update(first)]
                switch Int.random(in: 0..<4, using: &generator) {
                case 0:
                    next += 1
                    statements = [BusyWebsite.insert(next)]
                // A transaction over several rows, in no order.
                case 1:
                    statements.append(BusyWebsite.update(Int.random(in: 1...rows, using: &generator)))
                    statements = ["BEGIN"] + statements + ["COMMIT"]
                default: break
                }
                run(statements, session.database)
                // As fast as it can, it would leave the others no processor.
                usleep(1_000)
            }
            ended.signal()
        }
    }

    /// Used by one thread only.
    private struct Session: @unchecked Sendable {
        let database: PostgreSQLDatabase
        init(_ database: PostgreSQLDatabase) { self.database = database }
    }

    private func run(_ statements: [String], _ database: PostgreSQLDatabase) {
        do throws(DatabaseError) {
            for statement in statements { try database.execute(statement) }
            state.withLock { $0.statements += statements.count }
        } catch {
            state.withLock { $0.failures.append(error.description) }
            try? database.execute("ROLLBACK")
        }
    }

    /// A booking is called off or carried out, and says when.
    private static func update(_ id: Int) -> String {
        """
        UPDATE bookings SET status = CASE WHEN status = 'cancelled' THEN 'completed' ELSE 'cancelled' END,
            "updatedAt" = clock_timestamp() WHERE id = \(id)
        """
    }

    private static func insert(_ id: Int) -> String {
        """
        INSERT INTO bookings (id, "bookingReference", "sessionId", "contactDetails", status, "originalAmount",
            "discountAmount", "finalAmount", created_at)
        VALUES (\(id), 'MT-\(id)', 'S1', '{"firstName": "New", "lastName": "Customer \(id % 97)",
            "email": "new\(id % 97)@example.com"}', 'confirmed', 80, 0, 80, timestamptz '2024-06-01Z')
        """
    }

    /// Ends, and gives what has happened.
    func finish() -> State {
        isOver.store(true, ordering: .relaxed)
        ended.wait()
        return state.withLock { $0 }
    }
}
