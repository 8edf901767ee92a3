/// The rules and scores of contacts that have a user, in their order.
struct JoinedContacts: Sendable {
    /// The names of the rules, in the order of their first appearance: a handful.
    private(set) var rules: [String] = []
    /// The rule of each contact, as a position in `rules`; -1 where none has joined it with others.
    private(set) var ruleOf: [Int16] = []
    /// The score of each contact; not a number where it has none.
    private(set) var scoreOf: [Double] = []

    mutating func append(rule: String?, score: Double?) {
        ruleOf.append(rule.map { number(of: $0) } ?? -1)
        scoreOf.append(score ?? .nan)
    }

    mutating func append(_ other: JoinedContacts) {
        let numbers = other.rules.map { number(of: $0) }
        ruleOf += other.ruleOf.map { $0 < 0 ? -1 : numbers[Int($0)] }
        scoreOf += other.scoreOf
    }

    private mutating func number(of rule: String) -> Int16 {
        if let number = rules.firstIndex(of: rule) { return Int16(number) }
        guard rules.count < Int(Int16.max) else { return -1 }
        rules.append(rule)
        return Int16(rules.count - 1)
    }
}
