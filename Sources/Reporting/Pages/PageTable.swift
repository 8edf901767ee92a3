/// A table of texts that are ready to be read, of which a page shows at most 500 rows.
public struct PageTable: Sendable {
    /// A column.
    public struct Column: Sendable {
        /// Its heading.
        public let title: String
        /// Whether its texts are numbers, which stand right-aligned and are sorted by value.
        public let isNumber: Bool

        /// A column of words, or of dates as `2024-03-04`.
        public static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
        /// A column of numbers.
        public static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
    }

    /// The most rows that a page shows: 100,000 rows took a browser half a minute.
    public static let mostRows = 500

    /// What the table holds.
    public let caption: String
    /// The columns; the first one names its row.
    public let columns: [Column]
    /// The rows shown, each as long as there are columns.
    public let rows: [[String]]
    /// The number of rows there are in all.
    public let totalRows: Int
    /// A last row of totals, or empty.
    public var totals: [String]

    /// A table of rows, of which the first 500 are kept; `totalRows` is the number there would be.
    public init(
        caption: String, columns: [Column], rows: some Collection<[String]>, totalRows: Int? = nil,
        totals: [String] = []
    ) {
        self.caption = caption
        self.columns = columns
        self.rows = Array(rows.prefix(PageTable.mostRows))
        self.totalRows = totalRows ?? rows.count
        self.totals = totals
    }
}
