internal import BookingModel
internal import Database

/// The identities that a database knows: of its users, and of those that are aliases by now.
struct StoredIdentities {
    /// All of them; none twice.
    private(set) var identities: [UserIdentity] = []
    /// The stored aliases, by id: the user to which each leads.
    private(set) var aliases: [Identifier: Identifier] = [:]

    /// Users that lie behind each other in the table.
    private struct Part: Sendable {
        var identities: [UserIdentity] = []
        var unfounded: [Identifier] = []
    }

    /// Reads them. A user from before there were founders is founded by the first of the contacts that it has; one that
    /// no contact points to was not made here and is left out.
    init(_ stored: StoredContacts, in database: any Database) throws(DatabaseError) {
        let contacts = stored.contacts.ids
        let users = TableScan("users", columns: ["id", "founding_contact_id", "founding_number"], key: "id")
        let parts = try database.scan(users, into: { Part() }) { part, row throws(DatabaseError) in
            guard let id = row.identifier(0) else { return }
            guard let founder = row.identifier(1), contacts.ordinal(of: founder) != nil, !row.isNull(2) else {
                part.unfounded.append(id)
                return
            }
            part.identities.append(UserIdentity(id: id, founder: founder, number: row.integer(2), isUser: true))
        }
        var identities = parts.flatMap(\.identities)
        let unfounded = parts.flatMap(\.unfounded)
        var aliases: [Identifier: Identifier] = [:]
        try database.query("SELECT alias_id, user_id, founding_contact_id, founding_number FROM user_aliases") {
            row throws(DatabaseError) in
            guard let id = row.identifier(0), let user = row.identifier(1) else { return }
            guard let founder = row.identifier(2), contacts.ordinal(of: founder) != nil else { return }
            aliases[id] = user
            identities.append(UserIdentity(id: id, founder: founder, number: row.integer(3), isUser: false))
        }
        if !unfounded.isEmpty {
            let last = identities.lazy.map(\.number).max() ?? 0
            identities += StoredIdentities.founded(unfounded, stored, after: last)
        }
        self.identities = identities
        self.aliases = aliases
    }

    private static func founded(
        _ users: [Identifier], _ stored: StoredContacts, after last: Int64
    ) -> [UserIdentity] {
        var index = IdentifierIndex(minimumCapacity: users.count)
        index.insert(contentsOf: users)
        let founders = Founders(stored.contacts, users: users.count) { contact in
            stored.states[contact].user.flatMap { index.ordinal(of: $0) }
        }
        var identities = [UserIdentity?](repeating: nil, count: users.count)
        for (place, user) in founders.order(stored.contacts).enumerated() {
            guard let contact = founders[user] else { continue }
            identities[user] = UserIdentity(
                id: users[user], founder: stored.contacts.ids.identifiers[contact], number: last + Int64(place) + 1,
                isUser: true, isStored: false)
        }
        return identities.compactMap(\.self)
    }
}
