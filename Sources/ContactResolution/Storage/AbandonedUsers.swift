internal import BookingModel
internal import Database

/// Users that a contact made in an earlier run and that none makes any more, each with the user that takes its place.
///
/// A user that no contact ever pointed to was not made here and is left alone.
struct AbandonedUsers {
    private var heirs: [(user: Identifier, heir: Identifier)] = []

    init(_ stored: StoredContacts, _ clusters: ContactClusters) {
        var abandoned = IdentifierIndex()
        for (state, placement) in zip(stored.states, clusters.placements) {
            guard let user = state.user, clusters.users.ordinal(of: user) == nil else { continue }
            let heir = clusters.users.identifiers[Int(placement.user)]
            let (ordinal, isNew) = abandoned.insert(user)
            // Of several heirs the one with the smallest id, whatever the order of the contacts.
            if isNew { heirs.append((user, heir)) } else { heirs[ordinal].heir = min(heirs[ordinal].heir, heir) }
        }
    }

    /// Moves what refers to the users to their heirs, bookings to the users of their own contacts, and deletes the
    /// users; gives their number.
    func delete(from database: any Database) throws(DatabaseError) -> Int {
        guard !heirs.isEmpty else { return 0 }
        try database.execute(
            "CREATE TEMP TABLE abandoned_users (user_id BLOB NOT NULL PRIMARY KEY, heir_id BLOB NOT NULL)")
        var batch = RowBatch(columnCount: 2)
        for (user, heir) in heirs {
            batch.append(user)
            batch.append(heir)
        }
        try database.append(batch, to: "abandoned_users", columns: ["user_id", "heir_id"])
        try database.run(
            """
            UPDATE bookings SET user_id = (SELECT contacts.user_id FROM contacts WHERE contacts.id = bookings.contact_id)
            WHERE user_id IN (SELECT user_id FROM abandoned_users)
            """)
        for (table, column) in AbandonedUsers.references {
            try database.run(
                """
                UPDATE OR IGNORE \(table)
                SET \(column) = (SELECT heir_id FROM abandoned_users WHERE abandoned_users.user_id = \(table).\(column))
                WHERE \(column) IN (SELECT user_id FROM abandoned_users)
                """)
        }
        // What could not move: the heir waits for the same session already, and this entry repeats that one.
        try database.run(
            """
            UPDATE waiting_lists SET user_id = heirs.heir_id, repeat_of = (
                SELECT first.id FROM waiting_lists AS first
                WHERE first.session_id = waiting_lists.session_id AND first.user_id = heirs.heir_id
                    AND first.repeat_of IS NULL)
            FROM abandoned_users AS heirs WHERE heirs.user_id = waiting_lists.user_id
            """)
        try database.run("DELETE FROM user_totals WHERE user_id IN (SELECT user_id FROM abandoned_users)")
        let deleted = try database.run("DELETE FROM users WHERE id IN (SELECT user_id FROM abandoned_users)")
        try database.execute("DROP TABLE abandoned_users")
        return deleted
    }

    /// Every column that refers to a user, but for those of bookings and contacts, which follow the contact.
    private static let references = [
        ("bookings", "created_by_user_id"), ("booking_groups", "company_id"), ("booking_groups", "organizer_id"),
        ("waiting_lists", "user_id"), ("booking_communications", "user_id"), ("booking_communications", "created_by"),
        ("payments", "user_id"), ("certificates", "user_id"), ("user_notes", "user_id"),
    ]
}
