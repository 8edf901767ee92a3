public import BookingModel

/// A moment as somebody types it: a day, a day and a time, with an offset or by the clock of the business.
public struct MomentText: Sendable, Equatable {
    private let reading: LocalDateTime
    /// Seconds east of UTC, where the text says so.
    private let offset: Int64?

    /// Reads `2026-06-30`, `2026-06-30T14:30`, `2026-06-30 14:30:15`, each time also with `Z` or `+01:00` behind it; nil
    /// for anything else.
    public init?(_ text: String) {
        guard text.utf8.count >= 10, let day = LocalDay(String(text.prefix(10))) else { return nil }
        var rest = text.dropFirst(10)
        guard !rest.isEmpty else {
            reading = LocalDateTime(day: day)
            offset = nil
            return
        }
        guard rest.first == "T" || rest.first == " " else { return nil }
        rest.removeFirst()
        var offset: Int64?
        if rest.last == "Z" {
            rest.removeLast()
            offset = 0
        } else if let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            guard let time = MomentText.seconds(rest[rest.index(after: sign)...]) else { return nil }
            offset = rest[sign] == "-" ? -Int64(time) : Int64(time)
            rest = rest[..<sign]
        }
        guard let time = MomentText.seconds(rest) else { return nil }
        reading = LocalDateTime(day: day, secondOfDay: time)
        self.offset = offset
    }

    /// `14:30` or `14:30:15` as seconds since midnight.
    private static func seconds(_ text: Substring) -> Int32? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count),
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { $0 &- 0x30 < 10 } })
        else { return nil }
        let numbers = parts.compactMap { Int32($0) }
        guard numbers.count == parts.count, numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 }) else {
            return nil
        }
        return numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
    }

    /// The moment; of two at which the clock showed this, the earlier. Throws where the clock skipped it.
    public func instant(in zone: BusinessTimeZone, flag: String) throws(JobError) -> Instant {
        if let offset { return Instant(seconds: reading.secondsSinceEpoch - offset) }
        switch zone.resolve(reading) {
        case .exact(let instant), .ambiguous(let instant, _): return instant
        case .skipped:
            throw JobError(
                "\(flag): the clocks of \(zone.name) skipped that time",
                hint: "name the next hour, or write the moment in UTC with a Z behind it")
        }
    }
}
