public import ArgumentParser
import ContactResolution

/// How contacts are joined into users, and which of their details users keep.
public struct MatchOptions: ParsableArguments {
    /// The ways of matching that this version knows.
    public enum Matching: String, ExpressibleByArgument, CaseIterable, Sendable {
        /// The same normalised e-mail, else the same customer number, else the same phone and name.
        case email
    }

    /// The way of matching.
    @Option(help: "How contacts are joined: email = same e-mail, else customer number, else phone and name.")
    public var match = Matching.email

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

    /// The resolver of these options, with rules of survivorship as the database has them.
    func resolver(_ survivorship: SurvivorshipRules) -> ContactResolver {
        switch match {
        case .email: ContactResolver(matcher: ExactMatcher(), survivorship: survivorship)
        }
    }
}
