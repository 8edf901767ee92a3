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

    /// Who decides, as it is stored. Cron may set neither variable, and the system knows the user all the same.
    var author: String {
        let process = ProcessInfo.processInfo
        let names = [by, process.environment["LOGNAME"], process.environment["USER"], process.userName]
        return names.compactMap { $0 }.first { !$0.isEmpty } ?? "unknown"
    }
}
