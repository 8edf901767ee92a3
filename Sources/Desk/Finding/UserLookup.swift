internal import BookingModel
internal import ContactNormalisation
internal import Database

/// Whom an operation is about, as staff named them.
struct Subject: Equatable {
    /// The user.
    let user: Identifier
    /// The booking by which the user was named, if that is how.
    let booking: Identifier?
}

/// Finds the one user that staff mean: by id or its beginning, by e-mail address, or by the reference of a booking.
struct UserLookup {
    let database: any Database

    /// The user; throws where nobody or more than one person is meant. The error never repeats what was typed.
    func subject(_ text: String) throws -> Subject {
        let text = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        if text.contains("@") {
            return Subject(user: try one(try users(ofEmail: text), "e-mail address"), booking: nil)
        }
        let lookup = RecordLookup(database: database)
        var bookings = try lookup.named(text, .booking)
        var users: Set<Identifier> = []
        // A reference in full says more than the beginning of an id, which one of digits alone looks like.
        if bookings.isEmpty, let prefix = IdentifierPrefix(text) {
            users = try self.users(prefix, lookup)
            if users.count != 1 || Identifier(text) == nil { bookings = try lookup.ids(prefix, in: "bookings") }
        }
        var booking: Identifier?
        for candidate in bookings {
            guard let user = try self.user(ofBooking: candidate) else { continue }
            booking = users.insert(user).inserted ? candidate : booking
        }
        return Subject(user: try one(users.sorted(), "id or booking reference"), booking: booking)
    }

    /// The users whose id begins so, and those to whom such an id leads by now.
    private func users(_ prefix: IdentifierPrefix, _ lookup: RecordLookup) throws(DatabaseError) -> Set<Identifier> {
        var users = Set(try lookup.ids(prefix, in: "users"))
        try database.query(
            "SELECT user_id FROM user_aliases WHERE alias_id BETWEEN ?1 AND ?2",
            [.identifier(prefix.range.lowerBound), .identifier(prefix.range.upperBound)]
        ) { row throws(DatabaseError) in
            if let user = row.identifier(0) { users.insert(user) }
        }
        return users
    }

    /// The user of a booking, or nil where it has none.
    func user(ofBooking booking: Identifier) throws(DatabaseError) -> Identifier? {
        var user: Identifier?
        try database.query("SELECT user_id FROM bookings WHERE id = ?1", [.identifier(booking)]) {
            row throws(DatabaseError) in user = row.identifier(0)
        }
        return user
    }

    /// The contact to which a record of the user is tied. Users are made anew from contacts, contacts stay: so the record
    /// goes where the person goes when users are merged or split.
    func anchor(of user: Identifier) throws(DatabaseError) -> Identifier? {
        var contact: Identifier?
        try database.query(
            """
            SELECT id FROM contacts WHERE user_id = ?1
            ORDER BY CASE WHEN email_key IS NULL THEN 1 ELSE 0 END, id LIMIT 1
            """, [.identifier(user)]
        ) { row throws(DatabaseError) in contact = row.identifier(0) }
        return contact
    }

    private func users(ofEmail text: String) throws -> [Identifier] {
        var found: Set<Identifier> = []
        func collect(_ sql: String, _ value: String) throws(DatabaseError) {
            try database.query(sql, [.text(value)]) { row throws(DatabaseError) in
                if let id = row.identifier(0) { found.insert(id) }
            }
        }
        try collect("SELECT id FROM users WHERE email = ?1", text)
        if let key = EmailKey.of(text) {
            try collect("SELECT DISTINCT user_id FROM contacts WHERE email_key = ?1 AND user_id IS NOT NULL", key)
        }
        return found.sorted()
    }

    private func one(_ users: [Identifier], _ what: String) throws(DeskError) -> Identifier {
        guard users.count < 2 else {
            throw DeskError(
                "more than one user has that \(what)", hint: "name one by its id: " + RecordLookup.list(users))
        }
        guard let user = users.first else {
            throw DeskError(
                "no user has that \(what)",
                hint: "find the user by any part of name, address or number: booking-desk search TEXT")
        }
        return user
    }
}
