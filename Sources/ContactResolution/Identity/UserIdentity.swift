internal import BookingModel

/// An id that was given to a user once, with what it hangs on.
struct UserIdentity: Sendable, Equatable {
    let id: Identifier
    /// The contact that founded the user: the id goes where this contact goes.
    var founder: Identifier
    /// Its place in the order in which users were founded.
    var number: Int64
    /// The user is in the table of users; else its id is an alias.
    var isUser: Bool
    /// Whether founder and moment are stored as they stand here.
    var isStored = true

    /// The older of two identities keeps its id.
    static func isOlder(_ one: UserIdentity, _ other: UserIdentity) -> Bool {
        (one.number, one.id) < (other.number, other.id)
    }
}

/// An id that leads to another user.
struct UserAlias: Sendable, Equatable {
    let identity: UserIdentity
    /// The user as which it is known now.
    let user: Identifier
}
