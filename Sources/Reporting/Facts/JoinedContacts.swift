/// The rules and scores of contacts that have a user, in their order.
struct JoinedContacts: Sendable {
    /// The number of each contact's rule; -1 where none has joined it with others.
    private(set) var ruleOf: [Int32] = []
    /// The score of each contact; not a number where it has none.
    private(set) var scoreOf: [Double] = []

    mutating func append(rule: Int32?, score: Double?) {
        ruleOf.append(rule ?? -1)
        scoreOf.append(score ?? .nan)
    }

    /// Appends those of another stretch; `codes` are the numbers that its rules have here.
    mutating func append(_ other: JoinedContacts, codes: [Int32]) {
        ruleOf += other.ruleOf.map { $0 < 0 ? -1 : codes[Int($0)] }
        scoreOf += other.scoreOf
    }
}
