public import ArgumentParser
import BookingModel

/// The moment at which something happens at the desk.
public struct MomentOptions: ParsableArguments {
    /// The moment, as it was typed.
    @Option(
        help: ArgumentHelp(
            "The moment: 2026-06-30, 2026-06-30T14:30 by the clock of the business, or with Z or +01:00. Default: now.",
            valueName: "moment"))
    public var at: String?

    /// Options as they stand without flags.
    public init() {}

    /// Checks that the moment can be read in any zone.
    public func validate() throws {
        guard let at, MomentText(at) == nil else { return }
        throw ValidationError("--at takes a moment such as 2026-06-30T14:30 or 2026-06-30T13:30Z.")
    }

    /// The moment in the time zone of the business; the present one where none was named.
    func moment(in zone: BusinessTimeZone) throws(JobError) -> Instant {
        guard let text = at.flatMap({ MomentText($0) }) else { return WallClock.now }
        return try text.instant(in: zone, flag: "--at")
    }
}

/// Whether a run only tries what it would do.
public struct ChangeOptions: ParsableArguments {
    /// The moment of the change.
    @OptionGroup public var moment: MomentOptions

    /// Whether nothing is changed.
    @Flag(help: "Check everything and show what would be there, and change nothing.")
    public var dryRun = false

    /// Options as they stand without flags.
    public init() {}
}
