internal import BookingModel
internal import ContactNormalisation
internal import Database

extension StoredContacts {
    /// Reads the contacts of each condition, in the order of their rows; none comes twice, and the conditions are in that
    /// order, too. Their bookings are read apart.
    mutating func read(
        _ conditions: [(condition: String, parameters: [SQLValue])], from database: any Database, region: PhoneRegion
    ) throws(DatabaseError) {
        var part = Part(capacity: 0)
        // Only one engine keeps room in its rows.
        let columns = StoredContacts.columnsRead.map { column in
            column == TableRoom.column && database.engine != .sqlite ? "NULL" : column
        }.joined(separator: ", ")
        for (condition, parameters) in conditions {
            try database.query("SELECT \(columns) FROM contacts WHERE \(condition) ORDER BY row_id", parameters) {
                row throws(DatabaseError) in part.append(row, region: region)
            }
        }
        join([part])
    }

    /// Takes in when the contacts' bookings were made and recorded: those in the table of touched ones, and of the others
    /// those that are linked to the users of a query.
    mutating func readBookings(
        of database: any Database, touched: String, users: String
    ) throws(DatabaseError) {
        var sightings = ContactSightings(contacts: contacts.count)
        let ids = contacts.ids
        try database.query(
            """
            SELECT contact_id, created_at, recorded_at FROM bookings
            WHERE user_id IN (\(users)) AND row_id NOT IN (SELECT row_id FROM \(touched))
            UNION ALL
            SELECT contact_id, created_at, recorded_at FROM bookings WHERE row_id IN (SELECT row_id FROM \(touched))
            """
        ) { row throws(DatabaseError) in
            guard let contact = row.identifier(0) else { return }
            sightings.add(
                contact, created: row.isNull(1) ? .max : row.integer(1),
                recorded: row.isNull(2) ? .min : row.integer(2), ids)
        }
        add(sightings)
    }
}
