internal import CSQLite
public import Database
internal import SQLiteFile

extension SQLiteDatabase {
    /// Reads rows of a table: page by page where nobody can be writing them, else by the engine.
    public func scan(_ scan: TableScan, _ body: (any ResultRow) throws(DatabaseError) -> Void) throws(DatabaseError) {
        if isBuilding {
            if waitingUpdates.contains(where: { $0.table == scan.table }) { try stepInside() }
            if try stepOutside().scan(scan, body) { return }
        } else if try readDirectly(scan, body) {
            return
        }
        try query(scan.sql, scan.parameters, body)
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
        let access = try DirectAccess(file, schema: schema) { [interruption] in interruption.isRequested }
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

    /// Reads past the engine under its reading lock; gives false where the engine has to read: it has changes of its own,
    /// or others may have theirs in a log.
    private func readDirectly(_ scan: TableScan, _ body: (any ResultRow) throws(DatabaseError) -> Void)
        throws(DatabaseError) -> Bool
    {
        guard sqlite3_txn_state(handle, "main") != SQLITE_TXN_WRITE,
            try text("PRAGMA main.journal_mode") != "wal", let openFile
        else { return false }
        let isAlone = sqlite3_get_autocommit(handle) != 0
        if isAlone { try execute("BEGIN") }
        defer { if isAlone { sqlite3_exec(handle, "COMMIT", nil, nil, nil) } }
        // The first read takes the lock under which nobody writes to the file.
        _ = try integer("SELECT count(*) FROM main.sqlite_schema")
        let schema = try currentSchema()
        let access = try DirectAccess(openFile, schema: schema) { [interruption] in interruption.isRequested }
        return try access.scan(scan, body)
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
