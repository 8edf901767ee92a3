internal import BookingModel

extension ContactClusters {
    /// Follows what was decided, for a matcher that knows nothing of it: users join where contacts of theirs are together,
    /// and a contact that is to be apart from those before it leaves its user.
    ///
    /// Users and their contacts take their turns in the order of their ids, so the order of rows does not matter.
    mutating func follow(_ decisions: ContactDecisions, _ contacts: KeyedContacts) {
        let ids = contacts.ids.identifiers
        var groups = DecidedGroups()
        for pair in decisions.apart { _ = groups.part(pair.first, pair.second) }
        for pair in decisions.together { _ = groups.join(pair.first, pair.second) }
        let named = Set((decisions.apart + decisions.together).flatMap { [$0.first, $0.second] })
        let concerned = Set(named.map { placements[$0].user })
        var members: [UInt32: [Int]] = [:]
        for contact in placements.indices where concerned.contains(placements[contact].user) {
            members[placements[contact].user, default: []].append(contact)
        }
        let order = concerned.sorted { users.identifiers[Int($0)] < users.identifiers[Int($1)] }
        var firsts: [(user: UInt32, contact: Int)] = []
        for user in order {
            var hubs: [Int] = []
            for contact in (members[user] ?? []).sorted(by: { ids[$0] < ids[$1] })
            where !hubs.contains(where: { groups.join($0, contact) }) { hubs.append(contact) }
            if let first = hubs.first { firsts.append((user, first)) }
        }
        var userOfRoot: [Int: Int] = [:]
        for (user, contact) in firsts {
            let root = groups.root(of: contact)
            userOfRoot[root] = userOfRoot[root] ?? Int(user)
        }
        for contact in members.values.joined().sorted(by: { ids[$0] < ids[$1] }) {
            let root = groups.root(of: contact)
            let user = userOfRoot[root] ?? users.insert(KeyedContacts.userID(foundedBy: ids[contact])).ordinal
            userOfRoot[root] = user
            let old = placements[contact]
            let isNamed = named.contains(contact)
            placements[contact] = Placement(
                user: user, rule: isNamed ? .decision : old.rule, score: isNamed ? 1 : old.score)
        }
        dropEmptyUsers()
    }

    /// Leaves out users without a contact.
    private mutating func dropEmptyUsers() {
        var isUsed = [Bool](repeating: false, count: users.count)
        for placement in placements { isUsed[Int(placement.user)] = true }
        guard isUsed.contains(false) else { return }
        var kept = IdentifierIndex(minimumCapacity: users.count)
        let numbers = users.identifiers.indices.map { isUsed[$0] ? kept.insert(users.identifiers[$0]).ordinal : 0 }
        users = kept
        for contact in placements.indices {
            let old = placements[contact]
            placements[contact] = Placement(user: numbers[Int(old.user)], rule: old.rule, score: old.score)
        }
    }
}
