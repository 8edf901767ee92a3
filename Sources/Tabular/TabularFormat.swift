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
        case .binary: ("this is not a text file", "export the records as CSV or JSON")
        }
    }
}

/// Recognises what a file is by its first bytes: a first block of 64 KiB is plenty.
public enum FormatDetector {
    /// What the file that begins with `prefix` is.
    public static func recognise(prefix: [UInt8]) -> TabularFormat {
        if let known = byMagic(prefix) { return known }
        let start = prefix.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = JSONTokens.skipSpace(prefix.span.bytes, start)
        guard text < prefix.count else { return .empty }
        let head = String(decoding: prefix[text..<min(prefix.count, text + 16)], as: UTF8.self).lowercased()
        if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") || head.hasPrefix("<head") { return .html }
        if head.hasPrefix("<?xml") { return .xml }
        if let encoding = byControlBytes(prefix) { return encoding }
        if isJSON(prefix, at: text), let shape = JSONShape(recognising: prefix) {
            return switch shape {
            case .lines: .ndjson
            case .array: .jsonArray
            case .documents(_, true): .jsonObject
            case .documents(let paths, false): .jsonWrapped(path: paths?.first)
            }
        }
        return .csv(CSVDialect(recognising: prefix))
    }

    private static let magic: [([UInt8], TabularFormat)] = [
        ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip), ([0x1F, 0x8B], .gzip),
        ([0x25, 0x50, 0x44, 0x46, 0x2D], .pdf), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .xls),
        ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16), ([0x42, 0x5A, 0x68], .compressed),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .compressed), ([0x28, 0xB5, 0x2F, 0xFD], .compressed),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .compressed), ([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], .compressed),
        (Array("SQLite format 3\u{0}".utf8), .binary), (Array("PAR1".utf8), .binary),
    ]

    private static func byMagic(_ prefix: [UInt8]) -> TabularFormat? {
        magic.first { prefix.starts(with: $0.0) }?.1
    }

    /// UTF-16 without its mark has a NUL in every other byte of plain text; a text file has next to no control bytes.
    private static func byControlBytes(_ prefix: [UInt8]) -> TabularFormat? {
        var nuls = [0, 0]
        var controls = 0
        for (index, byte) in prefix.enumerated() where byte < 0x20 {
            switch byte {
            case 0x00: nuls[index & 1] += 1
            case 0x09, 0x0A, 0x0C, 0x0D: break
            default: controls += 1
            }
        }
        let half = prefix.count / 2
        if half > 1, max(nuls[0], nuls[1]) * 4 > half * 3, min(nuls[0], nuls[1]) * 8 < half { return .utf16 }
        return (controls + nuls[0] + nuls[1]) * 32 > prefix.count ? .binary : nil
    }

    private static func isJSON(_ prefix: [UInt8], at start: Int) -> Bool {
        if prefix[start] == 0x7B { return true }
        guard prefix[start] == 0x5B else { return false }
        let next = JSONTokens.skipSpace(prefix.span.bytes, start + 1)
        guard next < prefix.count else { return true }
        return switch prefix[next] {
        case 0x7B, 0x5B, 0x5D, 0x22, 0x2D, 0x30...0x39: true
        default: false
        }
    }
}
