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
    /// Writes the table with its header.
    func write(into sink: some ByteSink, dialect: ReportDialect) throws(TabularError) -> WrittenCSV {
        var writer = CSVWriter(CountingSink(sink), dialect: dialect.writer)
        try writer.writeHeader(columns.map(\.name))
        var scratch: [UInt8] = []
        for row in 0..<rowCount {
            for column in columns.indices {
                scratch.removeAll(keepingCapacity: true)
                if append(row: row, column: column, separator: dialect.decimalSeparator, to: &scratch) {
                    writer.text(utf8: scratch[...])
                } else if scratch.isEmpty {
                    writer.empty()
                } else {
                    writer.number(String(decoding: scratch, as: UTF8.self))
                }
            }
            try writer.endRow()
        }
        let guarded = writer.guardedCells.map { GuardedCell(row: $0.row, column: columns[$0.column - 1].name) }
        let counted = try writer.finish()
        return WrittenCSV(rows: rowCount, bytes: counted.count, sha256: counted.sha256, guardedCells: guarded)
    }

    /// Appends a cell as it stands in the file; gives whether it is a text, which a spreadsheet could take for a formula.
    private func append(row: Int, column: Int, separator: UInt8, to bytes: inout [UInt8]) -> Bool {
        switch values[column] {
        case .identifiers(let identifiers): CellText.append(identifiers[row], to: &bytes)
        case .texts(let texts):
            guard let range = texts.range(row) else { return false }
            bytes.append(contentsOf: texts.bytes[range])
            return columns[column].kind != .phone || !PhoneText.isHarmless(bytes)
        case .words(let codes, let vocabulary):
            guard codes[row] >= 0 else { return false }
            bytes.append(contentsOf: vocabulary[Int(codes[row])].utf8)
            return true
        case .numbers(let numbers):
            let number = numbers[row]
            guard number != ReportValues.blank else { return false }
            switch columns[column].kind {
            case .money:
                let digits = currency(row: row).minorDigits
                DecimalText.appendFixed(number, decimals: digits, separator: separator, to: &bytes)
            case .rate:
                DecimalText.appendFixed(number, decimals: 10, trimmed: true, separator: separator, to: &bytes)
            case .date: CellText.append(LocalDay(daysSinceEpoch: Int32(number)), to: &bytes)
            case .month: CellText.append(Month(ordinal: Int32(number)).firstDay, to: &bytes)
            case .boolean: bytes.append(contentsOf: (number != 0 ? "true" : "false").utf8)
            case .integer, .identifier, .text, .phone: DecimalText.append(number, to: &bytes)
            }
        }
        return false
    }
}
