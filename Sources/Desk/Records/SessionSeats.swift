internal import BookingModel
internal import Database

/// The seats of a session: a booking that is not cancelled holds its own, and so does an offer that is out.
struct SessionSeats {
    let session: Identifier
    let reference: String
    let startsAt: Instant?
    let isCancelled: Bool
    /// Nil where no limit is known.
    let capacity: Int64?
    let booked: Int64
    let offered: Int64

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
                "SELECT SUM(participants) FROM bookings WHERE session_id = ?1 AND status <> 'cancelled'",
                [.identifier(session)]) ?? 0
        offered =
            try context.database.integer(
                """
                SELECT COUNT(*) FROM waiting_lists
                WHERE session_id = ?1 AND status = 'offered' AND repeat_of IS NULL
                    AND (offer_expires_at IS NULL OR offer_expires_at > ?2)
                """, [.identifier(session), .integer(context.now.microseconds)]) ?? 0
    }

    /// Capacity less booked; nil where no limit is known.
    var free: Int64? { capacity.map { $0 - booked } }

    /// Whether a further seat can be offered.
    var canOffer: Bool { free.map { $0 > offered } ?? true }

    /// How the session is filled, for remarks.
    var summary: String {
        guard let capacity, let free else { return "session \(reference): \(booked) booked, no limit known" }
        return "session \(reference): \(booked) of \(capacity) seats booked, \(max(0, free)) free, \(offered) offered"
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
