internal import BookingModel
public import Database

extension PostgreSQLDatabase {
    /// From so many rows on they are copied to a table of their own and met with the other in one statement, which reads
    /// both once: a look-up by the key costs a row some fifty microseconds, this some eight.
    private static let fewRows = 4_096

    /// Updates rows by their key, a batch in one statement.
    public func update(_ table: String, key: String, columns: [String], with batch: RowBatch) throws(DatabaseError) {
        guard batch.rowCount > 0 else { return }
        guard batch.rowCount <= PostgreSQLDatabase.fewRows else {
            return try update(table, key: key, columns: columns) { changes throws(DatabaseError) in
                try append(batch, to: changes, columns: [key] + columns)
            }
        }
        let known = try types(of: table)
        let written = columns.indices.filter { columns[$0] != TableRoom.column }
        let names = [key] + written.map { columns[$0] }
        let types = try types(names, in: known, of: table)
        let arrays = names.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        let aliases = names.indices.map { "c\($0)" }.joined(separator: ", ")
        let places = names.indices.dropFirst().map { "\(names[$0]) = new.c\($0)" }.joined(separator: ", ")
        let sql = """
            UPDATE \(table) AS old SET \(places) FROM unnest(\(arrays)) AS new (\(aliases)) WHERE old.\(key) = new.c0
            """
        try run(sql, arraysOf: batch, columns: [0] + written.map { $0 + 1 }, types: types, rows: 0..<batch.rowCount)
    }

    /// Updates rows by several batches, all in one statement.
    public func update(
        _ table: String, key: String, columns: [String], batches count: Int,
        _ batch: @escaping @Sendable (Int) -> RowBatch
    ) throws(DatabaseError) {
        guard count > 1 else {
            if count == 1 { try update(table, key: key, columns: columns, with: batch(0)) }
            return
        }
        try update(table, key: key, columns: columns) { changes throws(DatabaseError) in
            try madeAhead(count, batch) { batch throws(DatabaseError) in
                try append(batch, to: changes, columns: [key] + columns)
            }
        }
    }

    /// Updates rows by those that `fill` puts into a temporary table.
    private func update(
        _ table: String, key: String, columns: [String], by fill: (String) throws(DatabaseError) -> Void
    ) throws(DatabaseError) {
        let written = columns.filter { $0 != TableRoom.column }
        let changes = "pg_temp.changes_of_\(table)"
        let names = ([key] + written).joined(separator: ", ")
        try execute("CREATE TEMPORARY TABLE changes_of_\(table) AS SELECT \(names) FROM \(table) WITH NO DATA")
        try fill(changes)
        // Only what the two are met by matters to the plan.
        try execute("ANALYZE \(changes) (\(key))")
        let places = written.map { "\($0) = new.\($0)" }.joined(separator: ", ")
        try run("UPDATE \(table) AS old SET \(places) FROM \(changes) AS new WHERE old.\(key) = new.\(key)")
        try execute("DROP TABLE \(changes)")
    }
}
