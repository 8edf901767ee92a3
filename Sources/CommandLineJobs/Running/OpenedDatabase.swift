import Database
import Foundation
import PostgreSQLDriver
import SQLiteDriver

/// The database of one run: located, locked, opened, and cleared away again where the run made it and failed.
///
/// A new database is built under another name and takes its own when it is complete: whatever stops the run before,
/// there is no database yet. What it leaves is cleared away by the next run.
final class OpenedDatabase {
    /// The connection; a commit may bring another one.
    private(set) var connection: any Database
    let location: DatabaseLocation
    /// The run that works on it.
    let execution: Execution
    private let lock: RunLock?
    /// The file that is being built, and the name that it gets; nil as well for one that never gets any.
    private(set) var building: (file: DatabaseFile, final: String)?

    /// What may interrupt the run.
    var interruption: Interruption { execution.interruption }

    /// Opens the database for a run that writes.
    ///
    /// A dry run on a database that does not exist yet works in a file of its own, which goes with it.
    convenience init(forWriting location: DatabaseLocation, by execution: Execution, isDryRun: Bool) throws {
        execution.beginListening()
        if case .postgresql(let server) = location {
            try self.init(server: server, location: location, by: execution, isWriting: true)
            return
        }
        let file = try DatabaseFile(location)
        let exists = file.exists
        if isDryRun, !exists {
            try self.init(scratchFor: location, by: execution)
            return
        }
        let lock = try RunLock(databasePath: file.path, tool: execution.tool)
        if exists {
            try self.init(file, location: location, by: execution, lock: lock)
        } else {
            try self.init(building: file, location: location, by: execution, lock: lock)
        }
    }

    /// Opens a database that must exist already, for a run that writes.
    convenience init(existing location: DatabaseLocation, by execution: Execution) throws {
        execution.beginListening()
        if case .postgresql(let server) = location {
            try self.init(server: server, location: location, by: execution, isWriting: true)
        } else {
            let file = try DatabaseFile.existing(location)
            let lock = try RunLock(databasePath: file.path, tool: execution.tool)
            try self.init(file, location: location, by: execution, lock: lock)
        }
        try naming { migrator throws(DatabaseError) in try migrator.verify(connection) }
    }

    /// Opens a database that must exist already, for a run that only reads.
    convenience init(forReading location: DatabaseLocation, by execution: Execution) throws {
        execution.beginListening()
        if case .postgresql(let server) = location {
            try self.init(server: server, location: location, by: execution, isWriting: false)
        } else {
            let file = try DatabaseFile.existing(location)
            try file.rollBackKilledRun(tool: execution.tool)
            try self.init(file, location: location, by: execution, lock: nil, readOnly: true)
        }
        try naming { migrator throws(DatabaseError) in try migrator.verify(connection) }
    }

    private init(
        _ file: DatabaseFile, location: DatabaseLocation, by execution: Execution, lock: RunLock?,
        readOnly: Bool = false
    ) throws {
        connection = try SQLiteDatabase(path: file.path, create: !readOnly, readOnly: readOnly)
        self.location = location
        self.execution = execution
        self.lock = lock
        interruption.listen(for: connection)
    }

    /// Connects to a server. The lock of a run that writes is the session's, so it needs no keeping.
    private init(server: String, location: DatabaseLocation, by execution: Execution, isWriting: Bool) throws {
        let session = try ServerSession(server, tool: execution.tool)
        if isWriting { try session.lock() }
        connection = session.database
        self.location = location
        self.execution = execution
        lock = nil
        interruption.listen(for: connection)
    }

    private init(building file: DatabaseFile, location: DatabaseLocation, by execution: Execution, lock: RunLock) throws
    {
        let built = DatabaseFile(path: file.path + ".building")
        try built.create()
        do {
            connection = try SQLiteDatabase(path: built.path, isBuilding: true)
        } catch {
            unlink(built.path)
            throw error
        }
        self.location = location
        self.execution = execution
        self.lock = lock
        building = (built, file.path)
        interruption.listen(for: connection)
    }

    /// Makes a database that nobody is to see: its file has lost its name before anything is in it, so that whatever ends
    /// the run leaves nothing.
    private init(scratchFor location: DatabaseLocation, by execution: Execution) throws {
        let folder = FileManager.default.temporaryDirectory.path()
        let file = DatabaseFile(path: "\(folder)/booking-dry-run-\(UUID().uuidString).sqlite")
        try file.create()
        defer { unlink(file.path) }
        connection = try SQLiteDatabase(nameless: file.path)
        self.location = location
        self.execution = execution
        lock = nil
        interruption.listen(for: connection)
    }

    deinit {
        execution.interruption.forget(connection)
        if let building { unlink(building.file.path) }
    }

    /// Goes on with another connection to the same database.
    func reconnect(_ next: any Database) {
        connection = next
        interruption.listen(for: next)
    }

    /// Gives a database that was built its name, and opens it under that.
    func publish() throws {
        guard let building, let built = connection as? SQLiteDatabase else { return }
        try built.finishBuilding()
        try building.file.moveDurably(to: building.final)
        self.building = nil
    }

    /// Says in errors of the schema which database it is that has it.
    func naming(_ body: (SchemaMigrator) throws(DatabaseError) -> Void) throws(DatabaseError) {
        do throws(DatabaseError) {
            try body(SchemaMigrator(engine: connection.engine))
        } catch {
            guard error.kind == .schema else { throw error }
            throw DatabaseError(.schema, "\(location): \(error.message)", hint: error.hint)
        }
    }
}
