import BookingModel

/// The offsets of a time zone as rows: from each moment on, so many microseconds to add to UTC.
struct TimeZoneSteps {
    private(set) var steps: [(startsAt: Int64, offset: Int64)]

    /// All changes of offset from 1900 to 2150, found by halving the days on which there is one.
    init(_ zone: BusinessTimeZone) {
        let (first, last) = (-2_208_988_800 as Int64, 5_680_281_600 as Int64)
        func offset(_ second: Int64) -> Int64 {
            zone.local(Instant(seconds: second)).secondsSinceEpoch - second
        }
        // SQLite reads the lowest 64-bit number as a real one when it is written out, so one above it stands here.
        steps = [(Int64.min + 1, offset(first) * 1_000_000)]
        for start in stride(from: first, to: last, by: 86_400) where offset(start) != offset(start + 86_400) {
            var (low, high) = (start, start + 86_400)
            while high - low > 1 {
                let middle = (low + high) / 2
                if offset(middle) == offset(start) { low = middle } else { high = middle }
            }
            steps.append((high * 1_000_000, offset(high) * 1_000_000))
        }
    }
}
