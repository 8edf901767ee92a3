internal import Database

/// The bookings that imports have added or changed since backfill came through last, in a temporary table.
struct TouchedBookings {
    static let table = "touched_bookings"

    /// How many there are.
    let count: Int64

    /// Finds them; nil where backfill has not said how far it came, where bookings are gone since, or where there are more
    /// than `most`.
    init?(in database: any Database, most: Int) throws(DatabaseError) {
        guard let progress = try LinkedBookings(in: database) else { return nil }
        let last = SQLValue.integer(progress.lastBooking)
        let all = try database.integer("SELECT count(*) FROM bookings") ?? 0
        let new = try database.integer("SELECT count(*) FROM bookings WHERE row_id > ?1", [last]) ?? 0
        guard all == progress.count + new, new <= most else { return nil }
        let type = database.dialect.identifierType
        try database.execute(
            """
            CREATE TEMP TABLE \(TouchedBookings.table) (
                row_id bigint NOT NULL PRIMARY KEY, contact_id \(type), user_id \(type))
            """)
        let select = """
            INSERT INTO \(TouchedBookings.table) (row_id, contact_id, user_id)
            SELECT row_id, contact_id, user_id FROM bookings
            """
        let file = SQLValue.integer(progress.lastFile)
        if try database.integer("SELECT 1 FROM import_files WHERE file_id > ?1 AND updated > 0 LIMIT 1", [file]) == nil
        {
            count = Int64(try database.run("\(select) WHERE row_id > ?1", [last]))
        } else {
            // Where an older version has filled gaps of a booking, it still counts as read from the file it came from:
            // what backfill would have made of the values says that they were not there.
            count = Int64(
                try database.run(
                    """
                    \(select)
                    WHERE row_id > ?1 OR import_file_id > ?2 OR contact_id IS NOT NULL AND user_id IS NULL
                        OR created_at IS NOT NULL AND booked_on IS NULL
                    """, [last, file]))
        }
    }
}
