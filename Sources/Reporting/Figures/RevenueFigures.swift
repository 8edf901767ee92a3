public import BookingModel

/// Net by source and by month in one currency. Amounts are minor units.
public struct RevenueFigures: Sendable, Equatable {
    /// The currency.
    public let currency: CurrencyCode
    /// Every month from the first booking in any currency to the as-of month, months without bookings too.
    public let months: [Month]
    /// Whether the last of them was not over.
    public let lastMonthIsPartial: Bool
    /// The sources in report order, `(unknown)` last.
    public let sources: [Source]
    /// The bookings of each month.
    public let bookingsByMonth: [Int64]
    /// The net of each month.
    public let netByMonth: [Int64]

    /// One source.
    public struct Source: Sendable, Equatable {
        /// The source's word.
        public let name: String
        /// All its bookings.
        public let bookings: Int64
        /// Price before discount of the paid ones.
        public let gross: Int64
        /// Discount on those.
        public let discounts: Int64
        /// Money paid back.
        public let refunds: Int64
        /// Paid less refunded.
        public let net: Int64
        /// Share of the currency's net, adding up to 1; nil where that is not positive.
        public let share: Rate?
        /// Its net in each month.
        public let netByMonth: [Int64]
    }

    /// The bookings of all sources.
    public var bookings: Int64 { sources.reduce(0) { $0 + $1.bookings } }
    /// The net of all sources.
    public var net: Int64 { sources.reduce(0) { $0 + $1.net } }

    static func byCurrency(_ groups: [RevenueGroup], _ facts: BookingFacts) -> [RevenueFigures] {
        facts.currencies.indices.map { currency in
            RevenueFigures(groups.filter { Int($0.currency) == currency }, currency, facts)
        }
    }

    private init(_ groups: [RevenueGroup], _ currency: Int, _ facts: BookingFacts) {
        self.currency = facts.currencies[currency]
        let first = facts.firstMonth?.ordinal ?? 0
        let last = max(facts.months.max() ?? first, facts.asOf.dataEnd.month.ordinal)
        months = (first...last).map { Month(ordinal: $0) }
        lastMonthIsPartial = !facts.asOf.closes(Month(ordinal: last))
        let categories = Set(groups.map(\.category)).sorted {
            facts.sourceRanks[Int($0)] < facts.sourceRanks[Int($1)]
        }
        let bySource = Dictionary(grouping: groups, by: \.category)
        let shares = LargestRemainder.rates(
            categories.map { category in (bySource[category] ?? []).reduce(0) { $0 + $1.net } })
        var bookingsByMonth = [Int64](repeating: 0, count: months.count)
        var netByMonth = bookingsByMonth
        var sources: [Source] = []
        for (category, share) in zip(categories, shares) {
            let rows = bySource[category] ?? []
            var series = [Int64](repeating: 0, count: months.count)
            for row in rows {
                let index = Int(row.month - first)
                series[index] += row.net
                bookingsByMonth[index] += row.bookings
                netByMonth[index] += row.net
            }
            sources.append(
                Source(
                    name: category == 0 ? BookingFacts.unknown : facts.sources[Int(category)],
                    bookings: rows.reduce(0) { $0 + $1.bookings }, gross: rows.reduce(0) { $0 + $1.gross },
                    discounts: rows.reduce(0) { $0 + $1.discounts }, refunds: rows.reduce(0) { $0 + $1.refunds },
                    net: rows.reduce(0) { $0 + $1.net }, share: share, netByMonth: series))
        }
        self.sources = sources
        self.bookingsByMonth = bookingsByMonth
        self.netByMonth = netByMonth
    }

    /// Net and bookings of the last closed month, for each currency, the one with the most bookings first.
    static func headlines(_ facts: BookingFacts, _ figures: [RevenueFigures]) -> [Headline] {
        figures.sorted { ($1.bookings, $0.currency) < ($0.bookings, $1.currency) }.flatMap { figure -> [Headline] in
            func value(_ series: [Int64], _ month: Month) -> Int64 {
                figure.months.firstIndex(of: month).map { series[$0] } ?? 0
            }
            return [
                Headline.monthly("Net in \(figure.currency)", asOf: facts.asOf, first: facts.firstMonth) {
                    .money(value(figure.netByMonth, $0), figure.currency)
                },
                Headline.monthly("Bookings in \(figure.currency)", asOf: facts.asOf, first: facts.firstMonth) {
                    .integer(value(figure.bookingsByMonth, $0))
                },
            ]
        }
    }
}
