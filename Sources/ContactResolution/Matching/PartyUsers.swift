internal import BookingModel
internal import RecordLinkage

/// The users that linked contacts make, while they are put together.
struct PartyUsers {
    private var users: [UInt32]
    private var scores: [Float]
    private var count = 0
    /// Contacts that were placed by their mailbox alone.
    private var byMailbox: Set<Int> = []

    init(contacts: Int) {
        users = [UInt32](repeating: 0, count: contacts)
        scores = [Float](repeating: 1, count: contacts)
    }

    /// Takes the users of one kind of contact in.
    mutating func append(_ party: LinkedParty) {
        var numbers: [UInt64: UInt32] = [:]
        numbers.reserveCapacity(party.linkage.clusterCount)
        for (row, cluster) in party.linkage.clusters().enumerated() {
            let contact = party.members[row]
            let next = UInt32(count)
            let number = numbers[cluster, default: next]
            if number == next {
                numbers[cluster] = next
                count += 1
            }
            users[contact] = number
            scores[contact] = Float(party.linkage.probability(ofRow: row))
        }
    }

    /// Makes users one that were decided to be, across kinds of contacts.
    mutating func join(_ together: [ContactDecisions.Pair]) {
        join(together.map { (users[$0.first], users[$0.second]) })
    }

    /// Gives users of whom nothing is known but a mailbox to the one who has it: a list of notes or messages often names
    /// people by their addresses alone. A mailbox that several people use stays by itself.
    mutating func joinNameless(_ contacts: KeyedContacts, apart: [ContactDecisions.Pair]) {
        var isNamed = [Bool](repeating: false, count: count)
        for contact in users.indices where contacts.isNamed(contact) { isNamed[Int(users[contact])] = true }
        guard isNamed.contains(false) else { return }
        var owners: [UInt64: UInt32] = [:]
        for contact in users.indices where isNamed[Int(users[contact])] {
            guard let mailbox = contacts.mailbox(of: contact) else { continue }
            let owner = owners[mailbox, default: users[contact]]
            owners[mailbox] = owner == users[contact] ? owner : Self.several
        }
        // Whoever is to be kept apart from anybody is not placed by so little.
        let parted = Set(apart.flatMap { [users[$0.first], users[$0.second]] })
        var places: [UInt32: UInt32] = [:]
        for contact in users.indices where !isNamed[Int(users[contact])] && !parted.contains(users[contact]) {
            guard let mailbox = contacts.mailbox(of: contact) else { continue }
            let user = users[contact]
            let owner = owners[mailbox] ?? Self.several
            places[user] = places[user, default: owner] == owner ? owner : Self.several
        }
        places = places.filter { $0.value != Self.several }
        byMailbox = Set(users.indices.filter { places[users[$0]] != nil })
        join(places.map { ($0.key, $0.value) })
    }

    private static let several = UInt32.max

    private mutating func join(_ pairs: [(UInt32, UInt32)]) {
        guard pairs.contains(where: { $0.0 != $0.1 }) else { return }
        var groups = DecidedGroups()
        for pair in pairs { _ = groups.join(Int(pair.0), Int(pair.1)) }
        var roots = [UInt32](0..<UInt32(count))
        for pair in pairs { for user in [pair.0, pair.1] { roots[Int(user)] = UInt32(groups.root(of: Int(user))) } }
        var numbers = [UInt32](repeating: .max, count: count)
        var next: UInt32 = 0
        for contact in users.indices {
            let root = Int(roots[Int(users[contact])])
            if numbers[root] == .max {
                numbers[root] = next
                next += 1
            }
            users[contact] = numbers[root]
        }
        count = Int(next)
    }

    /// The users, each with the id that its founder's identity key gives it, as `keyed` has it: the id that the plain
    /// policy would give, so that it hardly matters which contact came first. Where users share that key, each goes by
    /// its founder alone.
    func clusters(of contacts: KeyedContacts, keyed: ContactClusters, decided: Set<Int>) -> ContactClusters {
        let founders = Founders(contacts, users: count) { Int(users[$0]) }
        var owners = [UInt32?](repeating: nil, count: keyed.users.count)
        for contact in users.indices {
            let key = Int(keyed.placements[contact].user)
            owners[key] = owners[key] == nil || owners[key] == users[contact] ? users[contact] : Self.several
        }
        let ids = (0..<count).map { user in
            let founder = founders[user] ?? 0
            let key = Int(keyed.placements[founder].user)
            return owners[key] == UInt32(user)
                ? keyed.users.identifiers[key] : KeyedContacts.userID(foundedBy: contacts.ids.identifiers[founder])
        }
        var clusters = ContactClusters(capacity: count)
        clusters.users.insert(contentsOf: ids)
        var sizes = [UInt32](repeating: 0, count: count)
        for user in users { sizes[Int(user)] += 1 }
        clusters.placements = users.indices.map { contact in
            let user = Int(users[contact])
            if byMailbox.contains(contact) { return ContactClusters.Placement(user: user, rule: .email, score: 1) }
            if decided.contains(contact) { return ContactClusters.Placement(user: user, rule: .decision, score: 1) }
            let rule: MatchRule = sizes[user] == 1 ? .alone : .probabilistic
            return ContactClusters.Placement(user: user, rule: rule, score: scores[contact])
        }
        return clusters
    }
}

extension KeyedContacts {
    /// Whether a contact names a person or a company.
    fileprivate func isNamed(_ contact: Int) -> Bool {
        !range(.firstName, of: contact).isEmpty || !range(.lastName, of: contact).isEmpty
            || !range(.companyName, of: contact).isEmpty
    }

    /// A hash of the e-mail's key; nil where there is none.
    fileprivate func mailbox(of contact: Int) -> UInt64? {
        let key = range(.email as Key, of: contact)
        return key.isEmpty ? nil : SharedDetails.hash(keys[key])
    }
}
