import Database
import Foundation
import PostgreSQLDriver
import SQLiteDriver
import Tabular

/// The database of one run: located, locked, opened, and cleared away again where the run made it and failed.
///
/// A new database is built under another name and takes its own when it is complete: whatever stops the run before,
/// there is no database yet. What it leaves is cleared away by the next run.
final class OpenedDatabase {
    private(set) var connection: any Database
    let location: DatabaseLocation
    /// The executable that works on it.
    private let tool: String
    let interruption = Interruption()
    private let lock: RunLock?
    /// The file that is being built, and the name that it gets.
    private var building: (path: String, final: String)?

    /// Opens the database for a run that writes.
    ///
    /// A dry run on a database that does not exist yet works in a file of its own, which goes with it.
    convenience init(forWriting location: DatabaseLocation, tool: String, isDryRun: Bool) throws {
        if case .postgresql(let server) = location {
            try self.init(server: server, location: location, tool: tool, isWriting: true)
            return
        }
        let path = try OpenedDatabase.path(of: location)
        let exists = FileManager.default.fileExists(atPath: path)
        if isDryRun, !exists {
            let folder = FileManager.default.temporaryDirectory.path()
            try self.init(
                building: folder + "/booking-dry-run-\(getpid()).sqlite", final: path, location: location, tool: tool,
                lock: nil)
        } else {
            let lock = try RunLock(databasePath: path, tool: tool)
            if exists {
                try self.init(path: path, location: location, tool: tool, lock: lock)
            } else {
                try self.init(
                    building: path + ".building", final: path, location: location, tool: tool, lock: lock)
            }
        }
    }

    /// Opens a database that must exist already, for a run that writes.
    convenience init(existing location: DatabaseLocation, tool: String) throws {
        if case .postgresql(let server) = location {
            try self.init(server: server, location: location, tool: tool, isWriting: true)
        } else {
            let path = try OpenedDatabase.existingPath(of: location)
            let lock = try RunLock(databasePath: path, tool: tool)
            try self.init(path: path, location: location, tool: tool, lock: lock)
        }
        try naming(location) { migrator throws(DatabaseError) in try migrator.verify(connection) }
    }

    /// Opens a database that must exist already, for a run that only reads.
    convenience init(forReading location: DatabaseLocation) throws {
        if case .postgresql(let server) = location {
            try self.init(server: server, location: location, tool: "booking-report", isWriting: false)
        } else {
            let path = try OpenedDatabase.existingPath(of: location)
            try OpenedDatabase.rollBackKilledRun(path)
            try self.init(path: path, location: location, tool: "booking-report", lock: nil, readOnly: true)
        }
        try naming(location) { migrator throws(DatabaseError) in try migrator.verify(connection) }
    }

    private init(path: String, location: DatabaseLocation, tool: String, lock: RunLock?, readOnly: Bool = false) throws
    {
        connection = try SQLiteDatabase(path: path, create: !readOnly, readOnly: readOnly)
        self.location = location
        self.tool = tool
        self.lock = lock
        interruption.listen(for: connection)
    }

    /// Connects to a server. The lock of a run that writes is the session's, so it needs no keeping.
    private init(server: String, location: DatabaseLocation, tool: String, isWriting: Bool) throws {
        let session = try ServerSession(server, tool: tool)
        if isWriting { try session.lock() }
        connection = session.database
        self.location = location
        self.tool = tool
        lock = nil
        interruption.listen(for: connection)
    }

    private init(building path: String, final: String, location: DatabaseLocation, tool: String, lock: RunLock?) throws
    {
        try OpenedDatabase.createPrivateFile(path)
        do {
            connection = try SQLiteDatabase(path: path, isBuilding: true)
        } catch {
            unlink(path)
            throw error
        }
        self.location = location
        self.tool = tool
        self.lock = lock
        building = (path, final)
        interruption.listen(for: connection)
    }

    deinit {
        if let building { unlink(building.path) }
    }

    /// Runs `body` in one transaction over an up-to-date schema; a dry run is rolled back at the end.
    func transaction<Result>(
        isDryRun: Bool, distributed: DistributedSchema.Choice? = nil, _ body: (any Database) throws -> Result
    ) throws -> Result {
        let distribution = DistributedSchema(distributed, in: connection)
        try distribution.check()
        try connection.execute(connection.dialect.begin)
        do {
            try naming(location) { migrator throws(DatabaseError) in
                let applied = try migrator.migrate(connection)
                try distribution.apply(isNew: applied.contains(migrator.firstMigration))
            }
            let earlier = connection.engine == .postgresql ? try LedgerEntry(latestIn: connection) : nil
            let result = try body(connection)
            try interruption.check()
            if isDryRun { try connection.execute("ROLLBACK") } else { try commit(after: earlier) }
            if !isDryRun { try publish() }
            return result
        } catch {
            // The engine has rolled back by itself after some errors; then this finds nothing to do.
            try? connection.execute("ROLLBACK")
            throw error
        }
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
            let session = try ServerSession(reconnectingTo: server, tool: tool)
            guard try entry.isStored(in: session.database) else { throw error }
            connection = session.database
            interruption.listen(for: connection)
        }
    }

    /// Gives a database that was built its name, and opens it under that.
    private func publish() throws {
        guard let building, let built = connection as? SQLiteDatabase else { return }
        try built.finishBuilding()
        try OpenedDatabase.moveDurably(building.path, to: building.final)
        self.building = nil
        connection = try SQLiteDatabase(path: building.final, create: false)
        interruption.listen(for: connection)
    }

    /// Renames a file when everything in it has reached the disk.
    private static func moveDurably(_ path: String, to final: String) throws(JobError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        guard descriptor >= 0, fsync(descriptor) == 0, rename(path, final) == 0 else {
            throw JobError(
                "\(final): \(String(cString: strerror(errno)))",
                hint: "check the free space and that you may write the file and its folder")
        }
        let folder = open(PathName.folder(of: final), O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// Says in errors of the schema which database it is that has it.
    private func naming(_ location: DatabaseLocation, _ body: (SchemaMigrator) throws(DatabaseError) -> Void)
        throws(DatabaseError)
    {
        do throws(DatabaseError) {
            try body(SchemaMigrator(engine: connection.engine))
        } catch {
            guard error.kind == .schema else { throw error }
            throw DatabaseError(.schema, "\(location): \(error.message)", hint: error.hint)
        }
    }

    private static func path(of location: DatabaseLocation) throws(JobError) -> String {
        guard case .sqlite(let path) = location else {
            throw JobError("a file was expected, and a PostgreSQL server was named")
        }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw JobError(
                "\(path): this is a folder, not a database",
                hint: "name a file in it, for instance --database \(path)/bookings.sqlite")
        }
        return path
    }

    private static func existingPath(of location: DatabaseLocation) throws(JobError) -> String {
        let path = try path(of: location)
        guard FileManager.default.fileExists(atPath: path) else {
            throw JobError(
                "\(path): there is no such database",
                hint: "make it with booking-migrate, or name another with --database")
        }
        return path
    }

    /// Rolls back what a killed run left in the file: a connection that only reads may not, and cannot read it before.
    private static func rollBackKilledRun(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path + "-journal"), access(path, W_OK) == 0,
            let lock = try? RunLock(databasePath: path, tool: "booking-report")
        else { return }
        // Where another run holds the lock, the journal is of its transaction, and reading goes on beside it.
        try SQLiteDatabase(path: path, create: false).execute("BEGIN IMMEDIATE; ROLLBACK")
        withExtendedLifetime(lock) {}
    }

    /// The engine would create the file readable by others as far as the umask allows; it holds personal data.
    private static func createPrivateFile(_ path: String) throws(JobError) {
        // What a run that was killed has left of its own building.
        unlink(path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw JobError(
                "\(path): \(String(cString: strerror(errno)))",
                hint: "name a database in a folder that exists and that you may write, with --database")
        }
        close(descriptor)
    }
}
