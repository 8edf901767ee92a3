import Foundation

/// The one time zone of the business, as a table of its transitions: local days in constant time, right across
/// daylight saving.
///
/// The rules come from Foundation once; asking it for each booking would cost more than reading the booking.
public struct BusinessTimeZone: Sendable, Equatable {
    /// The IANA name, such as `Europe/London`.
    public let name: String
    /// UTC seconds from which `offsets` at the same index apply; the first entry is the distant past.
    private let starts: [Int64]
    /// Seconds to add to UTC.
    private let offsets: [Int32]

    /// The zone of an IANA name, or nil where there is none of that name.
    public init?(name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.name = name
        var starts = [Int64.min]
        var moment = Date(timeIntervalSince1970: BusinessTimeZone.firstSecond)
        var offsets = [Int32(zone.secondsFromGMT(for: moment))]
        while let next = zone.nextDaylightSavingTimeTransition(after: moment),
            next.timeIntervalSince1970 < BusinessTimeZone.lastSecond, next > moment
        {
            starts.append(Int64(next.timeIntervalSince1970))
            offsets.append(Int32(zone.secondsFromGMT(for: next)))
            moment = next
        }
        self.starts = starts
        self.offsets = offsets
    }

    /// The IANA names of the zones that are known here, to suggest one of.
    public static var knownNames: [String] { TimeZone.knownTimeZoneIdentifiers }

    /// UTC itself.
    public static let utc = BusinessTimeZone(fixedOffset: 0, name: "UTC")

    /// A zone that is always so many seconds east of UTC, without daylight saving.
    public static func fixed(secondsEast: Int) -> BusinessTimeZone {
        BusinessTimeZone(fixedOffset: Int32(secondsEast), name: "UTC\(secondsEast < 0 ? "" : "+")\(secondsEast) s")
    }

    private init(fixedOffset: Int32, name: String) {
        self.name = name
        starts = [Int64.min]
        offsets = [fixedOffset]
    }

    /// 1900 and 2150: bookings lie between them, with room.
    private static let firstSecond = -2_208_988_800.0
    private static let lastSecond = 5_680_281_600.0

    /// What the wall clock of the business shows at a moment.
    public func local(_ instant: Instant) -> LocalDateTime {
        let seconds = instant.seconds
        return LocalDateTime(secondsSinceEpoch: seconds + Int64(offsets[index(at: seconds)]))
    }

    /// The calendar day of the business at a moment.
    public func day(of instant: Instant) -> LocalDay { local(instant).day }

    /// What a wall-clock reading means: one moment, two (clocks went back) or none (clocks went forward).
    public enum Resolution: Equatable, Sendable {
        /// The only moment at which the clock showed this.
        case exact(Instant)
        /// The clock showed this twice; both moments.
        case ambiguous(earlier: Instant, later: Instant)
        /// The clock never showed this; the moment that it would have been by the rule before the gap.
        case skipped(Instant)
    }

    /// The moment, or moments, at which the wall clock showed `reading`.
    public func resolve(_ reading: LocalDateTime) -> Resolution {
        let wall = reading.secondsSinceEpoch
        let near = index(at: wall - Int64(offsets[index(at: wall)]))
        var matches: [Int64] = []
        for candidate in max(0, near - 1)...min(starts.count - 1, near + 1) {
            let utc = wall - Int64(offsets[candidate])
            if index(at: utc) == candidate { matches.append(utc) }
        }
        switch matches.count {
        case 0: return .skipped(skippedMoment(wall, near: near))
        case 1: return .exact(Instant(seconds: matches[0]))
        default: return .ambiguous(earlier: Instant(seconds: matches[0]), later: Instant(seconds: matches[1]))
        }
    }

    /// What a reading that was skipped would have been by the rule before the gap: the last rule that had begun by then.
    private func skippedMoment(_ wall: Int64, near: Int) -> Instant {
        var candidate = min(starts.count - 1, near + 1)
        while candidate > 0, index(at: wall - Int64(offsets[candidate])) < candidate { candidate -= 1 }
        return Instant(seconds: wall - Int64(offsets[candidate]))
    }

    /// The first moment of a local day.
    public func start(of day: LocalDay) -> Instant {
        switch resolve(LocalDateTime(day: day)) {
        case .exact(let instant), .ambiguous(let instant, _), .skipped(let instant): instant
        }
    }

    /// The last transition at or before a UTC second.
    private func index(at seconds: Int64) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= seconds { low = middle } else { high = middle }
        }
        return low
    }
}
