internal import BookingModel
internal import RecordLinkage

/// The weight of all details together (Fellegi and Sunter 1969), learned from the contacts themselves: `RecordLinkage`.
///
/// People and companies are told apart first: a contact with a company's name and no person's is the company, and never
/// becomes one with a person who works there, whatever mailbox and telephone they share.
public struct ProbabilisticMatcher: ContactMatcher {
    /// The matcher; it has nothing to set.
    public init() {}

    /// The policy.
    public var policy: String { "probabilistic 2" }

    /// Places every contact with those that are the same person or company.
    public func match(_ contacts: KeyedContacts, decisions: ContactDecisions) -> ContactMatches {
        let parties = ContactParties(contacts)
        let linked = ContactParties.Kind.allCases.map { kind in
            LinkedParty(kind, parties, contacts, decisions)
        }
        var users = PartyUsers(contacts: contacts.count)
        for party in linked { users.append(party) }
        users.join(decisions.together)
        users.joinNameless(contacts, apart: decisions.apart)
        let named = Set((decisions.together + decisions.apart).flatMap { [$0.first, $0.second] })
        var figures: [String: Double] = [:]
        for party in linked { party.count(into: &figures) }
        return ContactMatches(
            users.clusters(of: contacts, keyed: ExactMatcher().byKey(contacts), decided: named), figures: figures)
    }
}
