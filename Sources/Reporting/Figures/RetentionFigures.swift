public import BookingModel

/// The retention triangle and its weighted averages.
public struct RetentionFigures: Sendable, Equatable {
    /// The cohorts from the first to the last with a customer, empty ones between them included.
    public let cohorts: [Cohort]
    /// One average for each period over the cohorts whose month of that period was over.
    public let averages: [Average]

    /// The customers of one month, and how many of them were active later.
    public struct Cohort: Sendable, Equatable {
        /// The month of the first active booking.
        public let month: Month
        /// Its customers.
        public let size: Int64
        /// Customers active in period 0, 1, … up to the as-of month.
        public let active: [Int64]
        /// How many of those periods were over by the as-of day, with data to their ends.
        public let closedPeriods: Int
    }

    /// The weighted average of one period: sum over sum.
    public struct Average: Sendable, Equatable {
        /// The period.
        public let period: Int
        /// Active customers of the cohorts whose window was closed.
        public let active: Int64
        /// All customers of those cohorts.
        public let eligible: Int64
        /// active / eligible; nil where no window was closed.
        public let rate: Rate?
        /// Its Wilson interval; nil where there is no rate.
        public let interval: WilsonInterval?
    }

    /// The number of periods of the first cohort: the width of the triangle.
    public var periodCount: Int { cohorts.first?.active.count ?? 0 }

    init(_ facts: BookingFacts) {
        let firstMonth = facts.firstMonth?.ordinal ?? 0
        let last = facts.asOf.month.ordinal
        let width = max(0, Int(last - firstMonth) + 1)
        var counts = [Int64](repeating: 0, count: facts.count == 0 ? 0 : width * width)
        var seenBy = [Int32](repeating: -1, count: facts.count == 0 ? 0 : width)
        for user in facts.users.indices {
            var cohort = Int32.max
            for booking in facts.bookings(of: user) {
                if facts.columns.status[booking].isActive { cohort = min(cohort, facts.months[booking]) }
            }
            guard cohort != .max, Int(cohort - firstMonth) < width else { continue }
            for booking in facts.bookings(of: user) {
                guard facts.columns.status[booking].isActive else { continue }
                let month = Int(facts.months[booking] - firstMonth)
                guard month < width, seenBy[month] != Int32(user) else { continue }
                seenBy[month] = Int32(user)
                counts[Int(cohort - firstMonth) * width + month] += 1
            }
        }
        var cohorts: [Cohort] = []
        for row in 0..<(counts.isEmpty ? 0 : width) {
            let month = Month(ordinal: firstMonth + Int32(row))
            let active = Array(counts[(row * width + row)..<((row + 1) * width)])
            cohorts.append(
                Cohort(
                    month: month, size: active[0], active: active,
                    closedPeriods: max(0, Int(facts.asOf.lastClosedMonth.ordinal - month.ordinal) + 1)))
        }
        // Months before the first and after the last new customer are no gaps.
        while cohorts.first?.size == 0 { cohorts.removeFirst() }
        while cohorts.last?.size == 0 { cohorts.removeLast() }
        self.cohorts = cohorts
        averages = RetentionFigures.averages(cohorts)
    }

    private static func averages(_ cohorts: [Cohort]) -> [Average] {
        (0..<(cohorts.first?.active.count ?? 0)).map { period in
            let closed = cohorts.filter { period < $0.closedPeriods }
            let active = closed.reduce(0) { $0 + $1.active[period] }
            let eligible = closed.reduce(0) { $0 + $1.size }
            return Average(
                period: period, active: active, eligible: eligible, rate: Rate(active, of: eligible),
                interval: WilsonInterval(active, of: eligible))
        }
    }

    /// Customers who came back, of the last closed month; and the average retention after 1, 3, 6 and 12 months.
    func headlines(_ facts: BookingFacts) -> [Headline] {
        let sizes = Dictionary(uniqueKeysWithValues: cohorts.map { ($0.month, $0.size) })
        func returning(_ month: Month) -> Int64 {
            cohorts.reduce(0) { sum, cohort in
                let period = Int(month.ordinal - cohort.month.ordinal)
                return sum + (period > 0 && period < cohort.active.count ? cohort.active[period] : 0)
            }
        }
        var result = [
            Headline.monthly("First-time active customers", asOf: facts.asOf, first: cohorts.first?.month) {
                .integer(sizes[$0] ?? 0)
            },
            Headline.monthly("Returning active customers", asOf: facts.asOf, first: cohorts.first?.month) {
                .integer(returning($0))
            },
        ]
        for period in [1, 3, 6, 12] where period < averages.count {
            result.append(
                Headline(
                    title: "Active \(period) \(period == 1 ? "month" : "months") after the first booking",
                    period: "all closed windows", value: ReportCell(averages[period].rate), comparisons: [],
                    moreIsBetter: nil))
        }
        return result
    }
}
