internal import BookingModel
internal import Database

extension Listing.Cell {
    /// A text, or no value.
    init(_ text: String?) { self = text.map(Listing.Cell.text) ?? .none }
}

/// Reads the cells of a row one after the other.
struct CellReader {
    let row: any ResultRow

    func text(_ column: Int) -> Listing.Cell { Listing.Cell(row.text(column)) }
    func integer(_ column: Int) -> Listing.Cell { row.isNull(column) ? .none : .integer(row.integer(column)) }
    func identifier(_ column: Int) -> Listing.Cell { row.identifier(column).map(Listing.Cell.identifier) ?? .none }

    func moment(_ column: Int) -> Listing.Cell {
        row.isNull(column) ? .none : .moment(Instant(microseconds: row.integer(column)))
    }

    func amount(_ column: Int, currency: Int) -> Listing.Cell {
        row.isNull(column) ? .none : .amount(row.integer(column), currency: row.text(currency) ?? "")
    }

    /// The moment of the first of some columns that has one.
    func firstMoment(_ columns: Int...) -> Listing.Cell {
        columns.lazy.map { moment($0) }.first { $0 != .none } ?? .none
    }
}

extension Listing {
    /// Appends a row for each of a query's.
    mutating func fill(
        from database: any Database, _ sql: String, _ parameters: [SQLValue], _ cells: (CellReader) -> [Cell]
    ) throws(DatabaseError) {
        var found: [[Cell]] = []
        try database.query(sql, parameters) { row throws(DatabaseError) in found.append(cells(CellReader(row: row))) }
        for row in found { append(row) }
    }
}
