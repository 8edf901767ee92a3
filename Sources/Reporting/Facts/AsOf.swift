public import BookingModel

/// The moment to which every figure is drawn up: later records are ignored and states are rewound to it.
public struct AsOf: Sendable, Equatable {
    /// The last moment that counts.
    public let instant: Instant
    /// The business's local day of that moment. A window or period that ends with this day is closed.
    public let day: LocalDay
    /// Whether it was taken from the data rather than given.
    public let isDerived: Bool
    /// The local day on which the data end, where that is before `day`; else `day`.
    public let dataEnd: LocalDay
    /// The records dated so far beyond all others that a derived moment passes them over; 0 where it was given.
    public let passedOver: Int64
    /// The last local day of those; nil where there are none.
    public let lastPassedOver: LocalDay?

    /// The end of a local day, over data that end as told; nil is an end that nobody knows.
    public init(endOf day: LocalDay, in zone: BusinessTimeZone, data end: RecordedEnd? = nil) {
        instant = Instant(microseconds: zone.start(of: day.advanced(by: 1)).microseconds - 1)
        self.day = day
        isDerived = false
        dataEnd = end.map { min(day, zone.day(of: Instant(microseconds: $0.latest))) } ?? day
        passedOver = 0
        lastPassedOver = nil
    }

    /// The end of the data.
    public init(_ end: RecordedEnd, in zone: BusinessTimeZone) {
        instant = Instant(microseconds: end.latest)
        day = zone.day(of: instant)
        isDerived = true
        dataEnd = day
        passedOver = end.passedOver
        lastPassedOver = end.lastPassedOver.map { zone.day(of: Instant(microseconds: $0)) }
    }

    /// What was passed over and how to count it; nil where nothing was.
    public var passedOverNote: String? {
        guard passedOver > 0, let last = lastPassedOver else { return nil }
        let isOne = passedOver == 1
        return (isOne ? "1 record dated \(last)" : "\(passedOver) records dated up to \(last)")
            + ", more than a year after all others, \(isOne ? "is" : "are") passed over; "
            + "--as-of \(last) counts \(isOne ? "it" : "them")"
    }

    /// The month in which it lies, closed or not.
    public var month: Month { day.month }

    /// Whether data end in a month before that of the as-of day.
    public var isBeyondData: Bool { dataEnd.month < day.month }

    /// The day by whose end a month must have passed to be closed: the as-of day. It vouches for the rest of the month in
    /// which data end, but not for months after that.
    public var closedUntil: LocalDay { isBeyondData ? dataEnd : day }

    /// Whether a month was over by then, and data reach its end.
    public func closes(_ month: Month) -> Bool { month.lastDay <= closedUntil }

    /// The last month that was over by then.
    public var lastClosedMonth: Month {
        closes(closedUntil.month) ? closedUntil.month : closedUntil.month.advanced(by: -1)
    }
}
