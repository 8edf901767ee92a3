internal import BookingModel
public import Database

/// Builds an index over one column of identifiers of a table without row numbers: what tells its entries apart is the
/// rest of the table's key, which is read with it and kept in the order of the table.
public struct KeyedIndexBuilder {
    private let table: TableLayout
    private let columns: [String]

    /// A builder of an index over one column, whose entries end with the columns `key`: the table's key without `column`.
    public init(over column: String, of table: TableLayout, key: [String]) {
        self.table = table
        columns = [column] + key
    }

    /// The entries of a stretch of the table.
    private struct Part: Sendable {
        /// Rows are numbered from here, behind those of earlier stretches: equal identifiers stay in the table's order.
        let firstNumber: Int64
        /// The identifiers with the numbers of their rows.
        var entries: [NumberedKey] = []
        /// The rest of the table's key.
        var keys: RowBatch
        /// Whether every row had an identifier.
        var isPlain = true

        mutating func append(_ row: any ResultRow) {
            guard let identifier = row.identifier(0) else { return isPlain = false }
            entries.append(
                NumberedKey(high: identifier.high, low: identifier.low, number: firstNumber + Int64(entries.count)))
            for column in 1..<row.columnCount { keys.append(row.value(column)) }
        }
    }

    /// Fills the empty index whose root page is `root`. Gives false, and writes nothing, where a row holds something else
    /// than an identifier.
    public func build(root: UInt32, in file: PageFile) throws(DatabaseError) -> Bool {
        guard !table.hasRowNumbers, table.places(of: columns) != nil else { return false }
        let stretches = try table.stretches(partsSideBySide, in: file)
        let parts = try sideBySide(stretches.count) { [table, columns] index throws(DatabaseError) in
            var part = Part(firstNumber: Int64(index) << 32, keys: RowBatch(columnCount: columns.count - 1))
            try TableReader(table, columns: columns, in: file)?.read(stretches[index]) { row throws(DatabaseError) in
                part.append(row)
            }
            NumberedKey.sort(&part.entries)
            return part
        }
        guard parts.allSatisfy(\.isPlain) else { return false }
        let runs = parts.map(\.entries)
        let shares = NumberedKey.shares(of: runs)
        try IndexBuilder.build(root: root, in: file, shares: shares.count) {
            [columns] share, output throws(DatabaseError) in
            let scratch = RecordScratch(columns: columns.count)
            try NumberedKey.merge(runs, shares[share]) { entry, part throws(DatabaseError) in
                scratch.clear()
                scratch.append(identifier: Identifier(high: entry.high, low: entry.low))
                try parts[part].keys.withBytes { bytes throws(DatabaseError) in
                    let cells = bytes.cells + Int(entry.number - parts[part].firstNumber) * bytes.columnCount
                    for column in 0..<bytes.columnCount { scratch.append(cells[column], bytes.arena) }
                }
                try output.append(scratch.finish())
            }
        }
        return true
    }
}
