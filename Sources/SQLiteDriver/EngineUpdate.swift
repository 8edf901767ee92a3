internal import Database

/// Rows that are to be updated by the engine.
struct EngineUpdate {
    let table: String
    let key: String
    let columns: [String]
    /// The key and the values of each row.
    var batch: RowBatch

    /// The statement for one row.
    var sql: String {
        let places = columns.enumerated().map { "\($1) = ?\($0 + 2)" }.joined(separator: ", ")
        return "UPDATE \(table) SET \(places) WHERE \(key) = ?1"
    }

    /// Only some of the rows.
    func selecting(_ rows: [Int]) -> EngineUpdate {
        EngineUpdate(table: table, key: key, columns: columns, batch: batch.selecting(rows))
    }

    /// Whether all its keys lie behind those of an earlier update.
    func follows(_ earlier: EngineUpdate) -> Bool {
        guard let first = batch.cells.first, earlier.batch.rowCount > 0 else { return true }
        let last = earlier.batch.cells[(earlier.batch.rowCount - 1) * earlier.batch.columnCount]
        guard first.kind == .identifier else { return first.payload > last.payload }
        return earlier.bytes(of: last).lexicographicallyPrecedes(bytes(of: first))
    }

    private func bytes(of cell: RowBatch.Cell) -> ArraySlice<UInt8> {
        batch.arena[Int(cell.payload)..<Int(cell.payload) + Int(cell.length)]
    }
}
