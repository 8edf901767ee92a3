public import ArgumentParser
import ContactResolution
import Database

/// How contacts are joined into users, and which of their details users keep.
public struct MatchOptions: ParsableArguments {
    /// The ways of matching that this version knows.
    public enum Matching: String, ExpressibleByArgument, CaseIterable, Sendable {
        /// The weight of all details together, learned from the data.
        case probabilistic
        /// The same normalised e-mail, else the same customer number, else the same phone and name.
        case email
    }

    /// The way of matching, if it was given.
    @Option(
        help: """
            How contacts are joined: probabilistic = by all details together, weighed as the data teaches; email = same \
            e-mail, else customer number, else phone and name. The database remembers it. (default: probabilistic)
            """)
    public var match: Matching?

    /// The rules of survivorship, as they were typed.
    @Option(
        help: ArgumentHelp(
            """
            Which contact gives a user its name, email, phone, company or address: most-recent, most-frequent or \
            most-complete, joined by + where one is to decide after another, as in \
            name=most-frequent,phone=most-complete+most-recent. Stored in the database for the runs that follow; \
            name=default puts the default back.
            """, valueName: "detail=rule,…"))
    public var survivorship: [String] = []

    /// Options as they stand without flags.
    public init() {}

    /// Options of a run that keeps to what the database remembers.
    static var asStored: MatchOptions {
        var options = MatchOptions()
        options.match = nil
        options.survivorship = []
        return options
    }

    /// Checks that the rules of survivorship are some.
    public func validate() throws {
        do { _ = try survivorshipRules() } catch { throw ValidationError("--survivorship: \(error)") }
    }

    /// The rules of survivorship that were given.
    func survivorshipRules() throws(SurvivorshipRulesError) -> SurvivorshipRules {
        var rules = SurvivorshipRules()
        for text in survivorship { rules = try rules.joined(with: SurvivorshipRules(text)) }
        return rules
    }

    /// A resolver with the way of matching and the rules of survivorship as given, as stored, or the default; what was
    /// given is stored.
    func resolver(for database: any Database) throws -> ContactResolver {
        let settings = ToolkitSettings(database)
        let rules = try settings.survivorship(given: survivorshipRules())
        let matcher: any ContactMatcher =
            switch try settings.matching(given: match) {
            case .probabilistic: ProbabilisticMatcher()
            case .email: ExactMatcher()
            }
        return ContactResolver(matcher: matcher, survivorship: rules, version: toolVersion)
    }
}
