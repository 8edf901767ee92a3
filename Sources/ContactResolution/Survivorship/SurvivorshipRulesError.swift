/// What is wrong with rules of survivorship as they were typed.
public enum SurvivorshipRulesError: Error, Equatable, CustomStringConvertible {
    /// A part is no `detail=rule`.
    case noAssignment(String)
    /// No detail has that name.
    case unknownDetail(String)
    /// No rule has that name.
    case unknownRule(String, SurvivorshipRules.Detail)
    /// A detail is named twice.
    case repeatedDetail(SurvivorshipRules.Detail)
    /// A rule stands twice in one order.
    case repeatedRule(SurvivorshipRule, SurvivorshipRules.Detail)

    /// What is wrong and where, and what is allowed there.
    public var description: String {
        switch self {
        case .noAssignment(let part):
            "'\(part)' is no rule for a detail; write it as in name=most-frequent,email=most-recent."
        case .unknownDetail(let word):
            "'\(word)' is no detail that is chosen; name, email, phone, company and address are."
        case .unknownRule(let word, let detail):
            """
            '\(word)' is no rule for \(detail.rawValue); most-recent, most-frequent and most-complete are, joined by + \
            for an order, and default.
            """
        case .repeatedDetail(let detail):
            "\(detail.rawValue) is set twice; name it once, with its rules in order: \(detail.rawValue)=\(order(detail))."
        case .repeatedRule(let rule, let detail):
            "\(rule.rawValue) stands twice for \(detail.rawValue); name it once."
        }
    }

    private func order(_ detail: SurvivorshipRules.Detail) -> String {
        detail.defaultOrder.map(\.rawValue).joined(separator: "+")
    }
}
