public import BookingModel
internal import Backfill
internal import Database

extension CertificateRecords {
    /// Certificates that run out within some days from now and that no later one of the same user and course replaces,
    /// with whom to remind.
    public func expiring(withinDays days: Int) throws -> Listing {
        let last = context.timeZone.start(of: context.timeZone.day(of: context.now).advanced(by: days + 1))
        var listing = Listing(
            "expiring_certificates",
            [
                ("expires_at", .moment), ("number", .text), ("course", .text), ("name", .text), ("email", .text),
                ("phone", .text), ("company", .text), ("issued_at", .moment), ("booking", .text),
                ("certificate_id", .text), ("user_id", .text),
            ])
        try listing.fill(
            from: context.database,
            """
            SELECT t.expires_at, t.certificate_number, COALESCE(c.title, c.course_code), u.first_name, u.last_name,
                u.email, u.phone, u.company_name, t.issued_at, COALESCE(b.booking_reference, t.booking_reference), t.id,
                t.user_id
            FROM certificates AS t
            LEFT JOIN courses AS c ON c.id = t.course_id
            LEFT JOIN bookings AS b ON b.id = t.booking_id
            LEFT JOIN users AS u ON u.id = t.user_id
            WHERE t.expires_at > ?1 AND t.expires_at < ?2 AND NOT EXISTS (
                SELECT 1 FROM certificates AS later
                WHERE later.user_id = t.user_id AND later.course_id = t.course_id AND later.issued_at > t.issued_at)
            ORDER BY t.expires_at, t.certificate_number, t.id
            """, [.integer(context.now.microseconds), .integer(last.microseconds)]
        ) { row in
            let name = [row.row.text(3), row.row.text(4)].compactMap { $0 }.joined(separator: " ")
            return [row.moment(0), row.text(1), row.text(2), Listing.Cell(name.isEmpty ? nil : name)]
                + (5...7).map { row.text($0) } + [row.moment(8), row.text(9), row.identifier(10), row.identifier(11)]
        }
        return listing
    }

    private struct Attended {
        var status = BookingStatus.pending
        var participants: Int64 = 0
        var startsAt: Instant?
        var course: Identifier?
        var validMonths: Int64?
    }

    /// Issues a certificate for a booking, on its session's course. It expires on the day that `expires` names, else by the
    /// course's validity, else never. Without a number of its own it gets the booking's reference behind `CERT-`.
    public func issue(for text: String, number given: String?, expires: LocalDay?) throws -> DeskAnswer {
        let database = context.database
        let owner = try RecordOwner(booking: text, in: database)
        let attended = try attended(owner)
        let reference = owner.bookingReference ?? ""
        let issued =
            try database.integer(
                "SELECT COUNT(*) FROM certificates WHERE booking_id = ?1", [SQLValue(owner.booking)]) ?? 0
        try check(attended, reference, issued)
        let number = given ?? "CERT-\(reference)" + (issued == 0 ? "" : "-\(issued + 1)")
        let known =
            try database.integer("SELECT COUNT(*) FROM certificates WHERE certificate_number = ?1", [.text(number)])
            ?? 0
        guard known == 0 else {
            throw DeskError(
                "there is a certificate of that number already", hint: "name another number with --number")
        }
        let day = context.timeZone.day(of: context.now)
        let end = expires ?? attended.validMonths.map { day.adding(months: Int($0)) }
        if let end, end <= day {
            throw DeskError("the certificate would expire before it is issued", hint: "name a later day with --expires")
        }
        var record = DeskRecord(
            "certificates", namespace: Identifier.Namespace.certificate, key: [number], recordedAt: context.now)
        record.set(owner)
        record.set("course_id", SQLValue(attended.course))
        record.set("certificate_number", .text(number))
        record.set("issued_at", .integer(context.now.microseconds))
        record.set("expires_at", SQLValue(end.map { context.timeZone.start(of: $0).microseconds }))
        _ = try record.insert(into: database)
        try Backfill.countCertificates(of: owner.user, in: database)
        return DeskAnswer(
            try rows(where: "t.id = ?1", [.identifier(record.id)]),
            remarks: end == nil ? ["it never expires: the course says nothing of how long it is valid"] : [])
    }

    private func attended(_ owner: RecordOwner) throws(DatabaseError) -> Attended {
        var attended = Attended()
        try context.database.query(
            """
            SELECT b.status, b.participants, s.starts_at, s.course_id, c.certificate_validity_months
            FROM bookings AS b
            LEFT JOIN course_sessions AS s ON s.id = b.session_id
            LEFT JOIN courses AS c ON c.id = s.course_id
            WHERE b.id = ?1
            """, [SQLValue(owner.booking)]
        ) { row throws(DatabaseError) in
            attended = Attended(
                status: row.text(0).flatMap { BookingStatus(rawValue: $0) } ?? .pending, participants: row.integer(1),
                startsAt: row.isNull(2) ? nil : Instant(microseconds: row.integer(2)), course: row.identifier(3),
                validMonths: row.isNull(4) ? nil : row.integer(4))
        }
        return attended
    }

    private func check(_ attended: Attended, _ reference: String, _ issued: Int64) throws(DeskError) {
        guard attended.status == .completed || attended.status == .confirmed else {
            throw DeskError(
                "booking \(reference) is \(attended.status.rawValue): nobody attended",
                hint: "where that is wrong, correct it where the booking was made, and import it again")
        }
        if let startsAt = attended.startsAt, startsAt > context.now {
            throw DeskError(
                "the session of booking \(reference) begins only at \(context.local(startsAt))",
                hint: "issue the certificate afterwards, or name a later moment with --at")
        }
        guard issued < attended.participants else {
            throw DeskError(
                "booking \(reference) has \(attended.participants) \(attended.participants == 1 ? "participant" : "participants") and as many certificates",
                hint: "see them with booking-desk certificates list --booking \(reference)")
        }
    }
}

extension LocalDay {
    /// The same day so many months later, or the last of that month where it is shorter.
    func adding(months: Int) -> LocalDay {
        let target = month.advanced(by: months)
        return min(target.firstDay.advanced(by: civil.day - 1), target.lastDay)
    }
}
