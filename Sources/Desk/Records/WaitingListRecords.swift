internal import BookingModel
internal import Database

/// Waiting lists: who waits for a seat in which session, and who is next.
///
/// Next is who waits with the highest priority (high, normal, low), of these who has the lowest position. A position is
/// the order of joining the session's list, as backfill numbers it.
public struct WaitingListRecords {
    let context: DeskContext

    /// The waiting lists of these records.
    public init(_ context: DeskContext) { self.context = context }

    /// The entries of a session, or of all, in the order in which seats are offered. Those who no longer wait come last,
    /// and only where all are asked for.
    public func list(session: String?, all: Bool) throws -> Listing {
        let open = all ? "1 = 1" : "w.status IN ('waiting', 'offered')"
        guard let session else { return try rows(where: open, []) }
        let id = try RecordLookup(database: context.database).id(of: session, .session)
        return try rows(where: "w.session_id = ?1 AND \(open)", [.identifier(id)])
    }

    /// The same as `list`, and of a single session how it is filled.
    public func show(session: String?, all: Bool) throws -> DeskAnswer {
        let listing = try list(session: session, all: all)
        guard let session else { return DeskAnswer(listing) }
        let id = try RecordLookup(database: context.database).id(of: session, .session)
        return DeskAnswer(listing, remarks: [try SessionSeats(of: id, in: context).summary])
    }

    /// The order in which seats are offered, behind offers that are out.
    static let order = """
        CASE w.status WHEN 'offered' THEN 0 WHEN 'waiting' THEN 1 WHEN 'booked' THEN 2 ELSE 3 END,
        CASE w.priority WHEN 'high' THEN 0 WHEN 'normal' THEN 1 ELSE 2 END,
        CASE WHEN w.position IS NULL THEN 1 ELSE 0 END, w.position, w.created_at, w.id
        """

    func rows(where condition: String, _ parameters: [SQLValue]) throws -> Listing {
        var listing = Listing(
            "waiting_list",
            [
                ("session", .text), ("starts_at", .moment), ("course", .text), ("status", .text), ("priority", .text),
                ("position", .number), ("joined_at", .moment), ("offered_at", .moment), ("offer_expires_at", .moment),
                ("contact_by", .text), ("other_dates", .text), ("booking", .text), ("notes", .text),
                ("entry_id", .text), ("user_id", .text),
            ])
        try listing.fill(
            from: context.database,
            """
            SELECT s.session_reference, s.starts_at, COALESCE(s.title, c.title), w.status, w.priority, w.position,
                w.created_at, w.offered_at, w.offer_expires_at, w.preferred_contact_method, w.alternative_dates,
                COALESCE(b.booking_reference, w.booking_reference), w.notes, w.id, w.user_id
            FROM waiting_lists AS w
            LEFT JOIN course_sessions AS s ON s.id = w.session_id
            LEFT JOIN courses AS c ON c.id = s.course_id
            LEFT JOIN bookings AS b ON b.id = w.booking_id
            WHERE w.repeat_of IS NULL AND (\(condition))
            ORDER BY CASE WHEN s.starts_at IS NULL THEN 1 ELSE 0 END, s.starts_at, s.session_reference, w.session_id,
                \(WaitingListRecords.order)
            """, parameters
        ) { row in
            [row.text(0), row.moment(1), row.text(2), row.text(3), row.text(4), row.integer(5)]
                + (6...8).map { row.moment($0) }
                + [
                    row.text(9), Listing.Cell(row.row.text(10).map(WaitingListRecords.days)), row.text(11),
                    row.text(12),
                ]
                + [row.identifier(13), row.identifier(14)]
        }
        return listing
    }

    /// A JSON array of texts as staff read it: `2026-09-05; 2026-09-12`.
    private static func days(_ json: String) -> String {
        guard json.hasPrefix("[\""), json.hasSuffix("\"]") else { return json }
        return String(json.dropFirst(2).dropLast(2)).replacing("\",\"", with: "; ").replacing("\", \"", with: "; ")
    }
}
