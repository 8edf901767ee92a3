public import ArgumentParser
import BookingModel

/// The day to which figures are drawn up.
public struct AsOfOptions: ParsableArguments {
    /// The day, as it was typed.
    @Option(
        help: ArgumentHelp(
            "The local day to whose end figures are drawn up. Default: the latest moment at which anything was recorded.",
            valueName: "yyyy-mm-dd"))
    public var asOf: String?

    /// Options as they stand without flags.
    public init() {}

    /// Checks that the day is one.
    public func validate() throws {
        guard let asOf, LocalDay(asOf) == nil else { return }
        throw ValidationError("--as-of takes a day such as 2026-06-30.")
    }

    /// Options of a run that draws its figures up to the latest moment in the data.
    static var asOfData: AsOfOptions {
        var options = AsOfOptions()
        options.asOf = nil
        return options
    }

    var day: LocalDay? { asOf.flatMap { LocalDay($0) } }
}
