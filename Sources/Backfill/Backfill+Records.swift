public import BookingModel
public import Database

/// What follows from single records, for whoever changes one between two runs: the same rules as those of a run, so that
/// the next run finds nothing to change.
extension Backfill {
    /// Numbers the entries of waiting lists and tells those that count from those that repeat them.
    public static func orderWaitingLists(in database: any Database) throws(DatabaseError) {
        _ = try WaitingListOrder().write(to: database)
    }

    /// Counts the certificates of a user.
    public static func countCertificates(of user: Identifier, in database: any Database) throws(DatabaseError) {
        try database.run(
            """
            UPDATE users SET certificates_earned = (SELECT COUNT(*) FROM certificates WHERE user_id = ?1)
            WHERE id = ?1
            """, [.identifier(user)])
    }

    /// Brings a group up to date with its bookings and its organizer.
    public static func refresh(group: Identifier, in database: any Database) throws(DatabaseError) {
        let links = try ContactLinks(of: database)
        var groups = BookingGroups()
        let sql = """
            SELECT id, contact_id, created_at, recorded_at, participants, status FROM bookings
            WHERE group_id = ?1 ORDER BY row_id
            """
        try database.query(sql, [.identifier(group)]) { row throws(DatabaseError) in
            let contact = row.identifier(1).flatMap { links.contact($0) }
            let status = row.text(5).flatMap { BookingStatus(rawValue: $0) }
            groups.add(
                .init(
                    booking: row.identifier(0), contact: contact, user: contact.flatMap { links.user(ofContact: $0) },
                    created: row.isNull(2) ? .max : row.integer(2), recorded: row.isNull(3) ? .min : row.integer(3),
                    participants: status?.holdsSeat == true ? row.integer(4) : 0), to: group)
        }
        _ = try groups.write(links, to: database, only: group)
    }

    /// The one user whom a word names as a sender or creator: by e-mail address, else by name; nil where none or several.
    public static func user(named word: String, in database: any Database) throws(DatabaseError) -> Identifier? {
        try BookingCreators.users(named: [Array(word.utf8): 0], in: database).first ?? nil
    }
}
