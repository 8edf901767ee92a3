internal import BookingModel
internal import Database

/// Finds the contact that staff mean: by its id or the beginning of it, by the reference of a booking, or by a user, of
/// whom it is the contact that founded it.
struct ContactLookup {
    let database: any Database

    /// The contact; throws where nobody or more than one is meant. The error never repeats what was typed.
    func contact(_ text: String) throws -> Identifier {
        let lookup = RecordLookup(database: database)
        if let prefix = IdentifierPrefix(text), try lookup.named(text, .booking).isEmpty {
            let found = try lookup.ids(prefix, in: "contacts")
            if found.count == 1 { return found[0] }
        }
        let subject = try UserLookup(database: database).subject(text)
        if let booking = subject.booking {
            var contact: Identifier?
            try database.query("SELECT contact_id FROM bookings WHERE id = ?1", [.identifier(booking)]) {
                row throws(DatabaseError) in contact = row.identifier(0)
            }
            if let contact { return contact }
        }
        return try UserContacts(of: subject.user, in: database).founder
    }
}

/// The contacts of a user.
struct UserContacts {
    let user: Identifier
    /// Their ids, ascending; at least one.
    let contacts: [Identifier]
    /// The contact that founded the user.
    let founder: Identifier

    /// Reads them; throws where the user has none.
    init(of user: Identifier, in database: any Database) throws {
        self.user = user
        var contacts: [Identifier] = []
        try database.query("SELECT id FROM contacts WHERE user_id = ?1 ORDER BY id", [.identifier(user)]) {
            row throws(DatabaseError) in
            if let id = row.identifier(0) { contacts.append(id) }
        }
        guard let first = contacts.first else {
            throw DeskError("user \(user) has no contact", hint: "run booking-dedupe first")
        }
        self.contacts = contacts
        var founder: Identifier?
        try database.query("SELECT founding_contact_id FROM users WHERE id = ?1", [.identifier(user)]) {
            row throws(DatabaseError) in founder = row.identifier(0)
        }
        self.founder = founder.flatMap { contacts.contains($0) ? $0 : nil } ?? first
    }
}
