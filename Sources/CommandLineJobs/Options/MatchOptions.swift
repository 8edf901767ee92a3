public import ArgumentParser
import ContactResolution

/// How contacts are joined into users.
public struct MatchOptions: ParsableArguments {
    /// The ways of matching that this version knows.
    public enum Matching: String, ExpressibleByArgument, CaseIterable, Sendable {
        /// The same normalised e-mail, else the same customer number, else the same phone and name.
        case email
    }

    /// The way of matching.
    @Option(help: "How contacts are joined: email = same e-mail, else customer number, else phone and name.")
    public var match = Matching.email

    /// Options as they stand without flags.
    public init() {}

    var resolver: ContactResolver {
        switch match {
        case .email: ContactResolver(matcher: ExactMatcher())
        }
    }
}
