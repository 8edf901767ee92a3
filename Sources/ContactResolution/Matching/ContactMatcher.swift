public import BookingModel

/// A way to tell which contacts are the same person or company.
public protocol ContactMatcher: Sendable {
    /// The policy's name and version: what it found before holds only under the same one.
    var policy: String { get }

    /// Whether a contact's user follows from what that contact says alone, so that contacts of different users never
    /// matter to each other. Then a run need not look at users of whom nothing was touched.
    var isByKey: Bool { get }

    /// Places every contact with a user. The answer depends on the set of contacts and on what was decided about them,
    /// never on their order.
    func match(_ contacts: KeyedContacts, decisions: ContactDecisions) -> ContactMatches
}

extension ContactMatcher {
    /// All contacts matter to each other.
    public var isByKey: Bool { false }
}

/// What a matcher has found.
public struct ContactMatches: Sendable {
    /// Contacts with the users that they make; ids are those of users that are new.
    public var clusters: ContactClusters
    /// What the matcher says about its own answer, by name; empty where it has nothing to say.
    public var figures: [String: Double]

    /// Matches, and what is said about them.
    public init(_ clusters: ContactClusters, figures: [String: Double] = [:]) {
        self.clusters = clusters
        self.figures = figures
    }
}

/// Why a contact was placed where it is: the word stored with it.
public enum MatchRule: String, CaseIterable, Sendable {
    /// The normalised e-mail address.
    case email
    /// The export's own customer number, within its source system.
    case customerNumber = "customer-number"
    /// The telephone number and the name together.
    case phoneName = "phone-name"
    /// The weight of all details together (Fellegi and Sunter 1969).
    case probabilistic
    /// Somebody has decided it.
    case decision
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
        placements.reserveCapacity(onHugePages: capacity)
    }
}
