internal import Database

/// What hangs on bookings and users, and how much of it leads nowhere.
public struct AttachedLinks: Sendable, Equatable {
    /// What the rows are: `payments`, `notes`, …
    public let rows: String
    /// How many there are.
    public let count: Int
    /// How many name a booking that is not in the database, by its reference.
    public let withoutBooking: Int
    /// How many belong to no user: they name nobody, or somebody who is not in the database.
    public let withoutUser: Int
    /// How many repeat another entry of the same user and session; 0 but for waiting lists.
    public let repeats: Int

    /// Counts the links of every table with rows in it.
    static func count(in database: any Database) throws(DatabaseError) -> [AttachedLinks] {
        var links: [AttachedLinks] = []
        for table in AttachedRecords.tables {
            let repeats = table.name == "waiting_lists" ? "COUNT(repeat_of)" : "0"
            try database.query(
                """
                SELECT COUNT(*), COUNT(*) FILTER (WHERE t.booking_reference IS NOT NULL AND bookings.id IS NULL),
                    COUNT(*) FILTER (WHERE t.user_id IS NULL), \(repeats)
                FROM \(table.name) AS t LEFT JOIN bookings ON bookings.id = t.booking_id
                """
            ) { row throws(DatabaseError) in
                guard row.integer(0) > 0 else { return }
                links.append(
                    AttachedLinks(
                        rows: table.rows, count: Int(row.integer(0)), withoutBooking: Int(row.integer(1)),
                        withoutUser: Int(row.integer(2)), repeats: Int(row.integer(3))))
            }
        }
        return links
    }
}
