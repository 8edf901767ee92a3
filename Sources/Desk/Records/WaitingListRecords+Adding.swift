public import BookingModel
internal import Backfill
internal import Database

extension WaitingListRecords {
    /// What staff say of somebody who joins a waiting list.
    public struct Wish: Sendable {
        /// The user, as staff name one.
        public var user: String
        /// The session, as staff name one.
        public var session: String
        /// How urgent it is.
        public var priority: WaitingListPriority
        /// How the customer wants to hear of a seat.
        public var contactBy: CommunicationChannel?
        /// Other days that would do.
        public var otherDates: [LocalDay]
        /// What else is to be known.
        public var note: String?

        /// A wish for a seat.
        public init(
            user: String, session: String, priority: WaitingListPriority = .normal,
            contactBy: CommunicationChannel? = nil, otherDates: [LocalDay] = [], note: String? = nil
        ) {
            self.user = user
            self.session = session
            self.priority = priority
            self.contactBy = contactBy
            self.otherDates = otherDates
            self.note = note
        }
    }

    /// Puts a user at the end of a session's list. Somebody whose offer ran out or who withdrew joins anew at the end.
    public func add(_ wish: Wish) throws -> DeskAnswer {
        let database = context.database
        let owner = try RecordOwner(wish.user, in: database)
        let session = try RecordLookup(database: database).id(of: wish.session, .session)
        let seats = try SessionSeats(of: session, in: context)
        try seats.checkOpen(at: context.now)
        try checkHasNoSeat(owner.user, seats)
        let known = try WaitingListEntry.all(
            where: "session_id = ?1 AND user_id = ?2", [.identifier(session), .identifier(owner.user)], in: database
        ).first
        let id: Identifier
        if let known {
            guard known.status == .expired || known.status == .booked else {
                throw DeskError(
                    "the user is on the list of session \(seats.reference) already: entry \(known.id)",
                    hint: "look at it with booking-desk waiting list \(seats.reference)")
            }
            try rejoin(known.id, in: session, wish)
            id = known.id
        } else {
            id = try join(session, owner, wish)
        }
        try Backfill.orderWaitingLists(in: database)
        var remarks = [seats.summary]
        if seats.canOffer { remarks.append("a seat is free: booking-desk waiting offer \(seats.reference)") }
        return DeskAnswer(try rows(where: "w.id = ?1", [.identifier(id)]), remarks: remarks)
    }

    private func checkHasNoSeat(_ user: Identifier, _ seats: SessionSeats) throws {
        let reference = try context.database.text(
            """
            SELECT booking_reference FROM bookings
            WHERE user_id = ?1 AND session_id = ?2 AND status <> 'cancelled' ORDER BY booking_reference LIMIT 1
            """, [.identifier(user), .identifier(seats.session)])
        if let reference {
            throw DeskError(
                "the user has a seat in session \(seats.reference): booking \(reference)",
                hint: "somebody else who is to come has to be named by an e-mail address or id of their own")
        }
    }

    private func join(_ session: Identifier, _ owner: RecordOwner, _ wish: Wish) throws(DatabaseError) -> Identifier {
        var record = DeskRecord(
            "waiting_lists", namespace: Identifier.Namespace.waitingListEntry,
            key: [session.description, owner.user.description], recordedAt: context.now)
        record.set("session_id", .identifier(session))
        record.set("user_id", .identifier(owner.user))
        // An entry is about a person, also where a booking named them: it does not follow that booking.
        var contact = owner.contact
        if contact == nil { contact = try UserLookup(database: context.database).anchor(of: owner.user) }
        record.set("contact_id", SQLValue(contact))
        record.set("position_exported", .integer(try lastPlace(in: session)))
        record.set("priority", .text(wish.priority.rawValue))
        record.set("status", .text(WaitingListStatus.waiting.rawValue))
        record.set("preferred_contact_method", SQLValue(wish.contactBy?.rawValue))
        record.set("alternative_dates", SQLValue(WaitingListRecords.list(wish.otherDates)))
        record.set("notes", SQLValue(wish.note))
        record.set("created_at", .integer(context.now.microseconds))
        record.set("updated_at", .integer(context.now.microseconds))
        _ = try record.insert(into: context.database)
        return record.id
    }

    private func rejoin(_ id: Identifier, in session: Identifier, _ wish: Wish) throws(DatabaseError) {
        let place = try lastPlace(in: session)
        var change = RecordChange("waiting_lists", id, at: context.now)
        change.set("status", .text(WaitingListStatus.waiting.rawValue))
        change.set("priority", .text(wish.priority.rawValue))
        change.set("position_exported", .integer(place))
        change.set("updated_at", .integer(context.now.microseconds))
        if let way = wish.contactBy { change.set("preferred_contact_method", .text(way.rawValue)) }
        if let dates = WaitingListRecords.list(wish.otherDates) { change.set("alternative_dates", .text(dates)) }
        if let note = wish.note { change.set("notes", .text(note)) }
        try change.write(to: context.database)
    }

    /// The place behind everybody. Places given at the desk are as good as those of an export; so that nobody is numbered
    /// behind them who was before, the others of the list keep the places that they have.
    private func lastPlace(in session: Identifier) throws(DatabaseError) -> Int64 {
        try context.database.run(
            """
            UPDATE waiting_lists SET position_exported = position
            WHERE session_id = ?1 AND position_exported IS NULL AND position IS NOT NULL
            """, [.identifier(session)])
        let last = try context.database.integer(
            "SELECT MAX(position) FROM waiting_lists WHERE session_id = ?1", [.identifier(session)])
        return (last ?? 0) + 1
    }

    /// Days as a JSON array of texts, nil for none.
    private static func list(_ days: [LocalDay]) -> String? {
        days.isEmpty ? nil : "[" + days.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
}
