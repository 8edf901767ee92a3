import Database
import Foundation
import SQLiteDriver

/// The database of one run: located, locked, opened, and cleared away again where the run made it and failed.
final class OpenedDatabase {
    let connection: any Database
    let location: DatabaseLocation
    let interruption: Interruption
    private let lock: RunLock?
    private let createdPath: String?
    private var isKept = false

    /// Opens the database for a run that writes.
    ///
    /// A dry run on a database that does not exist yet works in a file of its own, which goes with it.
    convenience init(forWriting location: DatabaseLocation, tool: String, isDryRun: Bool) throws {
        let path = try OpenedDatabase.path(of: location)
        let exists = FileManager.default.fileExists(atPath: path)
        if isDryRun, !exists {
            let folder = FileManager.default.temporaryDirectory.path()
            let scratch = folder + "/booking-dry-run-\(getpid()).sqlite"
            try self.init(path: scratch, location: location, lock: nil, isNew: true)
        } else {
            let lock = try RunLock(databasePath: path, tool: tool)
            try self.init(path: path, location: location, lock: lock, isNew: !exists)
        }
    }

    /// Opens a database that must exist already, for a run that writes.
    convenience init(existing location: DatabaseLocation, tool: String) throws {
        let path = try OpenedDatabase.existingPath(of: location)
        let lock = try RunLock(databasePath: path, tool: tool)
        try self.init(path: path, location: location, lock: lock, isNew: false)
        try naming(location) { migrator throws(DatabaseError) in try migrator.verify(connection) }
    }

    /// Opens a database that must exist already, for a run that only reads.
    init(forReading location: DatabaseLocation) throws {
        let path = try OpenedDatabase.existingPath(of: location)
        try OpenedDatabase.rollBackKilledRun(path)
        connection = try SQLiteDatabase(path: path, create: false, readOnly: true)
        self.location = location
        interruption = Interruption(of: connection)
        lock = nil
        createdPath = nil
        try naming(location) { migrator throws(DatabaseError) in try migrator.verify(connection) }
    }

    private init(path: String, location: DatabaseLocation, lock: RunLock?, isNew: Bool) throws {
        if isNew { OpenedDatabase.createPrivateFile(path) }
        createdPath = isNew ? path : nil
        do {
            connection = try SQLiteDatabase(path: path)
        } catch {
            if isNew { unlink(path) }
            throw error
        }
        self.location = location
        self.lock = lock
        interruption = Interruption(of: connection)
    }

    deinit {
        guard !isKept, let createdPath else { return }
        unlink(createdPath)
        unlink(createdPath + "-journal")
    }

    /// Runs `body` in one transaction over an up-to-date schema; a dry run is rolled back at the end.
    func transaction<Result>(isDryRun: Bool, _ body: (any Database) throws -> Result) throws -> Result {
        try connection.execute("BEGIN IMMEDIATE")
        do {
            try naming(location) { migrator throws(DatabaseError) in _ = try migrator.migrate(connection) }
            let result = try body(connection)
            try interruption.check()
            try connection.execute(isDryRun ? "ROLLBACK" : "COMMIT")
            isKept = isKept || !isDryRun
            return result
        } catch {
            // The engine has rolled back by itself after some errors; then this finds nothing to do.
            try? connection.execute("ROLLBACK")
            throw error
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
            throw JobError(
                "this version keeps its data in SQLite only, and a PostgreSQL server was named",
                hint: "name a file, for instance --database bookings.sqlite, and unset DATABASE_URL")
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
    private static func createPrivateFile(_ path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
    }
}
