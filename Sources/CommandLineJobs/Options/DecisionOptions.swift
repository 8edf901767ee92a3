public import ArgumentParser
import BookingModel
import Foundation

/// Who decides something about contacts, when, and why.
public struct DecisionOptions: ParsableArguments {
    /// Who decides.
    @Option(help: ArgumentHelp("Who decides; by default the user of this computer.", valueName: "name"))
    public var by: String?

    /// Why.
    @Option(help: ArgumentHelp("Why, for those who read the decisions later.", valueName: "text"))
    public var reason: String?

    /// The moment of the decision.
    @OptionGroup public var moment: MomentOptions

    /// Options as they stand without flags.
    public init() {}

    /// Who decides, as it is stored.
    var author: String {
        let environment = ProcessInfo.processInfo.environment
        return [by, environment["LOGNAME"], environment["USER"]].compactMap { $0 }.first { !$0.isEmpty } ?? "unknown"
    }
}
