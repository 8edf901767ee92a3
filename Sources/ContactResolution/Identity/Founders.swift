internal import BookingModel

/// The contact that founds each user: of its contacts the one that was seen first, and of several the one with the
/// smallest id.
struct Founders: Sendable {
    /// One contact a user, by its ordinal.
    private(set) var contacts: [UInt32]

    private static let none = UInt32.max

    init(_ contacts: KeyedContacts, users: Int, userOf: (Int) -> Int?) {
        self.contacts = [UInt32](repeating: Founders.none, count: users)
        for contact in 0..<contacts.count {
            guard let user = userOf(contact) else { continue }
            let founder = self.contacts[user]
            if founder == Founders.none || Founders.isEarlier(contact, Int(founder), contacts) {
                self.contacts[user] = UInt32(contact)
            }
        }
    }

    /// The founder of a user; nil where it has no contact.
    subscript(_ user: Int) -> Int? { contacts[user] == Founders.none ? nil : Int(contacts[user]) }

    /// The users in the order in which their founders were seen; those without a contact are left out.
    func order(_ contacts: KeyedContacts) -> [Int] {
        var founded: [(seen: Int64, user: UInt32)] = []
        founded.reserveCapacity(self.contacts.count)
        for (user, contact) in self.contacts.enumerated() where contact != Founders.none {
            founded.append((contacts.firstSeen[Int(contact)], UInt32(user)))
        }
        let ids = contacts.ids.identifiers
        founded.sort { one, other in
            one.seen != other.seen
                ? one.seen < other.seen
                : ids[Int(self.contacts[Int(one.user)])] < ids[Int(self.contacts[Int(other.user)])]
        }
        return founded.map { Int($0.user) }
    }

    private static func isEarlier(_ contact: Int, _ other: Int, _ contacts: KeyedContacts) -> Bool {
        let seen = (contacts.firstSeen[contact], contacts.firstSeen[other])
        if seen.0 != seen.1 { return seen.0 < seen.1 }
        return contacts.ids.identifiers[contact] < contacts.ids.identifiers[other]
    }
}
