internal import BookingModel
internal import CSQLite
public import Database
internal import SQLiteFile

extension SQLiteDatabase {
    /// Reads rows of a table: page by page where nobody can be writing them, else by the engine.
    public func scan(_ scan: TableScan, _ body: (any ResultRow) throws(DatabaseError) -> Void) throws(DatabaseError) {
        let isRead = try reading(scan.table) { (access) throws(DatabaseError) in
            try access.scan(scan, body) ? true : nil
        }
        if isRead == nil { try query(scan.sql, scan.parameters, body) }
    }

    /// Reads all rows of a table: side by side where nobody can be writing them, else by the engine as one part.
    public func scan<Part: Sendable>(
        _ scan: TableScan, into part: @Sendable () -> Part,
        _ body: @Sendable (inout Part, any ResultRow) throws(DatabaseError) -> Void
    ) throws(DatabaseError) -> [Part] {
        let parts = try reading(scan.table) { (access) throws(DatabaseError) in
            try access.scan(scan, into: part, body)
        }
        if let parts { return parts }
        var whole = part()
        try query(scan.sql, scan.parameters) { row throws(DatabaseError) in try body(&whole, row) }
        return [whole]
    }

    /// Lends `body` direct access to a table, where nobody can be writing it; gives nil where the engine has to read.
    private func reading<Result>(
        _ table: String, _ body: (DirectAccess) throws(DatabaseError) -> Result?
    ) throws(DatabaseError) -> Result? {
        guard isBuilding else { return try readDirectly(body) }
        if waitingUpdates.contains(where: { $0.table == table }) { try stepInside() }
        if let result = try body(try stepOutside()) { return result }
        try stepInside()
        return nil
    }

    /// Updates rows of a table: where they lie in a file that is being built, else by the engine.
    public func update(_ table: String, key: String, columns: [String], with batch: RowBatch) throws(DatabaseError) {
        guard batch.rowCount > 0 else { return }
        let update = EngineUpdate(table: table, key: key, columns: columns, batch: batch)
        // Of two updates of one row the later one counts, whichever side has to write it.
        if waitingUpdates.contains(where: { $0.table == table && !update.follows($0) }) { try stepInside() }
        guard isBuilding, let left = try stepOutside().update(table, key: key, columns: columns, with: batch) else {
            try stepInside()
            return try runForEach(update.sql, batch)
        }
        // Each change of sides completes everything, so what is left for the engine waits for the next.
        if !left.isEmpty { waitingUpdates.append(update.selecting(left)) }
        if waitingUpdates.count > 1_000 { try stepInside() }
    }

    /// Updates rows by several batches: side by side in a file that is being built, else one after the other.
    public func update(
        _ table: String, key: String, columns: [String], batches count: Int,
        _ batch: @escaping @Sendable (Int) -> RowBatch
    ) throws(DatabaseError) {
        if isBuilding {
            if waitingUpdates.contains(where: { $0.table == table }) { try stepInside() }
            let left = try stepOutside().update(table, key: key, columns: columns, batches: count, batch)
            if let left {
                waitingUpdates += left.map { EngineUpdate(table: table, key: key, columns: columns, batch: $0) }
                return
            }
        }
        try madeAhead(count, batch) { batch throws(DatabaseError) in
            try update(table, key: key, columns: columns, with: batch)
        }
    }

    /// A file that is being built keeps its indexes and fills them when the table is complete.
    public var suspendsIndexes: Bool { !isBuilding }

    /// Leaves the file to direct access; the engine keeps a transaction open that has not touched it.
    func stepOutside() throws(DatabaseError) -> DirectAccess {
        if let direct { return direct }
        let schema = try currentSchema()
        if sqlite3_get_autocommit(handle) == 0 { try execute("COMMIT; BEGIN") }
        let file: PageFile
        if let openFile { file = openFile } else { file = try PageFile(path: path, isWritten: true) }
        openFile = file
        let access = try DirectAccess(file, schema: schema, interruption: interruption)
        direct = access
        return access
    }

    /// Completes what direct access has begun, before the engine's next statement.
    func stepInside() throws(DatabaseError) {
        guard let access = direct else { return }
        direct = nil
        for index in try access.settle() { try execute("REINDEX \(index)") }
        let updates = waitingUpdates
        waitingUpdates = []
        for update in updates { try runForEach(update.sql, update.batch) }
    }

    /// Reads past the engine under its lock; gives nil where the engine has to read: others may have their changes in a
    /// log, or are reading while the engine has changes of its own.
    ///
    /// What the engine has changed is written to the file first, under the lock that it needs for its commit anyway: the
    /// journal takes it back where the transaction fails (https://sqlite.org/c3ref/db_cacheflush.html).
    private func readDirectly<Result>(
        _ body: (DirectAccess) throws(DatabaseError) -> Result?
    ) throws(DatabaseError) -> Result? {
        guard let openFile, try text("PRAGMA main.journal_mode") != "wal" else { return nil }
        if sqlite3_txn_state(handle, "main") == SQLITE_TXN_WRITE, sqlite3_db_cacheflush(handle) != SQLITE_OK {
            return nil
        }
        let isAlone = sqlite3_get_autocommit(handle) != 0
        if isAlone { try execute("BEGIN") }
        defer { if isAlone { try? execute("COMMIT") } }
        // The first read takes the lock under which nobody writes to the file.
        _ = try integer("SELECT count(*) FROM main.sqlite_schema")
        let schema = try currentSchema()
        return try body(try DirectAccess(openFile, schema: schema, interruption: interruption))
    }

    /// What direct access knows of the schema, read again where it has changed.
    private func currentSchema() throws(DatabaseError) -> DirectSchema {
        let version = try integer("PRAGMA main.schema_version")
        if let known = directSchema, known.version == version { return known.schema }
        let schema = try DirectSchema(of: self)
        directSchema = (version, schema)
        return schema
    }

    /// The value of a constant expression.
    func constant(_ expression: String) throws(DatabaseError) -> SerialValue {
        var value = SerialValue(.null)
        try query("SELECT \(expression)") { row throws(DatabaseError) in
            guard let row = row as? SQLiteRow else { return }
            value = row.blob(0).map(SerialValue.init(blob:)) ?? SerialValue(row.value(0))
        }
        return value
    }
}
