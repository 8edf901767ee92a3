internal import CSQLite
public import Database
internal import SQLiteFile
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A SQLite database in a file, by the C library of the system.
///
/// Journal: the classic rollback journal. A migration is one transaction that writes most pages of the file; a
/// write-ahead log would hold them all twice. A transaction that creates the file has nothing to journal.
public final class SQLiteDatabase: Database {
    let handle: OpaquePointer
    let path: String
    /// Whether the file is new and nobody else's, so that it may be written past the engine, too.
    let isBuilding: Bool
    let interruption = InterruptionFlag()
    private var prepared: [String: SQLiteStatement] = [:]
    /// Whether a transaction was begun and not ended yet, by us: see `checkTransaction`.
    private var isInTransaction = false

    /// The tables and indexes at a version of the schema.
    var directSchema: (version: Int64?, schema: DirectSchema)?
    /// What is under way past the engine.
    var direct: DirectAccess?
    /// Updates that did not fit where the rows lie.
    var waitingUpdates: [EngineUpdate] = []
    /// Stays open with the connection: closing it would drop the connection's locks.
    var openFile: PageFile?

    /// The engine: SQLite.
    public var engine: DatabaseEngine { .sqlite }

    /// Opens the file at `path`, or creates it where `create` is true; a new file is readable by its owner only.
    ///
    /// `isBuilding` says that the file is new, that nobody else knows it, and that the caller deletes it where anything
    /// fails: then nothing is journalled, and large writes go past the engine.
    public convenience init(path: String, create: Bool = true, readOnly: Bool = false, isBuilding: Bool = false)
        throws(DatabaseError)
    {
        try self.init(opening: path, create: create, readOnly: readOnly, isBuilding: isBuilding)
    }

    /// Opens a new, empty file like one that is being built, and takes its name away before anything is in it: whatever
    /// ends the process, nothing is left.
    public convenience init(nameless path: String) throws(DatabaseError) {
        try self.init(opening: path, create: false, readOnly: false, isBuilding: true)
        // Direct access opens the file by its name, and wants a header in it: this writes one.
        try execute("PRAGMA user_version = 0")
        openFile = try PageFile(path: path, isWritten: true)
        unlink(path)
    }

    private init(opening path: String, create: Bool, readOnly: Bool, isBuilding: Bool) throws(DatabaseError) {
        let access = readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
        let flags = access | (create && !readOnly ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_NOMUTEX
        var opened: OpaquePointer?
        let status = sqlite3_open_v2(path, &opened, flags, nil)
        guard status == SQLITE_OK, let opened else {
            let reason = String(cString: sqlite3_errstr(status))
            sqlite3_close_v2(opened)
            throw DatabaseError(
                .cannotOpen, "\(path): \(reason)",
                hint:
                    "name a file in a folder that exists and that you may write, for instance --database bookings.sqlite"
            )
        }
        handle = opened
        self.path = path
        self.isBuilding = isBuilding
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, 5_000)
        do throws(DatabaseError) {
            // The first statement that reads the header also finds out whether this is a database at all.
            try execute(
                """
                PRAGMA foreign_keys = OFF; PRAGMA temp_store = FILE; PRAGMA threads = 2;
                PRAGMA page_size = 16384; PRAGMA main.cache_size = -16384; PRAGMA schema_version
                """)
            if isBuilding {
                try execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            } else {
                // At once, so that it is the engine's own file whatever becomes of the name. An empty one is none yet.
                openFile = try? PageFile(path: path, isWritten: false)
            }
        } catch {
            // Every property is set, so deinit closes the handle.
            guard error.message.contains("not a database") else { throw error }
            throw DatabaseError(
                .cannotOpen, "\(path): the file is not a SQLite database",
                hint: "name another file with --database; this one was left as it is")
        }
    }

    deinit {
        prepared.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Completes a file that was built: from here on it is one like any other.
    public func finishBuilding() throws(DatabaseError) {
        try stepInside()
    }

    /// Runs one statement, or several without parameters.
    public func execute(_ sql: String) throws(DatabaseError) {
        let isRollback = sql == "ROLLBACK"
        if isRollback { isInTransaction = false } else { try checkTransaction() }
        try stepInside()
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw lastError(executing: sql) }
        isInTransaction = sqlite3_get_autocommit(handle) == 0
    }

    /// Refuses to go on in a transaction that the engine has rolled back by itself, as it does where a write is
    /// interrupted or the disk is full: each further statement would be a transaction of its own, and stay.
    private func checkTransaction() throws(DatabaseError) {
        guard isInTransaction, sqlite3_get_autocommit(handle) != 0 else { return }
        try interruption.check()
        throw DatabaseError(.statement, "the transaction was rolled back by the engine (SQLite)")
    }

    /// Runs one statement and counts the rows that it changed.
    @discardableResult
    public func run(_ sql: String, _ parameters: [SQLValue]) throws(DatabaseError) -> Int {
        try checkTransaction()
        try stepInside()
        let statement = try statement(for: sql)
        defer { statement.reset() }
        statement.bind(parameters)
        let before = sqlite3_total_changes64(handle)
        while try step(statement, sql) {}
        return Int(sqlite3_total_changes64(handle) - before)
    }

    /// Runs one query and hands each row to `body`.
    public func query(_ sql: String, _ parameters: [SQLValue], _ body: (any ResultRow) throws(DatabaseError) -> Void)
        throws(DatabaseError)
    {
        try checkTransaction()
        try stepInside()
        // A query within the body of the same query would share its cursor, so a busy statement is not taken twice.
        let statement = try statement(for: sql)
        statement.isBusy = true
        defer {
            statement.reset()
            statement.isBusy = false
        }
        statement.bind(parameters)
        while try step(statement, sql) { try body(statement.row) }
    }

    /// Runs one statement for each row of a batch.
    public func runForEach(_ sql: String, _ batch: RowBatch) throws(DatabaseError) {
        try checkTransaction()
        try stepInside()
        try run(sql, over: batch, from: 0, to: batch.rowCount, step: 1)
    }

    /// Runs a statement over rows of a batch, `step` of them at a time.
    private func run(_ sql: String, over batch: RowBatch, from start: Int, to end: Int, step: Int) throws(DatabaseError)
    {
        guard start < end else { return }
        let statement = try statement(for: sql)
        defer { statement.reset() }
        var row = start
        while row < end {
            let failed = statement.bindAndStep(batch, row: row, rows: step, isFirst: row == start)
            if failed { throw lastError(executing: sql) }
            row += step
        }
    }

    /// Appends the rows of a batch to a table.
    public func append(_ batch: RowBatch, to table: String, columns: [String]) throws(DatabaseError) {
        try checkTransaction()
        // Temporary tables lie in a file of their own, which direct access leaves alone.
        if isBuilding, !table.hasPrefix("temp.") {
            if try stepOutside().append(batch, to: table, columns: columns) { return }
            try stepInside()
        }
        // A statement has a cost of its own beside that of its rows: cursors to open, a transaction to look at.
        let together = batch.rowCount / SQLiteDatabase.rowsAtOnce * SQLiteDatabase.rowsAtOnce
        let insert = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES "
        let row = "(" + [String](repeating: "?", count: columns.count).joined(separator: ", ") + ")"
        let rows = [String](repeating: row, count: SQLiteDatabase.rowsAtOnce).joined(separator: ", ")
        try run(insert + rows, over: batch, from: 0, to: together, step: SQLiteDatabase.rowsAtOnce)
        try run(insert + row, over: batch, from: together, to: batch.rowCount, step: 1)
    }

    private static let rowsAtOnce = 16

    /// Asks a running statement to stop.
    public func interrupt() {
        interruption.request()
        sqlite3_interrupt(handle)
    }

    private func statement(for sql: String) throws(DatabaseError) -> SQLiteStatement {
        if let known = prepared[sql], !known.isBusy { return known }
        var compiled: OpaquePointer?
        guard sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &compiled, nil) == SQLITE_OK,
            let compiled
        else { throw lastError(executing: sql) }
        let statement = SQLiteStatement(compiled)
        prepared[sql] = statement
        return statement
    }

    private func step(_ statement: SQLiteStatement, _ sql: String) throws(DatabaseError) -> Bool {
        switch sqlite3_step(statement.handle) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        default: throw lastError(executing: sql)
        }
    }

    /// The engine's complaint with the statement's first line. Bound values are not in it; SQLite's own messages name
    /// tables and columns only.
    private func lastError(executing sql: String) -> DatabaseError {
        // What was interrupted within the engine may come back as an error of what it was needed for.
        guard !interruption.isRequested else { return DatabaseError(.interrupted, "interrupted") }
        let code = sqlite3_errcode(handle)
        let reason = String(cString: sqlite3_errmsg(handle))
        let statement = sql.split(separator: "\n").first { !$0.hasPrefix("--") } ?? ""
        let message = "\(reason) (SQLite \(code), while executing: \(statement.prefix(120)))"
        switch code & 0xFF {
        case SQLITE_INTERRUPT: return DatabaseError(.interrupted, "interrupted")
        case SQLITE_BUSY, SQLITE_LOCKED:
            return DatabaseError(
                .busy, message, hint: "another program holds the database; try again when it has finished")
        case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_PERM:
            return DatabaseError(
                .cannotWrite, message, hint: "check the free space and that you may write the file and its folder")
        case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_CANTOPEN: return DatabaseError(.cannotOpen, message)
        default: return DatabaseError(.statement, message)
        }
    }
}
