public import BookingModel

/// A way to tell which contacts are the same person or company.
public protocol ContactMatcher: Sendable {
    /// Places every contact with a user. The answer depends on the set of contacts, never on their order.
    func match(_ contacts: KeyedContacts) -> ContactClusters
}

/// Why a contact was placed where it is: the word stored with it.
public enum MatchRule: String, CaseIterable, Sendable {
    /// The normalised e-mail address.
    case email
    /// The export's own customer number, within its source system.
    case customerNumber = "customer-number"
    /// The telephone number and the name together.
    case phoneName = "phone-name"
    /// Nothing to go by: a user of its own.
    case alone
}

/// Contacts placed with users.
public struct ContactClusters: Sendable {
    /// Where one contact is placed.
    public struct Placement: Sendable, Equatable {
        /// The ordinal of the user in `users`.
        public let user: UInt32
        /// Why.
        public let rule: MatchRule
        /// How sure that is, up to 1.
        public let score: Float

        /// A placement with a user.
        public init(user: Int, rule: MatchRule, score: Float) {
            self.user = UInt32(user)
            self.rule = rule
            self.score = score
        }
    }

    /// The users' ids, each derived from the identity key that made the user.
    public var users: IdentifierIndex
    /// One placement a contact, in the contacts' order.
    public var placements: [Placement]

    /// No placements yet, with room for so many.
    public init(capacity: Int) {
        users = IdentifierIndex(minimumCapacity: capacity)
        placements = []
        placements.reserveCapacity(capacity)
    }
}
