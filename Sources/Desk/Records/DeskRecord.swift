internal import BookingModel
internal import Database

/// A row that staff have made: its id follows from what it says, it names the desk as its source, and it is tied to what
/// no later run makes anew.
struct DeskRecord {
    let table: String
    let id: Identifier
    private var columns: [String]
    private var values: [SQLValue]

    /// A row of a table. `key` is what makes it this one; the same again is the same row.
    init(_ table: String, namespace: Identifier, key: [String], recordedAt moment: Instant) {
        self.table = table
        // No reference of an export holds a unit separator, so these ids meet no import's.
        let name = ([SourceSystem.desk] + key).joined(separator: "\u{1F}")
        id = Identifier(namespace: namespace, name: name)
        columns = ["id", "source_system", "recorded_at"]
        values = [.identifier(id), .text(SourceSystem.desk), .integer(moment.microseconds)]
    }

    /// Sets a column.
    mutating func set(_ column: String, _ value: SQLValue) {
        columns.append(column)
        values.append(value)
    }

    /// Sets whom the row is about.
    mutating func set(_ owner: RecordOwner) {
        set("user_id", .identifier(owner.user))
        set("contact_id", SQLValue(owner.contact))
        set("booking_id", SQLValue(owner.booking))
        set("booking_reference", SQLValue(owner.bookingReference))
    }

    /// Inserts the row; gives false, and changes nothing, where it is there already.
    func insert(into database: any Database) throws(DatabaseError) -> Bool {
        let known = try database.integer("SELECT COUNT(*) FROM \(table) WHERE id = ?1", [.identifier(id)]) ?? 0
        guard known == 0 else { return false }
        let places = columns.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        try database.run("INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))", values)
        return true
    }
}
