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
        let columns =
            KeyedContacts.columns + [
                "row_id", "user_id", "match_rule", "match_score", "email_key", "phone_key", "name_key", "fill_room",
            ]
        try database.scan(TableScan("contacts", columns: columns, key: "row_id")) { row throws(DatabaseError) in
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
            score: Float(row.real(15)), hasOtherKeys: differs, keyBytes: Int32(keyBytes), room: Int32(row.byteCount(19))
        )
    }

    private mutating func readBookings(of database: any Database) throws(DatabaseError) {
        var sightings: [Sighting] = []
        sightings.reserveCapacity(StoredContacts.rowsAtOnce)
        let bookings = TableScan("bookings", columns: ["contact_id", "created_at", "recorded_at"], key: "row_id")
        try database.scan(bookings) { row throws(DatabaseError) in
            guard let contact = row.identifier(0) else { return }
            sightings.append(Sighting(contact: contact, created: row.integer(1), recorded: row.integer(2)))
            if sightings.count == StoredContacts.rowsAtOnce { take(&sightings) }
        }
        take(&sightings)
    }

    /// A booking as one sight of its contact.
    private struct Sighting {
        let contact: Identifier
        let created: Int64
        let recorded: Int64
    }

    /// Some thousand at once: alone in a short loop, the processor waits for many far places of memory together.
    private mutating func take(_ sightings: inout [Sighting]) {
        for sighting in sightings {
            guard let contact = contacts.ids.ordinal(of: sighting.contact) else { continue }
            contacts.firstSeen[contact] = min(contacts.firstSeen[contact], sighting.created)
            contacts.lastSeen[contact] = max(contacts.lastSeen[contact], sighting.recorded)
        }
        sightings.removeAll(keepingCapacity: true)
    }
}
