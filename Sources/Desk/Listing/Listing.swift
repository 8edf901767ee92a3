public import BookingModel

/// Records as a table: named columns and rows of typed cells, independent of the form in which they are shown.
public struct Listing: Sendable, Equatable {
    /// One cell.
    public enum Cell: Sendable, Equatable {
        /// No value.
        case none
        /// A text.
        case text(String)
        /// A whole number.
        case integer(Int64)
        /// Money in minor units of a currency.
        case amount(Int64, currency: String)
        /// A moment.
        case moment(Instant)
        /// A public id.
        case identifier(Identifier)
    }

    /// What a column holds.
    public enum Kind: Sendable, Equatable {
        /// Texts and ids, aligned to the left.
        case text
        /// Numbers and amounts, aligned to the right.
        case number
        /// Moments: shown by the clock of the business.
        case moment
    }

    /// One column.
    public struct Column: Sendable, Equatable {
        /// Its name, in lower snake case.
        public let name: String
        /// What it holds.
        public let kind: Kind
    }

    /// What the rows are, in lower snake case: `bookings`, `waiting_list`.
    public let name: String
    /// The columns.
    public let columns: [Column]
    /// The rows, with a cell for each column.
    public private(set) var rows: [[Cell]] = []
    /// Whether this is one record, to be shown field by field.
    public let isRecord: Bool

    /// An empty listing.
    public init(_ name: String, isRecord: Bool = false, _ columns: [(String, Kind)]) {
        self.name = name
        self.isRecord = isRecord
        self.columns = columns.map { Column(name: $0.0, kind: $0.1) }
    }

    /// Appends a row with a cell for each column.
    public mutating func append(_ row: [Cell]) {
        precondition(row.count == columns.count, "\(name): a row has \(row.count) cells for \(columns.count) columns")
        rows.append(row)
    }

    /// The cell of a row by its column's name.
    public func cell(_ row: Int, _ column: String) -> Cell {
        columns.firstIndex { $0.name == column }.map { rows[row][$0] } ?? .none
    }
}
