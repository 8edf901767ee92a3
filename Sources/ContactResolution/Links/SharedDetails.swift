internal import BookingModel

/// Details that contacts of several users carry: shared mailboxes and telephones, and the name of a company.
struct SharedDetails {
    /// One detail with the users that carry it, ascending.
    struct Group {
        /// A contact that carries it, as an example.
        let contact: Int
        let users: [UInt32]
    }

    /// A detail that more users carry says nothing of them any more: a switchboard, a platform's address.
    static let mostUsers = 500

    private let contacts: KeyedContacts
    private let placements: [ContactClusters.Placement]

    init(_ contacts: KeyedContacts, _ clusters: ContactClusters) {
        self.contacts = contacts
        placements = clusters.placements
    }

    /// The details of one key that several users carry.
    func groups(of key: KeyedContacts.Key) -> [Group] {
        groups { contact in contacts.keys[contacts.range(key, of: contact)] }
    }

    /// Groups over any bytes of a contact; contacts without any are left out.
    private func groups(_ bytes: (Int) -> ArraySlice<UInt8>) -> [Group] {
        var carriers: [NumberedKey] = []
        carriers.reserveCapacity(onHugePages: contacts.count)
        for contact in 0..<contacts.count {
            let value = bytes(contact)
            guard !value.isEmpty else { continue }
            carriers.append(NumberedKey(high: SharedDetails.hash(value), low: 0, number: Int64(contact)))
        }
        NumberedKey.sort(&carriers)
        var groups: [Group] = []
        var start = 0
        while start < carriers.count {
            var end = start + 1
            while end < carriers.count, carriers[end].high == carriers[start].high { end += 1 }
            if let users = users(of: carriers[start..<end]), users.count <= SharedDetails.mostUsers {
                groups.append(Group(contact: Int(carriers[start].number), users: users))
            }
            start = end
        }
        return groups
    }

    /// The users of some contacts, ascending; nil where that is only one.
    private func users(of carriers: ArraySlice<NumberedKey>) -> [UInt32]? {
        let users = carriers.lazy.map { placements[Int($0.number)].user }
        guard let first = users.first, !users.allSatisfy({ $0 == first }) else { return nil }
        return Set(users).sorted()
    }

    /// FNV-1a (Fowler, Noll, Vo), 64 bits.
    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
