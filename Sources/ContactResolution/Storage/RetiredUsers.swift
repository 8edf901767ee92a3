internal import BookingModel
internal import Database

/// Users that are other users by now, each with the user that takes its place.
struct RetiredUsers {
    private let heirs: [(user: Identifier, heir: Identifier)]

    /// The users among the aliases that still have a row.
    init(_ aliases: [UserAlias]) {
        heirs = aliases.lazy.filter(\.identity.isUser).map { ($0.identity.id, $0.user) }
    }

    /// Moves what refers to the users to their heirs, bookings to the users of their own contacts, and deletes the
    /// users; gives their number.
    func delete(from database: any Database) throws(DatabaseError) -> Int {
        guard !heirs.isEmpty else { return 0 }
        try database.execute(
            """
            CREATE TEMP TABLE retired_users (
                user_id \(database.dialect.identifierType) NOT NULL PRIMARY KEY,
                heir_id \(database.dialect.identifierType) NOT NULL)
            """)
        var batch = RowBatch(columnCount: 2)
        for (user, heir) in heirs {
            batch.append(user)
            batch.append(heir)
        }
        try database.append(batch, to: "retired_users", columns: ["user_id", "heir_id"])
        try database.run(
            """
            UPDATE bookings SET user_id = (SELECT contacts.user_id FROM contacts WHERE contacts.id = bookings.contact_id)
            WHERE user_id IN (SELECT user_id FROM retired_users)
            """)
        // Entries of waiting lists move as repeats, because the heir may be waiting for the same session already.
        try database.run(
            """
            UPDATE waiting_lists SET repeat_of = id
            WHERE repeat_of IS NULL AND user_id IN (SELECT user_id FROM retired_users)
            """)
        for (table, column) in RetiredUsers.references {
            try database.run(
                """
                UPDATE \(table)
                SET \(column) = (SELECT heir_id FROM retired_users WHERE retired_users.user_id = \(table).\(column))
                WHERE \(column) IN (SELECT user_id FROM retired_users)
                """)
        }
        try settleWaitingLists(database)
        try database.run("DELETE FROM user_totals WHERE user_id IN (SELECT user_id FROM retired_users)")
        let deleted = try database.run("DELETE FROM users WHERE id IN (SELECT user_id FROM retired_users)")
        try database.execute("DROP TABLE retired_users")
        return deleted
    }

    /// Of the entries that have moved the first one counts where the heir had none, and the others repeat the one that
    /// counts.
    private func settleWaitingLists(_ database: any Database) throws(DatabaseError) {
        let sameUser = "other.session_id = waiting_lists.session_id AND other.user_id = waiting_lists.user_id"
        try database.run(
            """
            UPDATE waiting_lists SET repeat_of = NULL
            WHERE repeat_of = id AND NOT EXISTS (
                SELECT 1 FROM waiting_lists AS other
                WHERE \(sameUser)
                    AND (other.repeat_of IS NULL OR other.repeat_of = other.id AND other.id < waiting_lists.id))
            """)
        try database.run(
            """
            UPDATE waiting_lists SET repeat_of = (
                SELECT other.id FROM waiting_lists AS other WHERE \(sameUser) AND other.repeat_of IS NULL)
            WHERE repeat_of = id
            """)
    }

    /// Every column that refers to a user, but for those of bookings and contacts, which follow the contact.
    private static let references = [
        ("bookings", "created_by_user_id"), ("booking_groups", "company_id"), ("booking_groups", "organizer_id"),
        ("waiting_lists", "user_id"), ("booking_communications", "user_id"), ("booking_communications", "created_by"),
        ("payments", "user_id"), ("certificates", "user_id"), ("user_notes", "user_id"),
    ]
}
