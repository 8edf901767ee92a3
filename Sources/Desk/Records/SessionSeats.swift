internal import BookingModel
internal import Database

/// The seats of a session: a booking that is not cancelled holds its own; so does an offer that is
/// out, and one that was taken up until its booking is here.
struct SessionSeats {
    let session: Identifier
    let reference: String
    let startsAt: Instant?
    let isCancelled: Bool
    /// Nil where no limit is known.
    let capacity: Int64?
    let booked: Int64
    let offered: Int64
    /// Seats that were booked from the list and whose bookings have not come with an import yet.
    let awaited: Int64

    /// The seats of a session at a moment.
    init(of session: Identifier, in context: DeskContext) throws(DatabaseError) {
        self.session = session
        var read: (String, Instant?, Bool, Int64?) = ("", nil, false, nil)
        try context.database.query(
            "SELECT session_reference, starts_at, status, capacity FROM course_sessions WHERE id = ?1",
            [.identifier(session)]
        ) { row throws(DatabaseError) in
            read = (
                row.text(0) ?? "", row.isNull(1) ? nil : Instant(microseconds: row.integer(1)),
                row.text(2) == SessionStatus.cancelled.rawValue, row.isNull(3) ? nil : row.integer(3)
            )
        }
        (reference, startsAt, isCancelled, capacity) = read
        booked =
            try context.database.integer(
                "SELECT CAST(SUM(participants) AS BIGINT) FROM bookings WHERE session_id = ?1 AND status <> 'cancelled'",
                [.identifier(session)]) ?? 0
        offered =
            try context.database.integer(
                """
                SELECT COUNT(*) FROM waiting_lists
                WHERE session_id = ?1 AND status = 'offered' AND repeat_of IS NULL
                    AND (offer_expires_at IS NULL OR offer_expires_at > ?2)
                """, [.identifier(session), .integer(context.now.microseconds)]) ?? 0
        awaited =
            try context.database.integer(
                """
                SELECT COUNT(*) FROM waiting_lists AS w
                WHERE session_id = ?1 AND status = 'booked' AND repeat_of IS NULL AND booking_id IS NULL
                    AND NOT EXISTS (
                        SELECT 1 FROM bookings AS b WHERE b.user_id = w.user_id AND b.session_id = w.session_id)
                """, [.identifier(session)]) ?? 0
    }

    /// Capacity less booked; nil where no limit is known.
    var free: Int64? { capacity.map { $0 - booked } }

    /// Whether a further seat can be offered.
    var canOffer: Bool { free.map { $0 > offered + awaited } ?? true }

    /// How the session is filled, for remarks.
    var summary: String {
        guard let capacity, let free else { return "session \(reference): \(booked) booked, no limit known" }
        return "session \(reference): \(booked) of \(capacity) seats booked, \(max(0, free)) free, \(offered) offered"
            + (awaited > 0 ? ", \(awaited) taken whose bookings are still to come" : "")
    }

    /// Throws where nobody can wait for the session any more.
    func checkOpen(at now: Instant) throws(DeskError) {
        if isCancelled {
            throw DeskError("session \(reference) is cancelled", hint: "name another session of the course")
        }
        if let startsAt, startsAt <= now {
            throw DeskError(
                "session \(reference) had begun by then", hint: "name a session to come, or an earlier moment with --at"
            )
        }
    }
}
