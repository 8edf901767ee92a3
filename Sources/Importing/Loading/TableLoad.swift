import Database

/// Rows on their way into a table that may know them already. Those of an empty table wait in memory, as long as none comes
/// twice and they take little, and are written in the order of their key at the end; all others are staged and merged.
struct TableLoad {
    private let merge: TableMerge
    /// nil where rows are staged.
    private var held: PackedRows?
    /// Whether anything was taken.
    private var isEmpty = true
    /// The number of held rows by their file.
    private var heldOfFile: [Int64: Int] = [:]

    /// The memory in bytes that the held rows may take.
    private let mostHeld: Int

    /// Makes the staging table, before anything is loaded: a statement amid the rows of a new database would end their
    /// writing past the engine. `mayHold` says that rows may come each once, and have no money to account for.
    init(_ merge: TableMerge, mayHold: Bool, mostHeld: Int = 32 << 20, _ database: any Database) throws(DatabaseError) {
        self.merge = merge
        self.mostHeld = mostHeld
        try merge.begin(database)
        if mayHold, try database.integer("SELECT 1 FROM \(merge.table) LIMIT 1") == nil {
            held = PackedRows(columns: merge.columns)
        }
    }

    /// Takes rows with these columns, by default all that the table has from imports.
    mutating func take(_ batch: RowBatch, columns: [String]? = nil, _ database: any Database) throws(DatabaseError) {
        guard !batch.isEmpty else { return }
        isEmpty = false
        guard held != nil else { return try merge.stage(batch, columns: columns, database) }
        let complete = columns.map { some in batch.selecting(columns: merge.columns.map(some.firstIndex)) } ?? batch
        held?.append(complete)
        count(complete)
        if let held, held.byteCount > mostHeld { try stageHeld(database) }
    }

    /// Writes or merges the rows and calls `count` for each group of file, outcome and currency. `isDistinct` says that no
    /// row came twice.
    mutating func finish(_ database: any Database, isDistinct: Bool, count: (MergedRows) -> Void) throws(DatabaseError)
    {
        guard !isEmpty else { return try merge.abandon(database) }
        guard isDistinct, let rows = held else {
            try stageHeld(database)
            return try merge.finish(database, isDistinct: isDistinct, count: count)
        }
        held = nil
        try write(rows, to: database)
        for (fileID, rows) in heldOfFile.sorted(by: { $0.key < $1.key }) {
            count(MergedRows(fileID: fileID, outcome: "loaded", rows: rows, currency: nil, amount: 0))
        }
        try merge.abandon(database)
    }

    private func write(_ rows: consuming PackedRows, to database: any Database) throws(DatabaseError) {
        rows.sort()
        let count = (rows.count + PackedRows.rowsAtOnce - 1) / PackedRows.rowsAtOnce
        let defaults = merge.columns.indices.compactMap { column in
            merge.defaults[merge.columns[column]].map { (column: column, word: $0) }
        }
        try database.append(to: merge.table, columns: merge.columns, batches: count) { [rows] index in
            let first = index * PackedRows.rowsAtOnce
            var batch = rows.batch(of: first..<min(first + PackedRows.rowsAtOnce, rows.count))
            for (column, word) in defaults {
                for row in 0..<batch.rowCount where batch.isNull(row: row, column: column) {
                    batch.replace(row: row, column: column, by: .text(word))
                }
            }
            return batch
        }
    }

    /// From here on the table's rows are staged.
    private mutating func stageHeld(_ database: any Database) throws(DatabaseError) {
        guard let rows = held else { return }
        held = nil
        try rows.forEachBatch { batch throws(DatabaseError) in try merge.stage(batch, database) }
    }

    private mutating func count(_ batch: RowBatch) {
        guard let column = merge.columns.firstIndex(of: "import_file_id") else { return }
        for row in 0..<batch.rowCount {
            let file = batch.cells[row * batch.columnCount + column]
            if file.kind == .integer { heldOfFile[file.payload, default: 0] += 1 }
        }
    }
}
