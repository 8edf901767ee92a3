public import ArgumentParser
import ContactResolution
import Database

/// How contacts are joined into users.
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

    /// Options as they stand without flags.
    public init() {}

    /// Options of a run that keeps to what the database remembers.
    static var asStored: MatchOptions {
        var options = MatchOptions()
        options.match = nil
        return options
    }

    /// A resolver with the way of matching as given, as stored, or the default; what was given is stored.
    func resolver(for database: any Database) throws -> ContactResolver {
        switch try ToolkitSettings(database).matching(given: match) {
        case .probabilistic: ContactResolver(matcher: ProbabilisticMatcher())
        case .email: ContactResolver(matcher: ExactMatcher())
        }
    }
}
