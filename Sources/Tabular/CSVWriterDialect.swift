/// How a CSV file is to be written.
public struct CSVWriterDialect: Sendable, Equatable {
    /// What stands between two fields.
    public var delimiter: UInt8
    /// Whether a line ends with CR and LF; else with LF.
    public var usesCRLF: Bool
    /// Whether the file begins with the UTF-8 mark, without which spreadsheets take it for a local code page.
    public var writesMark: Bool
    /// Whether text that a spreadsheet would take for a formula gets an apostrophe in front.
    public var guardsFormulas: Bool

    /// A dialect of one's own.
    public init(delimiter: UInt8, usesCRLF: Bool, writesMark: Bool, guardsFormulas: Bool) {
        self.delimiter = delimiter
        self.usesCRLF = usesCRLF
        self.writesMark = writesMark
        self.guardsFormulas = guardsFormulas
    }

    /// For spreadsheets: mark, CRLF, comma, formulas guarded.
    public static let excel = CSVWriterDialect(
        delimiter: 0x2C, usesCRLF: true, writesMark: true, guardsFormulas: true)

    /// For spreadsheets where the comma is the decimal sign: as `.excel`, with semicolons.
    public static let excelEU = CSVWriterDialect(
        delimiter: 0x3B, usesCRLF: true, writesMark: true, guardsFormulas: true)

    /// For programs: no mark, LF, comma, every value as it is.
    public static let raw = CSVWriterDialect(
        delimiter: 0x2C, usesCRLF: false, writesMark: false, guardsFormulas: false)
}
