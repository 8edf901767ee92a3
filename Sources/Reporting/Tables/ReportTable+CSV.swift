import BookingModel
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
    /// Rows of a strip: about half a megabyte of a customer table.
    private static let stripRows = 4_096
    private static let stripsAtOnce = 8

    /// Writes the table with its header.
    func write(into sink: some ByteSink, dialect: ReportDialect) throws(TabularError) -> WrittenCSV {
        var sink = CountingSink(sink)
        let rows = CSVRows(self, dialect)
        try sink.write(try rows.header())
        var guardedCells: [GuardedCell] = []
        // A few strips of rows at once, each by a processor of its own; they are written in their order.
        for start in stride(from: 0, to: rowCount, by: ReportTable.stripRows * ReportTable.stripsAtOnce) {
            let strips = sideBySide(ReportTable.stripsAtOnce) { strip in
                let first = start + strip * ReportTable.stripRows
                return rows.strip(first..<max(first, min(first + ReportTable.stripRows, rowCount)))
            }
            for strip in strips {
                try sink.write(strip.bytes)
                guardedCells += strip.guardedCells
            }
        }
        try sink.finish()
        return WrittenCSV(rows: rowCount, bytes: sink.count, sha256: sink.sha256, guardedCells: guardedCells)
    }
}
