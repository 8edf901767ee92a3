import Database
import SQLiteDriver

extension OpenedDatabase {
    /// Runs `body` in one transaction over an up-to-date schema; a dry run is rolled back at the end. `completing` says
    /// what it is that stands when it is committed.
    func transaction<Result>(
        isDryRun: Bool, distributed: DistributedSchema.Choice? = nil, completing completion: Completion = .data,
        _ body: (any Database) throws -> Result
    ) throws -> Result {
        let distribution = DistributedSchema(distributed, in: connection)
        try distribution.check()
        try connection.execute(connection.dialect.begin)
        let result: Result
        do {
            try naming { migrator throws(DatabaseError) in
                let applied = try migrator.migrate(connection)
                try distribution.apply(isNew: applied.contains(migrator.firstMigration))
            }
            let earlier = connection.engine == .postgresql ? try LedgerEntry(latestIn: connection) : nil
            result = try body(connection)
            try interruption.check()
            guard !isDryRun else {
                try connection.execute("ROLLBACK")
                return result
            }
            try commit(after: earlier)
            let built = building?.final
            try publish()
            execution.complete(completion)
            if let built { reconnect(try SQLiteDatabase(path: built, create: false)) }
        } catch {
            // The engine has rolled back by itself after some errors; then this finds nothing to do.
            try? connection.execute("ROLLBACK")
            throw error
        }
        return result
    }

    /// Commits. Where the server is lost meanwhile, nobody has said whether it took place: then the ledger does, which
    /// is part of the transaction. A commit is never repeated.
    private func commit(after earlier: LedgerEntry?) throws {
        guard case .postgresql(let server) = location else { return try connection.execute("COMMIT") }
        let entry = try LedgerEntry(latestIn: connection)
        do {
            try connection.execute("COMMIT")
        } catch let error where error.kind == .connectionLost {
            guard let entry, entry != earlier else { throw LedgerEntry.unknownOutcome }
            let session = try ServerSession(reconnectingTo: server, tool: execution.tool)
            guard try entry.isStored(in: session.database) else { throw error }
            reconnect(session.database)
        }
    }
}
