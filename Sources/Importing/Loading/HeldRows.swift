import Database

/// Rows for a staging table that wait in memory, as long as they take little: a statement amid the rows of a new database
/// would end their writing past the engine.
struct HeldRows {
    private var rows: PackedRows
    private static let mostHeld = 8 << 20

    /// No rows, with these columns to come.
    init(columns: [String]) { rows = PackedRows(columns: columns) }

    /// Whether none is waiting.
    var isEmpty: Bool { rows.count == 0 }

    /// Takes rows, and lets all that wait go where they are many.
    mutating func take(_ batch: RowBatch, write: (RowBatch) throws(DatabaseError) -> Void) throws(DatabaseError) {
        guard !batch.isEmpty else { return }
        rows.append(batch)
        if rows.byteCount > HeldRows.mostHeld { try release(write) }
    }

    /// Lets all rows go that wait.
    mutating func release(_ write: (RowBatch) throws(DatabaseError) -> Void) throws(DatabaseError) {
        let waiting = rows
        rows = PackedRows(columns: waiting.columns)
        try waiting.forEachBatch(write)
    }
}
