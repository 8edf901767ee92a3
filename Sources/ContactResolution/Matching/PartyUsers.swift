internal import BookingModel
internal import RecordLinkage

/// The users that linked contacts make, while they are put together.
struct PartyUsers {
    private var users: [UInt32]
    private var scores: [Float]
    private var count = 0

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
        var groups = DecidedGroups()
        for pair in together { _ = groups.join(Int(users[pair.first]), Int(users[pair.second])) }
        var isJoined = false
        var roots = [UInt32](0..<UInt32(count))
        for pair in together where users[pair.first] != users[pair.second] {
            for user in [users[pair.first], users[pair.second]] {
                roots[Int(user)] = UInt32(groups.root(of: Int(user)))
            }
            isJoined = true
        }
        guard isJoined else { return }
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

    /// The users, each with the id that its founder gives it.
    func clusters(of contacts: KeyedContacts, decided: Set<Int>) -> ContactClusters {
        let founders = Founders(contacts, users: count) { Int(users[$0]) }
        let ids = sideBySide(partsSideBySide) { part in
            stretch(part, of: partsSideBySide, over: count).map { user in
                KeyedContacts.userID(foundedBy: contacts.ids.identifiers[founders[user] ?? 0])
            }
        }
        var clusters = ContactClusters(capacity: count)
        for part in ids { clusters.users.insert(contentsOf: part) }
        var sizes = [UInt32](repeating: 0, count: count)
        for user in users { sizes[Int(user)] += 1 }
        clusters.placements = users.indices.map { contact in
            let rule: MatchRule =
                decided.contains(contact) ? .decision : sizes[Int(users[contact])] == 1 ? .alone : .probabilistic
            return ContactClusters.Placement(user: Int(users[contact]), rule: rule, score: scores[contact])
        }
        return clusters
    }
}
