public import BookingModel
public import Database

/// What every operation of the desk works with.
public struct DeskContext {
    /// The records.
    public let database: any Database
    /// The time zone of the business, in which moments are read and shown.
    public let timeZone: BusinessTimeZone
    /// The moment of the operation: what `--at` says. Nothing else reads a clock.
    public let now: Instant

    /// A context for one operation, in the caller's transaction where it changes something.
    public init(database: any Database, timeZone: BusinessTimeZone, now: Instant) {
        self.database = database
        self.timeZone = timeZone
        self.now = now
    }
}

extension DeskContext {
    /// A moment as staff read it: `2026-06-10 13:00`, by the clock of the business.
    public func local(_ instant: Instant) -> String { timeZone.shown(instant) }
}

extension BusinessTimeZone {
    /// A moment by this clock, to the minute as staff read it: `2026-06-10 13:00`; for programs to the second.
    public func shown(_ instant: Instant, withSeconds: Bool = false) -> String {
        let (date, time) = local(instant).parts
        return date + " " + (withSeconds ? time : String(time.dropLast(3)))
    }
}
