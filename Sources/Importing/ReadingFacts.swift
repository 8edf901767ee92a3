public import Tabular

/// How a file was read: what was told or found out about its form, and what its bytes are.
public struct ReadingFacts: Sendable {
    /// The encoding of its text.
    public internal(set) var encoding: TextEncoding
    /// Whether it is packed with gzip.
    public internal(set) var isGzip = false
    /// How it is written; nil: JSON.
    public internal(set) var dialect: CSVDialect?
    /// The line on which its header starts; 0 without one.
    public internal(set) var headerLine = 0
    /// Its bytes, unpacked, by what they are; nil: JSON.
    public internal(set) var account: ByteAccount?
    /// Its size when it is unpacked.
    public internal(set) var unpackedBytes = 0
    /// Whether every byte of it, unpacked, belongs to a record or something named.
    public var addsUp: Bool { account.map { $0.total == unpackedBytes } ?? true }
    /// How many bytes were read, unpacked.
    public internal(set) var contentByteCount = 0
    /// The first lines of each kind of stretch that is no record, up to three.
    public internal(set) var skippedLines: [SkippedStretch.Kind: [Int]] = [:]
    /// Rows that are not UTF-8, as the file seemed to be, and were read as Windows-1252.
    public internal(set) var strayRecords = 0

    init(encoding: TextEncoding, isGzip: Bool = false) {
        self.encoding = encoding
        self.isGzip = isGzip
    }

    mutating func note(_ stretches: [SkippedStretch]) {
        for stretch in stretches where (skippedLines[stretch.kind]?.count ?? 0) < 3 {
            skippedLines[stretch.kind, default: []].append(stretch.line)
        }
    }

    /// How the file is read, in one line; nil where that is RFC 4180 in UTF-8 with the header first, or plain JSON.
    func speech(of path: String) -> String? {
        guard isUnusual else { return nil }
        var parts = [dialect == nil ? "JSON in \(encoding.name)" : "CSV in \(encoding.name)"]
        if let dialect {
            parts.append("separated by \(dialect.delimiterName)")
            parts.append(dialect.quote.map { "quoted with \(CSVDialect.name(of: $0))" } ?? "without quotes")
            if let escape = dialect.escape { parts.append("escaped with \(CSVDialect.name(of: escape))") }
            let isDouble = dialect.headerRowCount > 1
            if headerLine == 0 {
                parts.append("without a header")
            } else {
                parts.append("header on line\(isDouble ? "s \(headerLine) and \(headerLine + 1)" : " \(headerLine)")")
            }
            if dialect.allowsTrailingSeparator { parts.append("a separator too many in every row") }
        }
        return "\(path): read as \(parts.joined(separator: ", "))" + (isGzip ? ", packed with gzip" : "")
    }

    private var isUnusual: Bool {
        if isGzip || encoding != .utf8 { return true }
        guard let dialect else { return false }
        return dialect.delimiter != .byte(UInt8(ascii: ",")) || dialect.quote != UInt8(ascii: "\"")
            || dialect.escape != nil || dialect.allowsTrailingSeparator || dialect.headerRowCount > 1 || headerLine > 1
    }

    /// What was found while reading, a line each.
    func remarks(on path: String) -> [String] {
        var lines: [String] = []
        if strayRecords > 0 {
            lines.append(
                "\(path): \(strayRecords) \(strayRecords == 1 ? "row is" : "rows are") not UTF-8 and read as Windows-1252; if that is wrong, say --encoding"
            )
        }
        for (kind, one, more) in [
            (SkippedStretch.Kind.preamble, "line before the header", "lines before the header"),
            (.repeatedHeader, "header that comes again", "headers that come again"),
            (.totals, "row of totals", "rows of totals"),
            (.footer, "line of a report's footer", "lines of a report's footer"),
        ] {
            guard let count = account?.count(kind), count > 0 else { continue }
            let places = (skippedLines[kind] ?? []).map(String.init).joined(separator: ", ")
            lines.append(
                count == 1
                    ? "\(path): line \(places) is left out, a \(one)"
                    : "\(path): left out \(count) \(more), at lines \(places)\(count > 3 ? ", …" : "")")
        }
        return lines
    }
}
