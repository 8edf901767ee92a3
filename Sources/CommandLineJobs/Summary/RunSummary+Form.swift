import Importing
import Tabular

extension RunSummary {
    /// How a file was read, and what its bytes are.
    struct Form: Encodable {
        var encoding: String
        var gzip: Bool
        var delimiter: String?
        var quote: String?
        var escape: String?
        var headerLine: Int?
        /// Bytes of the unpacked file that are records.
        var recordBytes: Int?
        /// What is no record.
        var skipped: [Skipped]?
        /// Rows that are not UTF-8, as the file seemed to be.
        var strayRows: Int?
    }

    /// Stretches of a file that are no records.
    struct Skipped: Encodable {
        var what: String
        var count: Int
        var bytes: Int
        /// The first three lines.
        var lines: [Int]
    }
}

extension RunSummary.Form {
    init(_ facts: ReadingFacts) {
        encoding = facts.encoding.rawValue
        gzip = facts.isGzip
        guard let dialect = facts.dialect, let account = facts.account else { return }
        delimiter = dialect.delimiter == .blanks ? "blanks" : dialect.delimiterCharacter
        quote = dialect.quote.map { String(UnicodeScalar($0)) } ?? "none"
        escape = dialect.escape.map { String(UnicodeScalar($0)) } ?? "doubled"
        headerLine = facts.headerLine > 0 ? facts.headerLine : nil
        recordBytes = account.recordBytes
        skipped = SkippedStretch.Kind.allCases.compactMap { kind in
            account.skipped[kind].map {
                RunSummary.Skipped(
                    what: kind.rawValue, count: $0.count, bytes: $0.bytes, lines: facts.skippedLines[kind] ?? [])
            }
        }
        strayRows = facts.strayRecords
    }
}
