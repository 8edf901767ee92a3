import BookingModel
import Database

/// The offsets of a time zone as rows: from each moment on, so many microseconds to add to UTC.
struct TimeZoneSteps {
    private(set) var steps: [(startsAt: Int64, offset: Int64)]

    /// The offsets that apply from the first moment to the last: each day on which the offset changes is halved until the
    /// second of the change is found.
    init(_ zone: BusinessTimeZone, from first: Instant, through last: Instant) {
        func offset(_ second: Int64) -> Int64 {
            zone.local(Instant(seconds: second)).secondsSinceEpoch - second
        }
        // SQLite reads the lowest 64-bit number as a real one when it is written out, so one above it stands here.
        steps = [(Int64.min + 1, offset(first.seconds) * 1_000_000)]
        for start in stride(from: first.seconds, through: last.seconds, by: 86_400)
        where offset(start) != offset(start + 86_400) {
            var (low, high) = (start, start + 86_400)
            while high - low > 1 {
                let middle = (low + high) / 2
                if offset(middle) == offset(start) { low = middle } else { high = middle }
            }
            steps.append((high * 1_000_000, offset(high) * 1_000_000))
        }
    }

    /// The offsets for the rows whose local day is not filled in yet; mostly there are none.
    init(_ zone: BusinessTimeZone, for database: any Database) throws(DatabaseError) {
        var moments: [Int64] = []
        let sql = """
            SELECT min(created_at), max(created_at) FROM bookings WHERE booked_on IS NULL
            UNION ALL
            SELECT min(starts_at), max(starts_at) FROM course_sessions WHERE starts_on IS NULL AND starts_at IS NOT NULL
            """
        try database.query(sql) { row throws(DatabaseError) in
            if !row.isNull(0) { moments += [row.integer(0), row.integer(1)] }
        }
        let (first, last) = (moments.min() ?? 0, moments.max() ?? 0)
        self.init(zone, from: Instant(microseconds: first), through: Instant(microseconds: last))
    }
}
