/// What a row of `match_decisions` says, as it is stored.
public enum DecisionKind: String, CaseIterable, Sendable {
    /// Two users are one: all their contacts.
    case merge
    /// A user is two: a contact of the one and a contact of the other.
    case split
    /// Two contacts are never one user.
    case neverMerge = "never-merge"
    /// Two contacts are one user.
    case mustMerge = "must-merge"
    /// An earlier operation holds no longer.
    case undo

    /// Whether the two contacts are one user by it; nil where it names none.
    var isTogether: Bool? {
        switch self {
        case .merge, .mustMerge: true
        case .split, .neverMerge: false
        case .undo: nil
        }
    }
}
