internal import BookingModel
internal import ContactNormalisation
internal import Database
import Synchronization

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
        let count = try StoredContacts.mostRows(in: database)
        let parts = try database.scan(
            TableScan("contacts", columns: StoredContacts.columnsRead, key: "row_id"), into: { Part(capacity: count) }
        ) { part, row throws(DatabaseError) in part.append(row, region: region) }
        join(parts)
        try readBookings(of: database)
    }

    static let columnsRead =
        KeyedContacts.columns + [
            "row_id", "user_id", "match_rule", "match_score", "email_key", "phone_key", "name_key", "fill_room",
        ]

    /// How many contacts there are at most. A count is a walk over all of them, so the highest number stands for it as long
    /// as room for so many is no waste worth the name.
    private static func mostRows(in database: any Database) throws(DatabaseError) -> Int {
        let highest = try database.integer("SELECT max(row_id) FROM contacts") ?? 0
        if highest <= 2_000_000 { return max(0, Int(highest)) }
        return Int(try database.integer("SELECT count(*) FROM contacts") ?? 0)
    }

    /// Gives up what the last run left of the contacts, some 50 bytes each: nobody asks when the new run is written.
    mutating func forgetStates() { states = [] }

    /// The contacts with their users as the last run left them; nil where one has none.
    func clusters() -> ContactClusters? {
        let users = states.compactMap(\.user)
        guard users.count == states.count, states.allSatisfy({ $0.rule != nil }) else { return nil }
        var clusters = ContactClusters(capacity: states.count)
        clusters.users.insert(contentsOf: users)
        clusters.placements = zip(clusters.users.ordinals(of: users), states).map { user, state in
            ContactClusters.Placement(user: Int(user), rule: state.rule ?? .alone, score: state.score)
        }
        return clusters
    }

    /// Contacts that lie behind each other in the table.
    struct Part: Sendable {
        fileprivate var ids: [Identifier] = []
        fileprivate var contacts: KeyedContacts
        fileprivate var states: [State] = []
        fileprivate var placeholders = KeyedContacts.PlaceholderCounts()
        private var scratch: [UInt8] = []

        init(capacity: Int) {
            contacts = KeyedContacts(capacity: capacity, hasIDs: false)
            ids.reserveCapacity(onHugePages: capacity)
            states.reserveCapacity(onHugePages: capacity)
        }

        mutating func append(_ row: any ResultRow, region: PhoneRegion) {
            // The column has an id in every row; a row without is still a contact, told apart by its number.
            ids.append(row.identifier(0) ?? Identifier(high: 0, low: UInt64(bitPattern: row.integer(12))))
            contacts.append(row, region: region, counting: &placeholders)
            states.append(StoredContacts.state(row, of: contacts, &scratch))
        }
    }

    /// Makes the parts one: their contacts on one thread, the rest on another.
    mutating func join(_ parts: consuming [Part]) {
        placeholders = parts.reduce(into: KeyedContacts.PlaceholderCounts()) { $0 += $1.placeholders }
        let ids = parts.map(\.ids)
        // Given away, not shared: what has two owners is copied when it grows.
        let states = Mutex(parts.map(\.states))
        let contacts = Mutex(parts.map(\.contacts))
        parts = []
        let (apart, joined) = sideBySide(
            {
                var index = IdentifierIndex(minimumCapacity: ids.reduce(0) { $0 + $1.count })
                for ids in ids { index.insert(contentsOf: ids) }
                return (index, StoredContacts.joined(states) { $0.append(contentsOf: $1) })
            },
            and: { StoredContacts.joined(contacts) { $0.append($1) } })
        (self.contacts, self.states) = (joined ?? self.contacts, apart.1 ?? [])
        self.contacts.ids = apart.0
    }

    /// Each part had room for all contacts, of which only what it fills takes memory, so the first takes the others in
    /// where it lies, and each of them goes when it has given its own.
    private static func joined<Column: Sendable>(
        _ waiting: borrowing Mutex<[Column]>, _ append: (inout Column, Column) -> Void
    ) -> Column? {
        var parts = waiting.withLock { parts in
            defer { parts = [] }
            return parts
        }
        parts.reverse()
        guard var whole = parts.popLast() else { return nil }
        while let next = parts.popLast() { append(&whole, next) }
        return whole
    }

    private static func state(_ row: any ResultRow, of contacts: KeyedContacts, _ scratch: inout [UInt8]) -> State {
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
        let bookings = TableScan("bookings", columns: ["contact_id", "created_at", "recorded_at"], key: "row_id")
        let ids = contacts.ids
        let parts = try database.scan(bookings, into: { ContactSightings(contacts: ids.count) }) {
            part, row throws(DatabaseError) in
            guard let contact = row.identifier(0) else { return }
            part.add(
                contact, created: row.isNull(1) ? .max : row.integer(1),
                recorded: row.isNull(2) ? .min : row.integer(2), ids)
        }
        for part in parts { add(part) }
    }

    /// Takes in what some bookings say of the contacts.
    mutating func add(_ sightings: ContactSightings) {
        var sightings = sightings
        sightings.resolve(contacts.ids)
        contacts.add(sightings)
    }
}
