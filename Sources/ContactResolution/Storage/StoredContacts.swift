internal import BookingModel
internal import Database

/// The contacts of a database: their details and keys, and what the last run wrote beside them.
struct StoredContacts {
    /// What the last run left of one contact.
    struct State {
        /// The contact's row.
        let rowID: Int64
        /// The user it was placed with, or nil.
        let user: Identifier?
        let rule: MatchRule?
        let score: Float
        /// Whether a key differs from what is stored.
        let hasOtherKeys: Bool
        /// The bytes of the stored keys.
        let keyBytes: Int32
        /// The bytes that import left to be filled.
        let room: Int32
    }

    private(set) var contacts = KeyedContacts(capacity: 0)
    private(set) var states: [State] = []
    private(set) var placeholders = KeyedContacts.PlaceholderCounts()

    /// Reads all contacts in the order of their rows, then when their bookings were made and recorded.
    mutating func read(from database: any Database, region: PhoneRegion) throws(DatabaseError) {
        let count = Int(try database.integer("SELECT count(*) FROM contacts") ?? 0)
        contacts = KeyedContacts(capacity: count)
        states.reserveCapacity(count)
        var scratch: [UInt8] = []
        let sql = """
            SELECT \(KeyedContacts.columns), row_id, user_id, match_rule, match_score, email_key, phone_key, name_key,
                length(fill_room)
            FROM contacts
            ORDER BY row_id
            """
        try database.query(sql) { row throws(DatabaseError) in
            contacts.append(row, region: region, counting: &placeholders)
            states.append(state(row, &scratch))
        }
        try readBookings(of: database)
    }

    private func state(_ row: any ResultRow, _ scratch: inout [UInt8]) -> State {
        let contact = contacts.count - 1
        var differs = false
        var keyBytes = 0
        for key in KeyedContacts.Key.allCases {
            scratch.removeAll(keepingCapacity: true)
            keyBytes += row.appendText(16 + key.rawValue, to: &scratch)
            if !differs, contacts.keys[contacts.range(key, of: contact)] != scratch[...] { differs = true }
        }
        return State(
            rowID: row.integer(12), user: row.identifier(13), rule: row.text(14).flatMap(MatchRule.init(rawValue:)),
            score: Float(row.real(15)), hasOtherKeys: differs, keyBytes: Int32(keyBytes), room: Int32(row.integer(19)))
    }

    private mutating func readBookings(of database: any Database) throws(DatabaseError) {
        var place = ExpectedPlace()
        try database.query("SELECT contact_id, created_at, recorded_at FROM bookings") { row throws(DatabaseError) in
            guard let id = row.identifier(0), let contact = place.find(id, in: contacts.ids) else { return }
            contacts.firstSeen[contact] = min(contacts.firstSeen[contact], row.integer(1))
            contacts.lastSeen[contact] = max(contacts.lastSeen[contact], row.integer(2))
        }
    }
}

/// A guess where the next identifier lies: bookings name most contacts in the order in which import made them, and a
/// right guess saves a look into a table that is larger than the processor's cache.
private struct ExpectedPlace {
    private var next = 0

    mutating func find(_ id: Identifier, in index: IdentifierIndex) -> Int? {
        if next < index.count, index.identifiers[next] == id {
            next += 1
            return next - 1
        }
        guard let found = index.ordinal(of: id) else { return nil }
        if found > next { next = found + 1 }
        return found
    }
}
