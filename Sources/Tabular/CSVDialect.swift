/// How a CSV file is written.
public struct CSVDialect: Sendable, Equatable {
    /// What stands between two fields.
    public enum Delimiter: Sendable, Equatable {
        /// One byte: a comma, a semicolon, a tab.
        case byte(UInt8)
        /// A run of spaces and tabs, of any length; leading and trailing ones are ignored.
        case blanks
    }

    /// What stands between two fields.
    public var delimiter: Delimiter
    /// What encloses a field that holds separators; nil when nothing does.
    public var quote: UInt8?
    /// What stands before a quote that belongs to a field; nil when such a quote is doubled.
    public var escape: UInt8?
    /// Whether blanks between a separator and an opening quote belong to nothing.
    public var skipsBlanksBeforeQuotes = false
    /// Whether the first line that is not blank names the columns.
    public var hasHeader: Bool
    /// The physical line, from 1, on which the header starts; nil: the first line that is not blank.
    public var headerLine: Int?
    /// How many records the header has: two where the names stand below the names of groups of columns.
    public var headerRowCount = 1
    /// The columns, from 0, that are named with their groups, though no other has their name.
    public var qualifiedColumns: Set<Int> = []
    /// Whether a separator at the end of every record stands for nothing, though the header has none there.
    ///
    /// A header that ends with a separator says so by itself. Without either, an empty field too many may as well be
    /// the sign of an unquoted separator that moved all the others, and is a defect.
    public var allowsTrailingSeparator = false
    /// The rows that are no records: they are counted and left out.
    public var leavesOut: CSVLeftOutRows = []
    /// What a field is read as that is not UTF-8; nil: it is a defect.
    public var strayEncoding: TextEncoding?

    /// A dialect; RFC 4180 with a header unless told otherwise.
    public init(
        delimiter: Delimiter = .byte(UInt8(ascii: ",")), quote: UInt8? = UInt8(ascii: "\""), hasHeader: Bool = true
    ) {
        self.delimiter = delimiter
        self.quote = quote
        self.hasHeader = hasHeader
    }

    /// The dialect that a file's first bytes show, as UTF-8: what is not told is found out by what makes most of the
    /// rows equally wide. A comma where nothing does.
    public init(recognising prefix: [UInt8], told: CSVSettings = CSVSettings()) {
        self = CSVSniffer(prefix, told: told).dialect()
    }
}

/// Rows of a CSV file that are no records.
public struct CSVLeftOutRows: OptionSet, Sendable {
    /// The bits of the set.
    public let rawValue: UInt8

    /// A set of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Rows of separators only.
    public static let emptyRows = CSVLeftOutRows(rawValue: 1)
    /// The header again, where exports were put one after another.
    public static let repeatedHeaders = CSVLeftOutRows(rawValue: 2)
    /// Sums over the rows above.
    public static let totals = CSVLeftOutRows(rawValue: 4)
    /// All of them.
    public static let all: CSVLeftOutRows = [.emptyRows, .repeatedHeaders, .totals]
}
