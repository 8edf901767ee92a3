internal import CPostgreSQL
public import Database

extension PostgreSQLDatabase {
    /// Appends the rows of a batch to a table, by COPY in its binary form. They are sent when there are enough of them, or
    /// before the next statement: what the server has against them may be thrown then.
    public func append(_ batch: RowBatch, to table: String, columns: [String]) throws(DatabaseError) {
        guard batch.rowCount > 0 else { return }
        let known = try types(of: table)
        // Room for what comes later is a matter of the server's fill factor.
        let written = columns.indices.filter { columns[$0] != TableRoom.column }
        let types = try types(written.map { columns[$0] }, in: known, of: table)
        let names = written.map { columns[$0] }.joined(separator: ", ")
        let rows = appendedRows("COPY \(table) (\(names)) FROM STDIN WITH (FORMAT binary)")
        if let misfit = rows.add(batch, written: written, types: types) {
            throw DatabaseError(
                .statement, "a value for column \(columns[misfit]) of table \(table) is not of the column's type")
        }
        if rows.isFull { try copyIn(rows) }
    }

    private func appendedRows(_ sql: String) -> AppendedRows {
        if let known = appended.first(where: { $0.sql == sql }) { return known }
        let rows = AppendedRows(sql)
        appended.append(rows)
        return rows
    }

    /// Sends all rows that wait: before any other statement, which may be about them. Where it is told instead what the
    /// server has against rows sent before, the others go on waiting.
    func sendAppended() throws(DatabaseError) {
        while let rows = appended.first {
            if rows.rowCount > 0 { try copyIn(rows) }
            appended.removeFirst()
        }
    }

    /// Sends rows to a COPY statement, on another thread: the next rows are made while the server takes these.
    private func copyIn(_ rows: AppendedRows) throws(DatabaseError) {
        try connection.begin(rows.sql)
        // What was sent before has arrived, so the next rows can take its place.
        sent = rows.finish(goingOnIn: sent)
        connection.send(aside: { [connection, sent, sql = rows.sql] () throws(DatabaseError) in
            try connection.copyIn(sent, sql)
        })
    }

    /// Reads rows of a table, by COPY in its binary form; only one row is held at a time.
    public func scan(_ scan: TableScan, _ body: (any ResultRow) throws(DatabaseError) -> Void) throws(DatabaseError) {
        var scan = scan
        scan.columns = scan.columns.map { $0 == TableRoom.column ? "CAST(NULL AS BYTEA)" : $0 }
        var whole = scan
        whole.after = nil
        let fields = RowFields(try types(ofQuery: whole.sql))
        // COPY takes no parameters; the only one that a scan has is a whole number.
        let query = scan.after.map { scan.sql.replacing("?1", with: String($0)) } ?? scan.sql
        let sql = "COPY (\(query)) TO STDOUT WITH (FORMAT binary)"
        try beginCopyOut(sql)
        var reader = CopyReader(fields)
        var failure: DatabaseError?
        while let message = try connection.nextCopyRow() {
            defer { connection.pq.PQfreemem(message.baseAddress) }
            guard failure == nil else { continue }
            do throws(DatabaseError) {
                if try reader.take(UnsafeRawBufferPointer(message)) { try body(PostgreSQLRow(row: fields)) }
            } catch {
                // The rest is on its way already and has to be read before the connection takes another statement.
                failure = error
            }
        }
        try connection.finish()
        if let failure { throw failure }
    }

    /// Runs a COPY to standard output and hands over each message as it comes, which is a row where the form is CSV; only
    /// one is held at a time. The first error of `body` is thrown when the server has been heard out.
    public func copyOut(_ sql: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try beginCopyOut(sql)
        var failure: (any Error)?
        while let message = try connection.nextCopyRow() {
            defer { connection.pq.PQfreemem(message.baseAddress) }
            guard failure == nil else { continue }
            do {
                try body(UnsafeRawBufferPointer(message))
            } catch {
                failure = error
                // Nobody wants the rest, which may be long.
                connection.cancel()
            }
        }
        do { try connection.finish() } catch { throw failure ?? error }
        if let failure { throw failure }
    }

    /// Begins a COPY to standard output, up to its first row.
    private func beginCopyOut(_ sql: String) throws(DatabaseError) {
        let pq = connection.pq
        try begin(sql)
        try connection.check(pq.PQsendQuery(connection.handle, sql))
        guard let start = try connection.nextResult() else { throw connection.lost() }
        defer { pq.PQclear(start) }
        guard pq.PQresultStatus(start) == PGRES_COPY_OUT else {
            try? connection.finish()
            throw connection.error(of: start)
        }
    }

    /// The types of some columns of a table, in their order.
    func types(_ columns: [String], in known: [String: ColumnType], of table: String) throws(DatabaseError)
        -> [ColumnType]
    {
        var types: [ColumnType] = []
        for column in columns {
            guard let type = known[column], type != .other else {
                throw DatabaseError(
                    .schema, "table \(table) has no column \(column), or one of a type that the toolkit does not know",
                    hint: "restore the schema, or import into a new database")
            }
            types.append(type)
        }
        return types
    }
}
