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
        var carriers: [(hash: UInt64, contact: UInt32)] = []
        carriers.reserveCapacity(contacts.count)
        for contact in 0..<contacts.count {
            let value = bytes(contact)
            guard !value.isEmpty else { continue }
            carriers.append((SharedDetails.hash(value), UInt32(contact)))
        }
        carriers.sort { ($0.hash, $0.contact) < ($1.hash, $1.contact) }
        var groups: [Group] = []
        var start = 0
        while start < carriers.count {
            var end = start + 1
            while end < carriers.count, carriers[end].hash == carriers[start].hash { end += 1 }
            if end - start > 1 {
                let users = Set(carriers[start..<end].map { placements[Int($0.contact)].user })
                if users.count > 1, users.count <= SharedDetails.mostUsers {
                    groups.append(Group(contact: Int(carriers[start].contact), users: users.sorted()))
                }
            }
            start = end
        }
        return groups
    }

    /// FNV-1a (Fowler, Noll, Vo), 64 bits.
    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
