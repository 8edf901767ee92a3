import Tabular

/// A CSV file as it was written.
struct WrittenCSV {
    let rows: Int
    let bytes: Int
    /// SHA-256 in hexadecimal digits.
    let sha256: String
    let guardedCells: [GuardedCell]
}

/// A cell that got an apostrophe in front: its row in the file, the header being 1, and its column.
struct GuardedCell: Equatable {
    let row: Int
    let column: String
}

extension ReportTable {
    /// Writes the table with its header.
    func write(into sink: some ByteSink, dialect: ReportDialect) throws(TabularError) -> WrittenCSV {
        var sink = CountingSink(sink)
        var rows = CSVRows(self, dialect)
        try sink.write(try rows.header())
        for row in 0..<rowCount {
            rows.append(row)
            if rows.bytes.count >= CSVRows.flushSize {
                try sink.write(rows.bytes)
                rows.bytes.removeAll(keepingCapacity: true)
            }
        }
        try sink.write(rows.bytes)
        try sink.finish()
        return WrittenCSV(rows: rowCount, bytes: sink.count, sha256: sink.sha256, guardedCells: rows.guardedCells)
    }
}
