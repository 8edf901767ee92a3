import BookingModel

/// Where a time axis is labelled: on starts of months, quarters or years, never more often than there is room for.
struct MonthTicks: Sendable {
    /// A labelled month.
    struct Tick: Equatable, Sendable {
        /// The position in the series.
        let index: Int
        /// `Jan 2024`, or `2024` where only years are labelled.
        let label: String
    }

    /// The ticks, in order of time.
    let ticks: [Tick]

    /// Ticks for `count` consecutive months from `first`, at most `limit` of them.
    init(first: Month, count: Int, limit: Int = 9) {
        let steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200]
        let step = steps.first { (count + $0 - 1) / $0 <= limit } ?? 1200
        ticks = (0..<max(0, count)).compactMap { index in
            let month = first.advanced(by: index)
            guard Int(month.ordinal) % step == 0 else { return nil }
            return Tick(index: index, label: step >= 12 ? EnglishText.year(month) : EnglishText.month(month))
        }
    }
}
