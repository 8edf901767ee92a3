import BookingModel
import Crypto
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

    /// Writes the table with its header. The sink is not finished: its bytes may be handed to the disk while others are
    /// made.
    func write(into sink: inout some ByteSink, dialect: ReportDialect) throws(TabularError) -> WrittenCSV {
        var digest = SHA256()
        var count = 0
        func put(_ bytes: [UInt8]) throws(TabularError) {
            digest.update(data: bytes)
            count += bytes.count
            try sink.write(bytes)
        }
        let rows = CSVRows(self, dialect)
        try put(try rows.header())
        var guardedCells: [GuardedCell] = []
        // Strips of rows are made on other threads, a few ahead of this one, which digests and writes them in their order.
        let rowCount = rowCount
        let strips = (rowCount + ReportTable.stripRows - 1) / ReportTable.stripRows
        let made = { @Sendable (strip: Int) in
            rows.strip(strip * ReportTable.stripRows..<min((strip + 1) * ReportTable.stripRows, rowCount))
        }
        try madeAhead(strips, made) { strip throws(TabularError) in
            try put(strip.bytes)
            guardedCells += strip.guardedCells
        }
        let sha256 = digest.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return WrittenCSV(rows: rowCount, bytes: count, sha256: sha256, guardedCells: guardedCells)
    }
}
