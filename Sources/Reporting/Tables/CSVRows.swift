import BookingModel
import Tabular

/// The rows of a table as bytes of a CSV file.
///
/// `Tabular`'s writer takes one cell at a time as a text; a customer table has millions of cells that are numbers, which
/// are written here without becoming texts first. Its rules (dialect, header, guard) are used, not repeated.
struct CSVRows {
    /// What was written so far.
    private(set) var bytes: [UInt8] = []
    private(set) var guardedCells: [GuardedCell] = []

    private let table: ReportTable
    private let dialect: ReportDialect
    private let rules: CSVWriterDialect
    private let currencyColumn: Int?
    private let moneyDigits: [Int]
    /// The words of each column as bytes.
    private let words: [[[UInt8]]]

    init(_ table: ReportTable, _ dialect: ReportDialect) {
        self.table = table
        self.dialect = dialect
        rules = dialect.writer
        currencyColumn = table.definition.currencyColumn
        moneyDigits = table.currencies.map(\.minorDigits)
        words = table.values.map { values in
            guard case .words(_, let vocabulary) = values else { return [] }
            return vocabulary.map { Array($0.utf8) }
        }
    }

    func header() throws(TabularError) -> [UInt8] {
        var writer = CSVWriter(MemorySink(), dialect: rules)
        try writer.writeHeader(table.columns.map(\.name))
        return try writer.finish().bytes
    }

    /// Some rows of the table, apart from what was written so far.
    ///
    /// Cells are made column by column, so that each column is unpacked once and not once a row by every thread, and then
    /// put together row by row.
    func strip(_ rows: Range<Int>) -> CSVRows {
        var cells = self
        cells.bytes.reserveCapacity(rows.count * 128)
        // Where each cell ends, column after column.
        var ends: [Int32] = []
        ends.reserveCapacity(rows.count * table.columns.count)
        for column in table.columns.indices { cells.append(rows, of: column, ends: &ends) }
        var strip = self
        strip.bytes.reserveCapacity(cells.bytes.count + rows.count * (table.columns.count + 1))
        strip.join(cells.bytes.span, ends.span, rows: rows.count)
        // As they follow each other in the file; a cell is noted once.
        let places = Dictionary(table.columns.enumerated().map { ($1.name, $0) }) { first, _ in first }
        strip.guardedCells = cells.guardedCells.sorted {
            ($0.row, places[$0.column] ?? 0) < ($1.row, places[$1.column] ?? 0)
        }
        return strip
    }

    private mutating func join(_ cells: Span<UInt8>, _ ends: Span<Int32>, rows: Int) {
        for row in 0..<rows {
            var place = row
            for column in table.columns.indices {
                if column > 0 { bytes.append(rules.delimiter) }
                for index in (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place]) { bytes.append(cells[index]) }
                place += rows
            }
            if rules.usesCRLF { bytes.append(0x0D) }
            bytes.append(0x0A)
        }
    }

    private mutating func append(_ rows: Range<Int>, of column: Int, ends: inout [Int32]) {
        switch table.values[column] {
        case .identifiers(let identifiers):
            for row in rows {
                CellText.append(identifiers[row], to: &bytes)
                ends.append(Int32(truncatingIfNeeded: bytes.count))
            }
        case .texts(let texts):
            for row in rows {
                if let range = texts.range(row) { append(text: texts.bytes[range], row, column) }
                ends.append(Int32(truncatingIfNeeded: bytes.count))
            }
        case .words(let codes, _):
            let words = words[column]
            for row in rows {
                if codes[row] >= 0 { append(text: words[Int(codes[row])][...], row, column) }
                ends.append(Int32(truncatingIfNeeded: bytes.count))
            }
        case .numbers(let numbers):
            let kind = table.columns[column].kind
            for row in rows {
                if numbers[row] != ReportValues.blank { append(number: numbers[row], kind, row) }
                ends.append(Int32(truncatingIfNeeded: bytes.count))
            }
        }
    }

    private mutating func append(number: Int64, _ kind: ReportColumn.Kind, _ row: Int) {
        let separator = dialect.decimalSeparator
        switch kind {
        case .money:
            DecimalText.appendFixed(number, decimals: moneyDigits(row), separator: separator, to: &bytes)
        case .rate: DecimalText.appendFixed(number, decimals: 10, trimmed: true, separator: separator, to: &bytes)
        case .date: CellText.append(LocalDay(daysSinceEpoch: Int32(number)), to: &bytes)
        case .month: CellText.append(Month(ordinal: Int32(number)).firstDay, to: &bytes)
        case .boolean: bytes.append(contentsOf: (number != 0 ? "true" : "false").utf8)
        case .integer, .identifier, .text, .phone: DecimalText.append(number, to: &bytes)
        }
    }

    private func moneyDigits(_ row: Int) -> Int {
        // Most tables have one currency, which needs no look at each row.
        if moneyDigits.allSatisfy({ $0 == 2 }) { return 2 }
        guard let column = currencyColumn, case .words(let codes, _) = table.values[column],
            codes[row] >= 0
        else { return 2 }
        return moneyDigits[Int(codes[row])]
    }

    /// A text is guarded where a spreadsheet would take it for a formula, and quoted where it needs that.
    private mutating func append(text: ArraySlice<UInt8>, _ row: Int, _ column: Int) {
        let start = bytes.count
        // Most texts begin with a letter or digit, which no formula does.
        let isPlain = text.first.map { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) } ?? true
        if rules.guardsFormulas, !isPlain, FormulaGuard.isFormula(text.span.bytes),
            table.columns[column].kind != .phone || !PhoneText.isHarmless(text)
        {
            guardedCells.append(GuardedCell(row: row + 2, column: table.columns[column].name))
            bytes.append(UInt8(ascii: "'"))
        }
        bytes.append(contentsOf: text)
        let needsQuotes = text.contains { $0 == rules.delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else { return }
        var quoted: [UInt8] = [0x22]
        for byte in bytes[start...] {
            if byte == 0x22 { quoted.append(0x22) }
            quoted.append(byte)
        }
        quoted.append(0x22)
        bytes.replaceSubrange(start..., with: quoted)
    }
}
