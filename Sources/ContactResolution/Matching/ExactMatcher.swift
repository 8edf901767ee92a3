internal import BookingModel

/// The plain policy of `--match email`: two contacts are one user when they share an identity key.
///
/// A contact's identity key is the first of these that it has: the normalised e-mail address; the export's own customer
/// number within its source system; telephone number and name together; the contact itself. Keys of different kinds
/// never meet, so a user keeps its id whatever contacts join later.
public struct ExactMatcher: ContactMatcher {
    /// The matcher; it has nothing to set.
    public init() {}

    /// The policy.
    public var policy: String { "email 1" }

    /// A contact is placed by its own key, as long as nobody has decided anything.
    public var isByKey: Bool { true }

    /// Places every contact with the user of its identity key, and then where it was decided that it belongs.
    public func match(_ contacts: KeyedContacts, decisions: ContactDecisions) -> ContactMatches {
        var clusters = byKey(contacts)
        if !decisions.isEmpty { clusters.follow(decisions, contacts) }
        return ContactMatches(clusters)
    }

    /// Every contact with the user of its identity key.
    func byKey(_ contacts: KeyedContacts) -> ContactClusters {
        var clusters = ContactClusters(capacity: contacts.count)
        let parts = sideBySide(partsSideBySide) { part in
            identities(of: stretch(part, of: partsSideBySide, over: contacts.count), in: contacts)
        }
        for part in parts {
            let ids = part.map(\.id)
            clusters.users.insert(contentsOf: ids)
            for (user, identity) in zip(clusters.users.ordinals(of: ids), part) {
                clusters.placements.append(.init(user: Int(user), rule: identity.rule, score: 1))
            }
        }
        return clusters
    }

    private func identities(
        of range: Range<Int>, in contacts: KeyedContacts
    ) -> [(id: Identifier, rule: MatchRule)] {
        let namespace = Identifier.Namespace.user.bytes
        var key: [UInt8] = []
        return range.map { contact in
            key.removeAll(keepingCapacity: true)
            key.append(contentsOf: namespace)
            let rule = appendIdentityKey(of: contact, in: contacts, to: &key)
            return (Identifier(hashing: key), rule)
        }
    }

    private func appendIdentityKey(of contact: Int, in contacts: KeyedContacts, to key: inout [UInt8]) -> MatchRule {
        let email = contacts.range(.email as KeyedContacts.Key, of: contact)
        if !email.isEmpty {
            key.append(contentsOf: "email:".utf8)
            key.append(contentsOf: contacts.keys[email])
            return .email
        }
        let number = contacts.range(.customerNumber, of: contact)
        if !number.isEmpty {
            key.append(contentsOf: "customer:".utf8)
            key.append(contentsOf: contacts.typed[contacts.range(.sourceSystem, of: contact)])
            key.append(ExactMatcher.unitSeparator)
            key.append(contentsOf: contacts.typed[number])
            return .customerNumber
        }
        let phone = contacts.range(.phone as KeyedContacts.Key, of: contact)
        let name = contacts.range(.name, of: contact)
        if !phone.isEmpty, !name.isEmpty {
            key.append(contentsOf: "phone-name:".utf8)
            key.append(contentsOf: contacts.keys[phone])
            key.append(ExactMatcher.unitSeparator)
            key.append(contentsOf: contacts.keys[name])
            return .phoneName
        }
        key.append(contentsOf: "contact:".utf8)
        key.append(contentsOf: contacts.ids.identifiers[contact].description.utf8)
        return .alone
    }

    private static let unitSeparator: UInt8 = 0x1F
}
