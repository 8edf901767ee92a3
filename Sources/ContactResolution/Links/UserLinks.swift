internal import BookingModel
internal import ContactNormalisation

/// Finds how users hang together by what they share.
///
/// The links of a group are a star, not a net: from its organiser where the mailbox carries the name of just one of them,
/// else from the company where it is a user, else from the user that was founded first.
struct UserLinks {
    private let contacts: KeyedContacts
    private let clusters: ContactClusters
    private let identities: [UserIdentity]
    private let survivors: Survivorship
    private let order: UserOrder
    private let ranks: [UInt32]

    init(
        _ contacts: KeyedContacts, _ clusters: ContactClusters, _ identities: [UserIdentity], _ survivors: Survivorship,
        order: UserOrder
    ) {
        self.contacts = contacts
        self.clusters = clusters
        self.identities = identities
        self.survivors = survivors
        self.order = order
        ranks = order.ranks()
    }

    /// The links between all users.
    func found() -> UserLinkList {
        let shared = SharedDetails(contacts, clusters)
        let addresses = SharedAddresses(contacts, survivors, userCount: identities.count)
        let details = sideBySide(2) { shared.groups(of: $0 == 0 ? .email : .phone) }
        let places = sideBySide(2) { $0 == 0 ? addresses.households() : addresses.companies() }
        let parts = sideBySide(partsSideBySide) { part in
            func share<Group>(of groups: [Group]) -> ArraySlice<Group> {
                groups[stretch(part, of: partsSideBySide, over: groups.count)]
            }
            var links = share(of: details[0]).flatMap { self.links(ofMailbox: $0) }
            links += share(of: details[1]).flatMap { self.links(of: $0.users) }
            for groups in places { links += share(of: groups).flatMap { self.links(atAddress: $0) } }
            links.sort()
            return links
        }
        return UserLinkList(parts, order: order, ids: clusters.users.identifiers)
    }

    private func links(ofMailbox group: SharedDetails.Group) -> [UserLinkList.Packed] {
        let address = contacts.keys[contacts.range(.email as KeyedContacts.Key, of: group.contact)]
        let mailbox = Array(address.prefix { $0 != 0x40 })
        let resemblances = group.users.map { resemblance(of: mailbox, to: Int($0)) }
        guard let most = resemblances.max(), most > 0, resemblances.count(where: { $0 == most }) == 1,
            let organiser = zip(group.users, resemblances).first(where: { $0.1 == most })?.0
        else { return links(of: group.users) }
        return group.users.filter { $0 != organiser }.map { link(organiser, $0, .organiser) }
    }

    /// Users who share something that carries nobody's name.
    private func links(of users: [UInt32]) -> [UserLinkList.Packed] {
        guard let hub = hub(of: users) else { return [] }
        let isPrivate = !users.contains { survivors.isCompany(Int($0)) }
        let surname = folded(.lastName, Int(hub))
        return users.filter { $0 != hub }.map { user in
            let isHousehold = isPrivate && !surname.isEmpty && folded(.lastName, Int(user)) == surname
            return link(hub, user, isHousehold ? .household : .company)
        }
    }

    /// Users of one address: nobody's name is on it, so they hang from the company, or from whom was founded first. Two of
    /// one whole name at one address are no household of two: rather one person whom the policy keeps apart.
    private func links(atAddress group: SharedAddresses.Group) -> [UserLinkList.Packed] {
        guard let hub = hub(of: group.users) else { return [] }
        let first = folded(.firstName, Int(hub))
        return group.users.compactMap { user in
            if user == hub || group.kind == .household && folded(.firstName, Int(user)) == first { return nil }
            return link(hub, user, group.kind)
        }
    }

    /// The one company among users, else the user that was founded first.
    private func hub(of users: [UInt32]) -> UInt32? {
        let companies = users.filter { survivors.isCompany(Int($0)) }
        if companies.count == 1 { return companies.first }
        return users.min { UserIdentity.isOlder(identities[Int($0)], identities[Int($1)]) }
    }

    private func link(_ user: UInt32, _ other: UInt32, _ kind: UserLink.Kind) -> UserLinkList.Packed {
        UserLinkList.pack(ranks[Int(user)], ranks[Int(other)], kind)
    }

    /// How much of a user's name a mailbox carries: 2 for surname and first name or its initial, 1 for either alone.
    private func resemblance(of mailbox: [UInt8], to user: Int) -> Int {
        let first = folded(.firstName, user)
        let last = folded(.lastName, user)
        if last.count >= 3, let surname = mailbox.firstRange(of: last) {
            // Of byron@ the b is no initial: that is looked for in what the surname leaves.
            let rest = (mailbox[..<surname.lowerBound] + mailbox[surname.upperBound...]).filter {
                0x61...0x7A ~= $0 || $0 >= 0x80
            }
            guard let initial = first.first else { return 1 }
            return rest.first == initial || first.count >= 2 && rest.contains(first) ? 2 : 1
        }
        return first.count >= 3 && mailbox.starts(with: first) ? 1 : 0
    }

    private func folded(_ field: KeyedContacts.Field, _ user: Int) -> [UInt8] {
        var key: [UInt8] = []
        let typed = contacts.typed.span.extracting(survivors.range(field, of: user))
        _ = NameKey.append(first: typed, last: typed.extracting(..<0), to: &key)
        return key
    }
}
