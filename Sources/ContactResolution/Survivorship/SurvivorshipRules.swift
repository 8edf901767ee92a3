/// For each detail of a user, the order of the rules that choose the contact it is taken from.
///
///     try SurvivorshipRules("name=most-frequent,email=most-recent")
///     try SurvivorshipRules("phone=most-frequent+most-recent")
///
/// A rule decides where those before it find two contacts equal. Rules of the detail's default that are not named follow
/// in their order; then the contact with more details goes first, and then the one with the smaller id, so that the order
/// of rows and files never matters.
public struct SurvivorshipRules: Sendable, Equatable {
    /// What is taken as a whole from one contact.
    public enum Detail: String, CaseIterable, Sendable {
        /// First and last name.
        case name
        /// The e-mail address.
        case email
        /// The telephone number.
        case phone
        /// The company.
        case company
        /// Town, postcode and country.
        case address

        /// The rules where nothing is set: the latest value, but for a half name or an initial, which never takes the
        /// place of a name that is written out.
        public var defaultOrder: [SurvivorshipRule] {
            self == .name ? [.mostComplete, .mostRecent] : [.mostRecent, .mostComplete]
        }
    }

    /// The rules that were named. None stands for the default, which `settingOver` puts back.
    private var named: [Detail: [SurvivorshipRule]] = [:]

    /// The default of every detail.
    public init() {}

    /// Reads `detail=rule`, with several rules joined by `+` and several details by commas; `detail=default` puts the
    /// default back. Throws what is wrong with the first part that is not understood.
    public init(_ text: String) throws(SurvivorshipRulesError) {
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else { throw .noAssignment(String(part)) }
            guard let detail = Detail(rawValue: String(sides[0])) else { throw .unknownDetail(String(sides[0])) }
            guard named[detail] == nil else { throw .repeatedDetail(detail) }
            named[detail] = sides[1] == "default" ? [] : try SurvivorshipRules.order(sides[1], of: detail)
        }
    }

    private static func order(_ text: Substring, of detail: Detail) throws(SurvivorshipRulesError) -> [SurvivorshipRule]
    {
        var order: [SurvivorshipRule] = []
        for word in text.split(separator: "+", omittingEmptySubsequences: false) {
            guard let rule = SurvivorshipRule(rawValue: String(word)) else {
                throw .unknownRule(String(word), detail)
            }
            guard !order.contains(rule) else { throw .repeatedRule(rule, detail) }
            order.append(rule)
        }
        return order
    }

    /// The rules of a detail, in the order in which they decide.
    public func order(of detail: Detail) -> [SurvivorshipRule] {
        let first = named[detail] ?? []
        return first + detail.defaultOrder.filter { !first.contains($0) }
    }

    /// Whether no detail has rules of its own.
    public var isDefault: Bool { named.values.allSatisfy(\.isEmpty) }

    /// These rules set over others: details that are not named here keep theirs.
    public func settingOver(_ others: SurvivorshipRules) -> SurvivorshipRules {
        var rules = others
        rules.named.merge(named) { _, own in own }
        rules.named = rules.named.filter { !$0.value.isEmpty }
        return rules
    }

    /// These rules joined with others that speak of other details; throws where both name one.
    public func joined(with others: SurvivorshipRules) throws(SurvivorshipRulesError) -> SurvivorshipRules {
        for detail in Detail.allCases where named[detail] != nil && others.named[detail] != nil {
            throw .repeatedDetail(detail)
        }
        var rules = self
        rules.named.merge(others.named) { own, _ in own }
        return rules
    }
}

extension SurvivorshipRules: CustomStringConvertible {
    /// The rules as `init(_:)` reads them, details in a fixed order; empty for the default of every detail.
    public var description: String {
        Detail.allCases.compactMap { detail in
            named[detail].map { order in
                let rules = order.isEmpty ? "default" : order.map(\.rawValue).joined(separator: "+")
                return "\(detail.rawValue)=\(rules)"
            }
        }.joined(separator: ",")
    }
}
