public import Tabular

/// How the CSV files are written.
public enum ReportDialect: String, CaseIterable, Sendable {
    /// For spreadsheets: byte order mark, CRLF, comma, texts that look like formulas guarded.
    case excel
    /// For programs: no mark, LF, comma, no guard.
    case raw
    /// For spreadsheets where the comma is the decimal sign: as `excel`, with semicolons and decimal commas.
    case excelEU = "excel-eu"

    /// The rules of the file.
    public var writer: CSVWriterDialect {
        switch self {
        case .excel: .excel
        case .raw: .raw
        case .excelEU: .excelEU
        }
    }

    /// What stands between whole number and fraction, in ASCII.
    var decimalSeparator: UInt8 { self == .excelEU ? UInt8(ascii: ",") : UInt8(ascii: ".") }
}
