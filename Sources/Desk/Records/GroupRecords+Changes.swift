public import BookingModel
internal import Backfill
internal import Database

extension GroupRecords {
    /// The states that a group can be in, as imports translate them.
    public enum Status: String, VocabularyWord {
        /// Open for bookings.
        case active
        /// Held and done.
        case completed
        /// Called off.
        case cancelled
    }

    /// One group with its bookings.
    public func show(_ text: String) throws -> DeskAnswer {
        let id = try RecordLookup(database: context.database).id(of: text, .group)
        let group = try rows(where: "g.id = ?1", [.identifier(id)])
        var members = Listing(
            "bookings",
            [
                ("booked_at", .moment), ("reference", .text), ("status", .text), ("name", .text), ("email", .text),
                ("phone", .text), ("session", .text), ("starts_at", .moment), ("seats", .number), ("price", .number),
                ("paid", .number), ("refunded", .number), ("currency", .text), ("booking_id", .text),
                ("user_id", .text),
            ])
        try members.fill(
            from: context.database,
            """
            SELECT b.created_at, b.booking_reference, b.status, u.first_name, u.last_name, u.email, u.phone,
                s.session_reference, s.starts_at, b.participants, b.final_amount_minor, b.paid_amount_minor,
                b.refunded_amount_minor, b.currency, b.id, b.user_id
            FROM bookings AS b
            LEFT JOIN users AS u ON u.id = b.user_id
            LEFT JOIN course_sessions AS s ON s.id = b.session_id
            WHERE b.group_id = ?1
            ORDER BY b.created_at NULLS LAST, b.booking_reference, b.id
            """, [.identifier(id)]
        ) { row in
            let name = [row.row.text(3), row.row.text(4)].compactMap { $0 }.joined(separator: " ")
            return [row.moment(0), row.text(1), row.text(2), Listing.Cell(name.isEmpty ? nil : name)]
                + [row.text(5), row.text(6), row.text(7), row.moment(8), row.integer(9)]
                + (10...12).map { row.amount($0, currency: 13) }
                + [row.text(13), row.identifier(14), row.identifier(15)]
        }
        return DeskAnswer([group, members], flat: members)
    }

    /// Makes a group without bookings.
    public func create(
        _ reference: String, name: String?, organizer: String?, participants: Int?
    ) throws -> DeskAnswer {
        let database = context.database
        let known =
            try database.integer(
                "SELECT COUNT(*) FROM booking_groups WHERE group_reference = ?1", [.text(reference)]) ?? 0
        guard known == 0 else {
            throw DeskError(
                "there is a group of that reference already",
                hint: "choose another reference, or add bookings to that group: booking-desk groups add GROUP BOOKING")
        }
        let owner = try organizer.map { try RecordOwner($0, in: database) }
        var record = DeskRecord(
            "booking_groups", namespace: Identifier.Namespace.group, key: [reference], recordedAt: context.now)
        record.set("group_reference", .text(reference))
        // What staff say of a group stands where an export would say it, so that backfill keeps to it.
        record.set("group_name_exported", SQLValue(name))
        record.set("total_participants_exported", SQLValue(participants.map(Int64.init)))
        record.set("created_at_exported", .integer(context.now.microseconds))
        if let owner {
            let contact = try owner.contact ?? UserLookup(database: database).anchor(of: owner.user)
            record.set("contact_id", SQLValue(contact))
        }
        record.set("status", .text(Status.active.rawValue))
        _ = try record.insert(into: database)
        try Backfill.refresh(group: record.id, in: database)
        return DeskAnswer(try rows(where: "g.id = ?1", [.identifier(record.id)]))
    }

    /// Sets the state of a group.
    public func mark(_ text: String, _ status: Status) throws -> DeskAnswer {
        let id = try RecordLookup(database: context.database).id(of: text, .group)
        let word = try context.database.text("SELECT status FROM booking_groups WHERE id = ?1", [.identifier(id)])
        guard word != status.rawValue else {
            throw DeskError("the group \(id) is \(status.rawValue) already", hint: "there is nothing to do")
        }
        var change = RecordChange("booking_groups", id, at: context.now)
        change.set("status", .text(status.rawValue))
        try change.write(to: context.database)
        try Backfill.refresh(group: id, in: context.database)
        return DeskAnswer(try rows(where: "g.id = ?1", [.identifier(id)]))
    }

    /// Puts bookings into a group. One that is in another group moves only where `moving` says so.
    public func add(_ bookings: [String], to text: String, moving: Bool) throws -> DeskAnswer {
        let lookup = RecordLookup(database: context.database)
        let group = try lookup.id(of: text, .group)
        var touched: Set<Identifier> = [group]
        for booking in try Set(bookings.map { try lookup.id(of: $0, .booking) }).sorted() {
            let current = try self.group(of: booking)
            if let current, current != group {
                guard moving else {
                    throw DeskError(
                        "booking \(booking) is in another group: \(current)",
                        hint: "take it from there with --move, or leave it out")
                }
                touched.insert(current)
            }
            if current != group { try decide(booking, group) }
        }
        return try refreshed(touched, group)
    }

    /// Takes bookings out of a group.
    public func remove(_ bookings: [String], from text: String) throws -> DeskAnswer {
        let lookup = RecordLookup(database: context.database)
        let group = try lookup.id(of: text, .group)
        for booking in try Set(bookings.map { try lookup.id(of: $0, .booking) }).sorted() {
            guard try self.group(of: booking) == group else {
                throw DeskError(
                    "booking \(booking) is not in group \(group)",
                    hint: "see what is in it with booking-desk groups show \(group.description.prefix(8))")
            }
            try decide(booking, nil)
        }
        return try refreshed([group], group)
    }

    private func group(of booking: Identifier) throws(DatabaseError) -> Identifier? {
        var group: Identifier?
        try context.database.query("SELECT group_id FROM bookings WHERE id = ?1", [.identifier(booking)]) {
            row throws(DatabaseError) in group = row.identifier(0)
        }
        return group
    }

    private func decide(_ booking: Identifier, _ group: Identifier?) throws(DatabaseError) {
        try context.database.run(
            """
            INSERT INTO group_decisions (booking_id, group_id, decided_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (booking_id) DO UPDATE SET group_id = excluded.group_id, decided_at = excluded.decided_at
            """, [.identifier(booking), SQLValue(group), .integer(context.now.microseconds)])
        try context.database.run(
            "UPDATE bookings SET group_id = ?2 WHERE id = ?1", [.identifier(booking), SQLValue(group)])
    }

    private func refreshed(_ touched: Set<Identifier>, _ group: Identifier) throws -> DeskAnswer {
        for id in touched.sorted() { try Backfill.refresh(group: id, in: context.database) }
        return DeskAnswer(try rows(where: "g.id = ?1", [.identifier(group)]))
    }
}
