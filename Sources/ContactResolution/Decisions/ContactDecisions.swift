internal import BookingModel

/// What people have decided about contacts, as it holds now: of decisions that contradict each other the later one.
public struct ContactDecisions: Sendable, Equatable {
    /// Two contacts, by their ordinals, the lesser first.
    public struct Pair: Sendable, Hashable {
        /// The lesser ordinal.
        public let first: Int
        /// The greater ordinal.
        public let second: Int

        /// A pair of two different contacts, in either order.
        public init(_ one: Int, _ other: Int) {
            first = min(one, other)
            second = max(one, other)
        }
    }

    /// Contacts that are one user, directly or by way of others.
    public private(set) var together: [Pair] = []
    /// Contacts that are never one user.
    public private(set) var apart: [Pair] = []

    /// No decisions.
    public init() {}

    /// Whether nothing was decided.
    public var isEmpty: Bool { together.isEmpty && apart.isEmpty }

    /// Takes operations in, the latest first: a pair of an earlier one counts where no later one speaks against it,
    /// directly or by way of other contacts.
    init(latestFirst operations: some Sequence<(together: [Pair], apart: [Pair])>) {
        var groups = DecidedGroups()
        for operation in operations {
            apart += operation.apart.filter { groups.part($0.first, $0.second) }
            together += operation.together.filter { groups.join($0.first, $0.second) }
        }
    }

    /// For each contact that is together with another: the least contact of its group.
    func groups() -> [Int: Int] {
        var groups = DecidedGroups()
        for pair in together { _ = groups.join(pair.first, pair.second) }
        var least: [Int: Int] = [:]
        let members = Set(together.flatMap { [$0.first, $0.second] }).sorted()
        for contact in members {
            let root = groups.root(of: contact)
            least[root] = least[root] ?? contact
        }
        return Dictionary(uniqueKeysWithValues: members.map { ($0, least[groups.root(of: $0)] ?? $0) })
    }
}

/// Contacts that are together, and which of these groups are kept apart: union-find, beside each root the roots that it
/// must not meet.
struct DecidedGroups {
    private var parents: [Int: Int] = [:]
    private var strangers: [Int: Set<Int>] = [:]

    /// The contact that stands for the group of another.
    mutating func root(of contact: Int) -> Int {
        var root = contact
        while let parent = parents[root] { root = parent }
        var contact = contact
        while let parent = parents[contact] {
            parents[contact] = root == contact ? nil : root
            contact = parent
        }
        return root
    }

    /// Puts two groups together; false where they are to be kept apart.
    mutating func join(_ one: Int, _ other: Int) -> Bool {
        var (keep, gone) = (root(of: one), root(of: other))
        guard keep != gone else { return true }
        if strangers[keep]?.contains(gone) == true { return false }
        if (strangers[keep]?.count ?? 0) < (strangers[gone]?.count ?? 0) { swap(&keep, &gone) }
        parents[gone] = keep
        for stranger in strangers.removeValue(forKey: gone) ?? [] {
            strangers[stranger]?.remove(gone)
            strangers[stranger]?.insert(keep)
            strangers[keep, default: []].insert(stranger)
        }
        return true
    }

    /// Keeps two groups apart; false where they are one.
    mutating func part(_ one: Int, _ other: Int) -> Bool {
        let (one, other) = (root(of: one), root(of: other))
        guard one != other else { return false }
        strangers[one, default: []].insert(other)
        strangers[other, default: []].insert(one)
        return true
    }
}
