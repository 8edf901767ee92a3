/// A moment in UTC, counted in microseconds since 1970-01-01T00:00:00Z: the resolution of PostgreSQL's `timestamptz`.
public struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since the epoch; negative before.
    public let microseconds: Int64

    /// The moment this many microseconds after the epoch.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// The moment this many whole seconds after the epoch.
    public init(seconds: Int64) { microseconds = seconds * 1_000_000 }

    /// The later of two moments, or the one that is known.
    public static func later(_ left: Instant?, _ right: Instant?) -> Instant? {
        guard let left, let right else { return left ?? right }
        return max(left, right)
    }

    /// Whole seconds since the epoch, rounded towards the past.
    public var seconds: Int64 { Int64(Int(microseconds).flooredQuotient(1_000_000)) }

    /// The earlier moment is the smaller.
    public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }
}

extension Instant: CustomStringConvertible {
    /// `2024-03-04T18:30:00Z`, with a fraction only where there is one.
    public var description: String {
        let (date, time) = LocalDateTime(secondsSinceEpoch: seconds).parts
        let fraction = Int(microseconds) - Int(seconds) * 1_000_000
        return "\(date)T\(time)" + (fraction == 0 ? "" : "." + zeroPadded(fraction, 6)) + "Z"
    }
}

/// A wall-clock reading without a zone: a local day and the seconds since its midnight.
public struct LocalDateTime: Hashable, Comparable, Sendable {
    /// The calendar day.
    public let day: LocalDay
    /// Seconds since midnight, 0 to 86,399.
    public let secondOfDay: Int32

    /// A reading of the wall clock.
    public init(day: LocalDay, secondOfDay: Int32 = 0) {
        self.day = day
        self.secondOfDay = secondOfDay
    }

    /// The reading of a clock that shows `secondsSinceEpoch` seconds after 1970-01-01T00:00:00.
    public init(secondsSinceEpoch: Int64) {
        let days = Int(secondsSinceEpoch).flooredQuotient(86_400)
        self.init(
            day: LocalDay(daysSinceEpoch: Int32(days)), secondOfDay: Int32(Int(secondsSinceEpoch) - days * 86_400))
    }

    /// Seconds from 1970-01-01T00:00:00 on the same clock.
    public var secondsSinceEpoch: Int64 { Int64(day.daysSinceEpoch) * 86_400 + Int64(secondOfDay) }

    /// The earlier reading is the smaller.
    public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }

    /// The date as `2024-03-04` and the time as `18:30:00`.
    public var parts: (date: String, time: String) {
        let second = Int(secondOfDay)
        let time = "\(zeroPadded(second / 3600, 2)):\(zeroPadded(second / 60 % 60, 2)):\(zeroPadded(second % 60, 2))"
        return (day.description, time)
    }
}
