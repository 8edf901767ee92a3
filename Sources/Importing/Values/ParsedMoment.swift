import BookingModel

/// A date, or a date and time, as an export writes it: by the wall clock, or with an offset and so as a moment.
enum ParsedMoment: Equatable {
    /// A reading of the export's wall clock; without a time it is midnight.
    case local(LocalDateTime, microsecond: Int32, hasTime: Bool)
    /// A reading of a wall clock in a zone that the value names.
    case zoned(LocalDateTime, microsecond: Int32, zone: BusinessTimeZone)
    /// A moment in UTC.
    case instant(Instant)

    /// The moment, with wall-clock readings taken in `zone`.
    ///
    /// A time that the clock showed twice is its first showing; a time that it skipped is refused, but a day without
    /// a time begins whenever it begins.
    func instant(in zone: BusinessTimeZone) throws(ValueDefect) -> Instant {
        var isRepeated = false
        return try instant(in: zone, isRepeated: &isRepeated)
    }

    /// The same; `isRepeated` becomes true for a time that the clock showed twice.
    func instant(in zone: BusinessTimeZone, isRepeated: inout Bool) throws(ValueDefect) -> Instant {
        switch self {
        case .instant(let instant): return instant
        case .zoned(let reading, let microsecond, let named):
            return try ParsedMoment.local(reading, microsecond: microsecond, hasTime: true)
                .instant(in: named, isRepeated: &isRepeated)
        case .local(let reading, let microsecond, let hasTime):
            switch zone.resolve(reading) {
            case .exact(let instant): return Instant(microseconds: instant.microseconds + Int64(microsecond))
            case .ambiguous(let instant, _):
                isRepeated = hasTime
                return Instant(microseconds: instant.microseconds + Int64(microsecond))
            case .skipped(let instant):
                guard !hasTime else { throw .skippedTime }
                return instant
            }
        }
    }
}
