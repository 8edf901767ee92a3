internal import BookingModel
internal import Database

/// Links what hangs on bookings and users: waiting lists, communications, payments, certificates and notes.
///
/// A row belongs to the user of its own contact; else to the one user whose contacts have the customer's number that it
/// names; else to its booking's user. Set by set, and only rows that differ are written.
struct AttachedRecords {
    /// A table of such rows.
    struct Table {
        let name: String
        /// What its rows are called in summaries.
        let rows: String
    }

    static let tables = [
        Table(name: "waiting_lists", rows: "waiting-list entries"),
        Table(name: "booking_communications", rows: "communications"), Table(name: "payments", rows: "payments"),
        Table(name: "certificates", rows: "certificates"), Table(name: "user_notes", rows: "notes"),
    ]

    /// Links all rows; gives the number of writes. Call it when the bookings have their users.
    func link(in database: any Database) throws(DatabaseError) -> Int {
        var written = 0
        for table in AttachedRecords.tables {
            guard try database.integer("SELECT 1 FROM \(table.name) LIMIT 1") != nil else { continue }
            written += try findBookings(of: table.name, database)
            written += try findUsers(of: table.name, database)
        }
        written += try WaitingListOrder().write(to: database)
        return written + (try linkSenders(database))
    }

    /// Rows whose reference is not a booking's own, but the number that its export has for it beside the reference.
    private func findBookings(of table: String, _ database: any Database) throws(DatabaseError) -> Int {
        let leadsNowhere = """
            booking_reference IS NOT NULL AND NOT EXISTS (SELECT 1 FROM bookings WHERE bookings.id = \(table).booking_id)
            """
        guard try database.integer("SELECT 1 FROM \(table) WHERE \(leadsNowhere) LIMIT 1") != nil else { return 0 }
        return try database.run(
            """
            UPDATE \(table) SET booking_id = found.id
            FROM (
                SELECT source_system, source_record_id, \(database.dialect.minimum(ofIdentifier: "id")) AS id FROM bookings
                WHERE source_record_id IN (SELECT booking_reference FROM \(table) WHERE \(leadsNowhere))
                GROUP BY source_system, source_record_id HAVING COUNT(*) = 1
            ) AS found
            WHERE found.source_system = \(table).source_system AND found.source_record_id = \(table).booking_reference
                AND \(leadsNowhere)
            """)
    }

    private func findUsers(of table: String, _ database: any Database) throws(DatabaseError) -> Int {
        try database.execute(
            """
            CREATE TEMP TABLE customers AS
            SELECT source_system, customer_number, \(database.dialect.minimum(ofIdentifier: "user_id")) AS user_id
            FROM contacts
            WHERE EXISTS (SELECT 1 FROM \(table) WHERE customer_number IS NOT NULL)
                AND customer_number IN (SELECT customer_number FROM \(table))
                AND user_id IS NOT NULL
            GROUP BY source_system, customer_number HAVING COUNT(DISTINCT user_id) = 1
            """)
        try database.execute(
            """
            CREATE TEMP TABLE found_users AS
            SELECT t.id, COALESCE(contacts.user_id, customers.user_id, bookings.user_id) AS user_id
            FROM \(table) AS t
            LEFT JOIN contacts ON contacts.id = t.contact_id
            LEFT JOIN customers
                ON customers.source_system = t.source_system AND customers.customer_number = t.customer_number
            LEFT JOIN bookings ON bookings.id = t.booking_id
            WHERE (t.contact_id IS NOT NULL OR t.customer_number IS NOT NULL OR t.booking_id IS NOT NULL)
                AND t.user_id IS DISTINCT FROM COALESCE(contacts.user_id, customers.user_id, bookings.user_id)
            """)
        // An entry that changes hands must not meet another one of its new user before it is known which of them counts.
        if table == "waiting_lists" {
            try database.run("UPDATE waiting_lists SET repeat_of = id WHERE id IN (SELECT id FROM found_users)")
        }
        let written = try database.run(
            "UPDATE \(table) SET user_id = found_users.user_id FROM found_users WHERE found_users.id = \(table).id")
        try database.execute("DROP TABLE found_users; DROP TABLE customers")
        return written
    }

    /// The users who sent communications, found as the creators of bookings are.
    private func linkSenders(_ database: any Database) throws(DatabaseError) -> Int {
        var words: [[UInt8]: UInt32] = [:]
        var order: [String] = []
        let sql = """
            SELECT DISTINCT created_by_exported FROM booking_communications
            WHERE created_by_exported IS NOT NULL ORDER BY created_by_exported
            """
        try database.query(sql) { row throws(DatabaseError) in
            guard let word = row.text(0) else { return }
            words[Array(word.utf8)] = UInt32(order.count)
            order.append(word)
        }
        guard !order.isEmpty else { return 0 }
        let users = try BookingCreators.users(named: words, in: database)
        let type = database.dialect.identifierType
        try database.execute("CREATE TEMP TABLE senders (word TEXT NOT NULL PRIMARY KEY, user_id \(type))")
        var batch = RowBatch(columnCount: 2)
        for (word, user) in zip(order, users) {
            batch.append(word)
            batch.append(user)
        }
        try database.append(batch, to: "senders", columns: ["word", "user_id"])
        let written = try database.run(
            """
            UPDATE booking_communications SET created_by = senders.user_id FROM senders
            WHERE senders.word = created_by_exported AND created_by IS DISTINCT FROM senders.user_id
            """)
        try database.execute("DROP TABLE senders")
        return written
    }
}
