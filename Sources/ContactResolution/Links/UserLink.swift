internal import BookingModel

/// Two users who have a detail in common without being one person.
struct UserLink: Hashable, Sendable, Comparable {
    /// What the one is to the other.
    enum Kind: String, Sendable {
        /// The mailbox carries the user's name and is used for the other: the user books for the other.
        case organiser
        /// They share a telephone, a mailbox or an address, and the surname.
        case household
        /// They share a company with its address, or a telephone or mailbox without the surname.
        case company
    }

    let user: Identifier
    let other: Identifier
    let kind: Kind

    static func < (left: UserLink, right: UserLink) -> Bool {
        if left.user != right.user { return left.user < right.user }
        return left.other != right.other ? left.other < right.other : left.kind.rawValue < right.kind.rawValue
    }
}
