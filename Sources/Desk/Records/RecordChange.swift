internal import BookingModel
internal import Database

/// A change to a row, of an import or of the desk. Afterwards the row is newer than what imports know of it, so that no
/// import of the same export takes the change back.
struct RecordChange {
    private let table: String
    private let id: Identifier
    private var columns: [String] = []
    private var values: [SQLValue]

    /// A change at `moment` to a row of a table.
    init(_ table: String, _ id: Identifier, at moment: Instant) {
        self.table = table
        self.id = id
        values = [.identifier(id), .integer(moment.microseconds)]
    }

    /// Sets a column. Columns are given values and never emptied: an import fills what is empty.
    mutating func set(_ column: String, _ value: SQLValue) {
        values.append(value)
        columns.append("\(column) = ?\(values.count)")
    }

    /// Writes the change.
    func write(to database: any Database) throws(DatabaseError) {
        let next = database.dialect.microsecondAfter("recorded_at")
        let later = "CASE WHEN recorded_at >= ?2 THEN \(next) ELSE ?2 END"
        let assignments = (columns + ["recorded_at = \(later)"]).joined(separator: ", ")
        try database.run("UPDATE \(table) SET \(assignments) WHERE id = ?1", values)
    }
}
