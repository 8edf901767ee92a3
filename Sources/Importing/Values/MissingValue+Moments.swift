import BookingModel

/// Dates and numbers that programs write where there is none.
extension MissingValue {
    /// The day that Access and Excel count from, 1899-12-30, and the next two: day 0 and 1 of spreadsheets, and what SQL
    /// Server writes for an empty date. Nothing else of their years is imported.
    static func isNoDay(_ day: LocalDay) -> Bool { firstDays.contains(day.daysSinceEpoch) }

    private static let firstDays: ClosedRange<Int32> = -25_569 ... -25_567

    /// What a spreadsheet shows as `00/01/1900`.
    static let dayZero = LocalDay(daysSinceEpoch: -25_568)

    /// Whether a moment is of one of those days, or of 1970-01-01, where computers count from, on any clock of the world.
    static func isNoMoment(_ instant: Instant) -> Bool {
        let farthestClock: Int64 = 14 * 3_600_000_000
        return instant.microseconds.magnitude <= farthestClock
            || instant.microseconds < (Int64(firstDays.upperBound) + 1) * 86_400_000_000 + farthestClock
    }

    /// Whether a capacity, trimmed, says that there is no limit: `unlimited`, and -1, which programs write for it.
    static func isWithoutLimit(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count <= 24 else { return false }
        let text = String(decoding: (0..<bytes.count).map { bytes[$0] }, as: UTF8.self)
        return wordsForNoLimit.contains(text.lowercased())
    }

    private static let wordsForNoLimit: Set<String> = [
        "-1", "∞", "unlimited", "no limit", "infinite", "infinity", "open",
        "unbegrenzt", "unbeschränkt", "keine begrenzung", "offen", "onbeperkt", "geen limiet",
        "illimité", "illimitée", "sans limite", "illimitato", "illimitata", "senza limiti",
        "ilimitado", "ilimitada", "sin límite",
    ]
}
