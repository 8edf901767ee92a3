internal import BookingModel
internal import Database
internal import SQLiteFile

/// Tables read and updated by several threads, each with a stretch of the rows to itself.
extension DirectAccess {
    /// Reads all rows, each part on its own thread; gives nil where that is for the engine to do.
    func scan<Part: Sendable>(
        _ scan: TableScan, into part: @Sendable () -> Part,
        _ body: @Sendable (inout Part, any ResultRow) throws(DatabaseError) -> Void
    ) throws(DatabaseError) -> [Part]? {
        guard let layout = schema.tables[scan.table], layout.columns.first?.name == scan.key,
            layout.places(of: scan.columns) != nil, scan.after == nil, scan.limit == nil
        else { return nil }
        try finishBuilder(of: scan.table)
        let stretches = try layout.stretches(partsSideBySide, in: file)
        return try sideBySide(stretches.count) { [file, interruption] index throws(DatabaseError) in
            var made = part()
            var count = 0
            try TableReader(layout, columns: scan.columns, in: file)?.read(stretches[index]) {
                row throws(DatabaseError) in
                count += 1
                if count & 0xFFF == 0 { try interruption.check() }
                try body(&made, row)
            }
            return made
        }
    }

    /// Updates the rows of all batches where they lie, each stretch of leaves on its own thread; gives what the engine
    /// has to write, in the order of the keys, or nil where that is everything.
    ///
    /// Two threads must not write one page, so stretches end where leaves do. Of a table without row numbers the interior
    /// pages hold rows, too: there is no such cut, and the engine's caller goes batch by batch.
    func update(
        _ table: String, key: String, columns: [String], batches count: Int, _ batch: @Sendable (Int) -> RowBatch
    ) throws(DatabaseError) -> [RowBatch]? {
        guard let layout = schema.tables[table], layout.columns.first?.name == key, layout.hasRowNumbers,
            layout.columns.first?.isRowNumber == true, layout.places(of: columns) != nil, count > 1
        else { return nil }
        try finishBuilder(of: table)
        // What they remember of their leaf is out of date afterwards.
        updaters = updaters.filter { !$0.key.hasPrefix(table + " ") }
        noteStale(schema.indexes(of: table) { columns.contains($0.column) })
        let shares = try shares(of: layout, batches: count, batch)
        let left = try sideBySide(shares.count) { [file, interruption] place throws(DatabaseError) in
            let share = shares[place]
            let updater = try TableUpdater(layout, columns: columns, filler: "fill_room", in: file)
            var left: [RowBatch] = []
            for index in share.firstBatch..<count {
                try interruption.check()
                let batch = batch(index)
                guard let first = batch.cells.first?.payload, first < share.rows.upperBound else { break }
                guard let rows = try updater?.update(batch, in: share.rows), !rows.isEmpty else { continue }
                left.append(batch.selecting(rows))
            }
            return left
        }
        return left.flatMap { $0 }
    }

    /// What one thread updates: the rows of a range, which begin in some batch.
    private struct Share: Sendable {
        let firstBatch: Int
        let rows: Range<Int64>
    }

    private func shares(
        of layout: TableLayout, batches count: Int, _ batch: (Int) -> RowBatch
    ) throws(DatabaseError) -> [Share] {
        let parts = min(partsSideBySide, count)
        let starts = (0..<parts).map { stretch($0, of: parts, over: count).lowerBound }
        var borders = [Int64.min]
        for start in starts.dropFirst() {
            guard let first = batch(start).cells.first?.payload else { continue }
            let last = try layout.lastRowOfLeaf(holding: first, in: file) ?? .max - 1
            borders.append(max(borders[borders.count - 1], last + 1))
        }
        borders.append(.max)
        return zip(starts, zip(borders, borders.dropFirst())).map { Share(firstBatch: $0, rows: $1.0..<$1.1) }
    }
}
