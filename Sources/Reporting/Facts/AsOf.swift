public import BookingModel

/// The moment to which every figure is drawn up: later records are ignored and states are rewound to it.
public struct AsOf: Sendable, Equatable {
    /// The last moment that counts.
    public let instant: Instant
    /// The business's local day of that moment. A window or period that ends with this day is closed.
    public let day: LocalDay
    /// Whether it was taken from the data rather than given.
    public let isDerived: Bool

    /// The end of a local day.
    public init(endOf day: LocalDay, in zone: BusinessTimeZone) {
        instant = Instant(microseconds: zone.start(of: day.advanced(by: 1)).microseconds - 1)
        self.day = day
        isDerived = false
    }

    /// The latest moment at which anything in the data was recorded.
    public init(latest instant: Instant, in zone: BusinessTimeZone) {
        self.instant = instant
        day = zone.day(of: instant)
        isDerived = true
    }

    /// The month in which it lies, closed or not.
    public var month: Month { day.month }

    /// Whether a month was over by then.
    public func closes(_ month: Month) -> Bool { month.lastDay <= day }

    /// The last month that was over by then.
    public var lastClosedMonth: Month { closes(month) ? month : month.advanced(by: -1) }
}
