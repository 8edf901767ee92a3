/// One column of a report's table: the source of the CSV header, the data dictionary and the page's table alike.
public struct ReportColumn: Sendable, Equatable {
    /// What the cells of a column hold, and so how they are written.
    public enum Kind: String, Sendable {
        /// A UUID.
        case identifier
        /// A text, which a spreadsheet could take for a formula, and which is therefore guarded.
        case text
        /// A telephone number, with a space in it so that a spreadsheet keeps its plus and its zeros.
        case phone
        /// A whole number.
        case integer
        /// An amount in the currency that stands in the row's `currency` column: a decimal number.
        case money
        /// A fraction of one.
        case rate
        /// A local day, `YYYY-MM-DD`.
        case date
        /// A local month, written as its first day, `YYYY-MM-01`.
        case month
        /// `true` or `false`.
        case boolean
    }

    /// The header of the CSV column, in snake case.
    public let name: String
    /// The heading that a person reads.
    public let title: String
    /// What the column says: formula, denominator, basis.
    public let description: String
    /// What the cells hold.
    public let kind: Kind
    /// The unit of the numbers, or nil where there is none: `bookings`, `seats`, `fraction of 1`.
    public let unit: String?

    /// A column with its definition.
    public init(_ name: String, _ title: String, _ kind: Kind, unit: String? = nil, _ description: String) {
        self.name = name
        self.title = title
        self.kind = kind
        self.unit = unit
        self.description = description
    }
}
