public import BookingModel
internal import Backfill
internal import Database

extension WaitingListRecords {
    /// How long an offer stands unless its end is named.
    private static let offerStands: Int64 = 48 * 3_600

    /// Offers a seat to an entry, or to the next of a session; until a moment, by default for 48 hours, and never longer
    /// than to the session's start.
    public func offer(_ text: String, until end: Instant?) throws -> DeskAnswer {
        let (entry, isNext) = try entryToOffer(text)
        let seats = try SessionSeats(of: entry.session, in: context)
        try check(entry, is: .waiting, for: "be offered a seat")
        try seats.checkOpen(at: context.now)
        guard seats.canOffer else {
            throw DeskError(
                "no seat to offer; \(seats.summary)",
                hint: "take back offers that have run out with booking-desk waiting expire, or wait for a cancellation")
        }
        let usual = Instant(seconds: context.now.seconds + WaitingListRecords.offerStands)
        let expires = end ?? min(usual, seats.startsAt ?? usual)
        guard expires > context.now else {
            throw DeskError("the offer would end before it is made", hint: "name a later moment with --until")
        }
        if let startsAt = seats.startsAt, expires > startsAt {
            throw DeskError(
                "the offer would stand when session \(seats.reference) has begun",
                hint: "name a moment up to \(context.local(startsAt)) with --until")
        }
        let before = isNext ? 0 : try line(of: entry.session).prefix { $0.id != entry.id }.count
        var change = RecordChange("waiting_lists", entry.id, at: context.now)
        change.set("status", .text(WaitingListStatus.offered.rawValue))
        change.set("offered_at", .integer(context.now.microseconds))
        change.set("offer_expires_at", .integer(expires.microseconds))
        change.set("updated_at", .integer(context.now.microseconds))
        try change.write(to: context.database)
        var remarks = [try SessionSeats(of: entry.session, in: context).summary]
        if before > 0 {
            remarks.append("out of turn: \(before) \(before == 1 ? "entry stands" : "entries stand") before this one")
        }
        remarks.append("when the seat is booked: booking-desk waiting book \(entry.id.description.prefix(8))")
        return try answer([entry.id], remarks)
    }

    /// Ends an offer that was not taken up, or all that have run out.
    public func expire(_ text: String?) throws -> DeskAnswer {
        var entries: [WaitingListEntry]
        if let text {
            let entry = try WaitingListEntry.named(text, in: context.database)
            try check(entry, is: .offered, for: "expire")
            entries = [entry]
        } else {
            entries = try WaitingListEntry.all(
                where: """
                    status = 'offered' AND (offer_expires_at <= ?1
                        OR session_id IN (SELECT id FROM course_sessions WHERE starts_at <= ?1))
                    """, [.integer(context.now.microseconds)], in: context.database)
        }
        for entry in entries { try close(entry.id, as: .expired) }
        let remark = entries.isEmpty ? "no offer has run out by \(context.local(context.now))" : nil
        return try answer(entries.map(\.id), [remark].compactMap(\.self) + whoIsNext(entries))
    }

    /// Takes somebody off a list who no longer wants a seat. The entry stays on record, as expired.
    public func withdraw(_ text: String) throws -> DeskAnswer {
        let entry = try WaitingListEntry.named(text, in: context.database)
        guard entry.status == .waiting || entry.status == .offered else {
            throw DeskError(
                "entry \(entry.id) is \(entry.status.rawValue) and no longer on the list",
                hint: "there is nothing to do")
        }
        try close(entry.id, as: .expired)
        return try answer([entry.id], entry.status == .offered ? whoIsNext([entry]) : [])
    }

    /// Notes that an offered seat was booked, with the booking where it is here already.
    public func book(_ text: String, booking named: String?) throws -> DeskAnswer {
        let entry = try WaitingListEntry.named(text, in: context.database)
        try check(entry, is: .offered, for: "be booked")
        if let expires = entry.expiresAt, expires <= context.now {
            throw DeskError(
                "the offer of entry \(entry.id) ran out at \(context.local(expires))",
                hint: "end it with booking-desk waiting expire, add the user again, and offer anew")
        }
        let booking = try booking(of: entry, named)
        var change = RecordChange("waiting_lists", entry.id, at: context.now)
        change.set("status", .text(WaitingListStatus.booked.rawValue))
        change.set("updated_at", .integer(context.now.microseconds))
        if let booking {
            change.set("booking_id", .identifier(booking.id))
            change.set("booking_reference", .text(booking.reference))
        }
        try change.write(to: context.database)
        let remark =
            booking == nil ? "no booking of the user for this session is here yet; the next import brings it" : nil
        return try answer([entry.id], [remark].compactMap(\.self))
    }

    // MARK: - Parts of a change

    private func entryToOffer(_ text: String) throws -> (entry: WaitingListEntry, isNext: Bool) {
        let lookup = RecordLookup(database: context.database)
        let sessions = try lookup.candidates(text, .session)
        guard let session = sessions.first, sessions.count == 1 else {
            return (try WaitingListEntry.named(text, in: context.database), false)
        }
        guard try lookup.candidates(text, .waitingEntry).isEmpty else {
            throw DeskError(
                "that may be session \(session), and it may be an entry of a waiting list",
                hint: "write more of the id, or all of it")
        }
        guard let next = try line(of: session).first else {
            let seats = try SessionSeats(of: session, in: context)
            throw DeskError(
                "nobody waits for session \(seats.reference)",
                hint: "add somebody with booking-desk waiting add USER \(seats.reference)")
        }
        return (next, true)
    }

    /// Those who wait for a session, next first.
    func line(of session: Identifier) throws(DatabaseError) -> [WaitingListEntry] {
        try WaitingListEntry.all(
            where: "session_id = ?1 AND status = 'waiting'", [.identifier(session)], in: context.database)
    }

    private func check(_ entry: WaitingListEntry, is status: WaitingListStatus, for purpose: String) throws(DeskError) {
        guard entry.status != status else { return }
        let hint =
            switch entry.status {
            case .waiting: "offer a seat first: booking-desk waiting offer \(entry.id.description.prefix(8))"
            case .offered: "the offer stands; book it or end it: booking-desk waiting book, or expire"
            case .expired: "put the user on the list again: booking-desk waiting add USER SESSION"
            case .booked: "there is nothing to do"
            }
        throw DeskError("entry \(entry.id) is \(entry.status.rawValue) and cannot \(purpose)", hint: hint)
    }

    private func close(_ id: Identifier, as status: WaitingListStatus) throws(DatabaseError) {
        var change = RecordChange("waiting_lists", id, at: context.now)
        change.set("status", .text(status.rawValue))
        change.set("updated_at", .integer(context.now.microseconds))
        try change.write(to: context.database)
    }

    private func whoIsNext(_ entries: [WaitingListEntry]) throws -> [String] {
        var remarks: [String] = []
        for session in Set(entries.map(\.session)).sorted() {
            let seats = try SessionSeats(of: session, in: context)
            if (try? seats.checkOpen(at: context.now)) != nil, seats.canOffer, try !line(of: session).isEmpty {
                remarks.append("a seat can be offered to the next: booking-desk waiting offer \(seats.reference)")
            }
        }
        return remarks
    }

    private func booking(
        of entry: WaitingListEntry, _ named: String?
    ) throws -> (id: Identifier, reference: String)? {
        let database = context.database
        var found: [(id: Identifier, reference: String)] = []
        let wanted = try named.map { try RecordLookup(database: database).id(of: $0, .booking) }
        try database.query(
            """
            SELECT id, booking_reference FROM bookings
            WHERE session_id = ?1 AND user_id = ?2 AND status <> 'cancelled' ORDER BY id
            """, [.identifier(entry.session), SQLValue(entry.user)]
        ) { row throws(DatabaseError) in
            if let id = row.identifier(0), wanted == nil || wanted == id { found.append((id, row.text(1) ?? "")) }
        }
        if let wanted, found.isEmpty {
            throw DeskError(
                "booking \(wanted) is not one of the entry's user and session, or it is cancelled",
                hint: "leave --booking out to mark the seat as booked without it")
        }
        guard found.count < 2 else {
            throw DeskError(
                "the user has \(found.count) bookings of this session",
                hint: "name one with --booking: " + found.map(\.reference).joined(separator: ", "))
        }
        return found.first
    }

    private func answer(_ ids: [Identifier], _ remarks: [String]) throws -> DeskAnswer {
        guard !ids.isEmpty else { return DeskAnswer(try rows(where: "1 = 0", []), remarks: remarks) }
        let places = ids.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        return DeskAnswer(try rows(where: "w.id IN (\(places))", ids.map(SQLValue.identifier)), remarks: remarks)
    }
}
