internal import BookingModel
internal import Database

/// One entry of a waiting list as the desk works with it.
struct WaitingListEntry {
    let id: Identifier
    let session: Identifier
    let user: Identifier?
    let status: WaitingListStatus
    let expiresAt: Instant?

    private static let columns = "id, session_id, user_id, status, offer_expires_at"

    /// The entries that satisfy a condition, in the order in which seats are offered.
    static func all(
        where condition: String, _ parameters: [SQLValue], in database: any Database
    ) throws(DatabaseError) -> [WaitingListEntry] {
        var entries: [WaitingListEntry] = []
        try database.query(
            """
            SELECT \(columns) FROM waiting_lists AS w WHERE repeat_of IS NULL AND \(condition)
            ORDER BY \(WaitingListRecords.order)
            """, parameters
        ) { row throws(DatabaseError) in
            guard let id = row.identifier(0), let session = row.identifier(1),
                let status = row.text(3).flatMap({ WaitingListStatus(rawValue: $0) })
            else { return }
            entries.append(
                WaitingListEntry(
                    id: id, session: session, user: row.identifier(2), status: status,
                    expiresAt: row.isNull(4) ? nil : Instant(microseconds: row.integer(4))))
        }
        return entries
    }

    /// The entry that staff named.
    static func named(_ text: String, in database: any Database) throws -> WaitingListEntry {
        let id = try RecordLookup(database: database).id(of: text, .waitingEntry)
        guard let entry = try all(where: "id = ?1", [.identifier(id)], in: database).first else {
            throw DeskError(
                "the entry \(id) repeats another one of its user and session, and does not count",
                hint: "name the one that counts: booking-desk waiting list --all")
        }
        return entry
    }
}
