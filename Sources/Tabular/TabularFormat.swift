/// What a file is, by its first bytes.
public enum TabularFormat: Sendable, Equatable {
    /// Separated values; the delimiter is the one met most in the first line.
    case csv(CSVDialect)
    /// A JSON array of records.
    case jsonArray
    /// A JSON object on each line.
    case ndjson
    /// A JSON object with the array of records inside; nil when the array begins beyond the bytes seen.
    case jsonWrapped(path: [String]?)
    /// One JSON object that is itself a record, or several one after another.
    case jsonObject
    /// Nothing, or white space only.
    case empty
    /// A ZIP archive; a spreadsheet (`.xlsx`, `.ods`) is one.
    case zip
    /// gzip.
    case gzip
    /// Another compressed file: bzip2, xz, zstd, 7z, rar.
    case compressed
    /// PDF.
    case pdf
    /// An old spreadsheet (`.xls`), or another file of that container.
    case xls
    /// UTF-16 text, with or without its mark.
    case utf16
    /// A web page.
    case html
    /// XML.
    case xml
    /// The statements of an SQL dump.
    case sqlDump
    /// Business cards (vCard).
    case vCard
    /// A calendar (iCalendar).
    case calendar
    /// A database file (SQLite, Access) or another file that is not text.
    case binary

    /// The shape for `JSONReader`; nil when the file is not JSON.
    public var jsonShape: JSONShape? {
        switch self {
        case .jsonArray: .array
        case .ndjson: .lines
        case .jsonWrapped(let path): .wrapped(path: path)
        case .jsonObject: .objects
        default: nil
        }
    }

    /// What to say of a file that is not a table, in lower case, and what to do about it; nil for a table.
    public var refusal: (message: String, hint: String)? {
        let sheet = "open it in a spreadsheet program and save it as CSV (UTF-8)"
        return switch self {
        case .csv, .jsonArray, .ndjson, .jsonWrapped, .jsonObject: nil
        case .empty: ("the file is empty", "export the file again")
        case .zip: ("this is a ZIP archive or an .xlsx workbook, not CSV or JSON", "unpack it, or " + sheet)
        case .gzip: ("this is a gzip file", "unpack it with gunzip")
        case .compressed: ("this is a compressed file", "unpack it first")
        case .pdf: ("this is a PDF document", "export the records as CSV or JSON")
        case .xls: ("this is an .xls workbook, not CSV or JSON", sheet)
        case .utf16: ("this is UTF-16 text", "convert it with iconv -f UTF-16 -t UTF-8, or save it as CSV (UTF-8)")
        case .html: ("this is a web page, perhaps a sign-in page", "export the records as CSV or JSON")
        case .xml: ("this is XML", "export the records as CSV or JSON")
        case .sqlDump: ("this is an SQL dump", "load it into a database, and export the table as CSV or JSON")
        case .vCard: ("these are business cards (vCard)", "export the contacts as CSV or JSON")
        case .calendar: ("this is a calendar (iCalendar)", "export the bookings as CSV or JSON")
        case .binary: ("this is not a text file", "export the records as CSV or JSON")
        }
    }
}
