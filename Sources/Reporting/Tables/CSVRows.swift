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
    func strip(_ rows: Range<Int>) -> CSVRows {
        var strip = self
        strip.bytes.reserveCapacity(rows.count * 128)
        for row in rows { strip.append(row) }
        return strip
    }

    private mutating func append(_ row: Int) {
        for column in table.columns.indices {
            if column > 0 { bytes.append(rules.delimiter) }
            append(row, column)
        }
        if rules.usesCRLF { bytes.append(0x0D) }
        bytes.append(0x0A)
    }

    private mutating func append(_ row: Int, _ column: Int) {
        switch table.values[column] {
        case .identifiers(let identifiers): CellText.append(identifiers[row], to: &bytes)
        case .texts(let texts):
            guard let range = texts.range(row) else { return }
            append(text: texts.bytes[range], row, column)
        case .words(let codes, _):
            guard codes[row] >= 0 else { return }
            append(text: words[column][Int(codes[row])][...], row, column)
        case .numbers(let numbers):
            let number = numbers[row]
            guard number != ReportValues.blank else { return }
            append(number: number, row, column)
        }
    }

    private mutating func append(number: Int64, _ row: Int, _ column: Int) {
        let separator = dialect.decimalSeparator
        switch table.columns[column].kind {
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
