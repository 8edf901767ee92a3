public import Database

/// A PostgreSQL database, by libpq of the system.
///
/// Values travel in binary, in both directions: bound parameters, results, and COPY for whatever is large. Errors carry
/// SQLSTATE and the server's advice, and never a value.
public final class PostgreSQLDatabase: Database {
    let connection: ServerConnection
    private var prepared: [String: PreparedStatement] = [:]
    /// A name is never given out twice: forgetting a plan may fail.
    private var planCount = 0
    private var tableTypes: [String: [String: ColumnType]] = [:]
    private var scanTypes: [String: [ColumnType]] = [:]
    /// Kept between batches, which are all of about one size.
    var writer = FieldWriter(capacity: 1 << 16)
    /// Rows that wait to be sent, in the order in which their tables came to.
    var appended: [AppendedRows] = []
    /// The rows that were sent last, or still are being sent.
    var sent = FieldWriter(capacity: 64)

    /// The engine: PostgreSQL.
    public var engine: DatabaseEngine { .postgresql }

    /// Connects by a libpq connection string or URL; what it leaves out comes from `PG*`, `PGSERVICE` and `.pgpass`.
    ///
    /// `applicationName` is what others see of the session, in `pg_stat_activity` and where it holds the run's lock.
    /// Throws `.cannotOpen` where there is no server, no database or no admission.
    ///
    /// `anyEncoding` is for a database of somebody else, whose texts the server then converts: ours is in UTF-8.
    public init(_ connectionString: String, applicationName: String, anyEncoding: Bool = false) throws(DatabaseError) {
        connection = try ServerConnection(try ConnectionString(connectionString), applicationName: applicationName)
        try SessionSettings.apply(to: self, anyEncoding: anyEncoding)
    }

    deinit {
        writer.deallocate()
        try? connection.finishErrand()
        sent.deallocate()
    }

    /// Runs one statement, or several without parameters.
    public func execute(_ sql: String) throws(DatabaseError) {
        // What is taken back need not be sent.
        if sql == "ROLLBACK" {
            appended = []
        } else {
            try sendAppended()
            try connection.finishLatest()
        }
        // Whatever is not the frame of a transaction may change the tables that statements were prepared for.
        if !["BEGIN", "COMMIT", "ROLLB", "SAVEP", "RELEA"].contains(String(sql.prefix(5))) { forgetPlans() }
        try connection.begin(sql)
        try connection.sendText(sql)
        try connection.finish()
    }

    /// Runs one statement and counts the rows that it changed.
    @discardableResult
    public func run(_ sql: String, _ parameters: [SQLValue]) throws(DatabaseError) -> Int {
        var count = 0
        try send(sql, parameters)
        try connection.finish { [pq = connection.pq] result in count += pq.changedRows(result) }
        return count
    }

    /// Runs one query and hands each row to `body`. The result is complete before the first row is handed over, so
    /// `body` may run other statements.
    public func query(_ sql: String, _ parameters: [SQLValue], _ body: (any ResultRow) throws(DatabaseError) -> Void)
        throws(DatabaseError)
    {
        try send(sql, parameters)
        var results: [QueryResult] = []
        try connection.finishKeeping { [pq = connection.pq] result in results.append(QueryResult(result, pq)) }
        for result in results { try result.forEachRow(body) }
    }

    /// Begins a statement, after whatever it may be about has been sent.
    func begin(_ sql: String) throws(DatabaseError) {
        try sendAppended()
        try connection.begin(sql)
    }

    /// Sends a statement: with its parameters by a plan that is kept, without any as it is.
    private func send(_ sql: String, _ parameters: [SQLValue]) throws(DatabaseError) {
        if parameters.isEmpty, !sql.utf8.contains(UInt8(ascii: "?")) {
            try begin(sql)
            return try connection.sendForBinary(sql)
        }
        let statement = try statement(for: sql)
        try begin(sql)
        writer.reset(room: 0)
        try statement.bind(parameters, to: &writer, connection)
    }

    /// Runs one statement for each row of a batch; the rows are sent without waiting for the one before.
    public func runForEach(_ sql: String, _ batch: RowBatch) throws(DatabaseError) {
        guard batch.rowCount > 0 else { return }
        let statement = try statement(for: sql)
        try begin(sql)
        let rowsAtOnce = 512
        for start in stride(from: 0, to: batch.rowCount, by: rowsAtOnce) {
            try connection.pipeline { () throws(DatabaseError) in
                for row in start..<min(start + rowsAtOnce, batch.rowCount) {
                    writer.reset(room: 0)
                    try statement.bind(batch, row: row, to: &writer, connection)
                }
            }
        }
    }

    /// Asks a running statement to stop.
    public func interrupt() { connection.interrupt() }

    /// Indexes are dropped around a write of most rows: one sort is cheaper than a million look-ups.
    public var suspendsIndexes: Bool { true }

    private func statement(for sql: String) throws(DatabaseError) -> PreparedStatement {
        try sendAppended()
        if let known = prepared[sql] { return known }
        planCount += 1
        let statement = try PreparedStatement(
            sql: ParameterMarks.numbered(sql), name: "s\(planCount)", over: connection)
        prepared[sql] = statement
        return statement
    }

    private func forgetPlans() {
        tableTypes = [:]
        scanTypes = [:]
        guard !prepared.isEmpty else { return }
        prepared = [:]
        // Not worth a failure: where it fails, so does the statement after it.
        if (try? connection.begin("DEALLOCATE ALL")) != nil, (try? connection.sendText("DEALLOCATE ALL")) != nil {
            try? connection.finish()
        }
    }

    /// The types of a table's columns, by name.
    func types(of table: String) throws(DatabaseError) -> [String: ColumnType] {
        if let known = tableTypes[table] { return known }
        var types: [String: ColumnType] = [:]
        let sql = """
            SELECT attname, CAST(atttypid AS BIGINT) FROM pg_attribute
            WHERE attrelid = to_regclass(?1) AND attnum > 0 AND NOT attisdropped
            """
        try query(sql, [.text(table)]) { row throws(DatabaseError) in
            types[row.text(0) ?? ""] = ColumnType(oid: UInt32(truncatingIfNeeded: row.integer(1)))
        }
        guard !types.isEmpty else {
            throw DatabaseError(.statement, "there is no table \(table) in the database's search path")
        }
        tableTypes[table] = types
        return types
    }

    /// The types of a query's columns; a query without parameters.
    func types(ofQuery sql: String) throws(DatabaseError) -> [ColumnType] {
        if let known = scanTypes[sql] { return known }
        let types = try statement(for: sql).columns
        scanTypes[sql] = types
        return types
    }
}
