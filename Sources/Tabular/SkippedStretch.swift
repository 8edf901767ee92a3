/// A stretch of a CSV file that is no record: with the records they make up the file's bytes.
public struct SkippedStretch: Sendable, Equatable {
    /// What the stretch is.
    public enum Kind: String, Sendable, CaseIterable {
        /// The mark at the beginning.
        case byteOrderMark = "byte order mark"
        /// The line that tells spreadsheets the separator: `sep=;`.
        case separatorLine = "separator line"
        /// Lines before the header: a title, a date, a filter.
        case preamble = "lines before the header"
        /// The header, all its rows.
        case header = "header"
        /// A line with nothing on it.
        case blankLine = "blank lines"
        /// A row of separators only.
        case emptyRow = "empty rows"
        /// The header again.
        case repeatedHeader = "repeated headers"
        /// Sums over the rows above.
        case totals = "totals rows"
        /// Lines of a report behind its rows: a copyright, who made it.
        case footer = "lines of a report's footer"
    }

    /// What the stretch is.
    public var kind: Kind
    /// Physical line, 1-based.
    public var line: Int
    /// Byte offset in the file, as UTF-8.
    public var fileOffset: Int
    /// Bytes, with the line ending, as UTF-8.
    public var length: Int
}

/// The bytes of a file by what they are: together they are all of it.
public struct ByteAccount: Sendable, Equatable {
    /// Bytes of records, defective ones included.
    public internal(set) var recordBytes = 0
    /// Stretches that are no records, by kind: how many, and how many bytes.
    public internal(set) var skipped: [SkippedStretch.Kind: (count: Int, bytes: Int)] = [:]

    /// An account of nothing.
    public init() {}

    /// All bytes accounted for.
    public var total: Int { skipped.values.reduce(recordBytes) { $0 + $1.bytes } }

    /// How many stretches of a kind there are.
    public func count(_ kind: SkippedStretch.Kind) -> Int { skipped[kind]?.count ?? 0 }

    mutating func add(_ kind: SkippedStretch.Kind, bytes: Int) {
        let known = skipped[kind] ?? (0, 0)
        skipped[kind] = (known.count + 1, known.bytes + bytes)
    }

    /// Whether both say the same.
    public static func == (left: ByteAccount, right: ByteAccount) -> Bool {
        left.recordBytes == right.recordBytes
            && SkippedStretch.Kind.allCases.allSatisfy {
                left.skipped[$0]?.count == right.skipped[$0]?.count
                    && left.skipped[$0]?.bytes == right.skipped[$0]?.bytes
            }
    }
}
