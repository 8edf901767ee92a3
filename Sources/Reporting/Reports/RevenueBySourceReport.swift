import BookingModel

/// Where the money comes from: by channel, by referral, and by the channel that brought a customer first.
public struct RevenueBySourceReport: Report {
    /// Revenue by source.
    public static let name = ReportName.revenueBySource
    /// By source, by referral, and the sources of new customers.
    public let tables: [ReportTable]
    /// All bookings known as of the moment are counted.
    public let reconciliation: Reconciliation
    /// Net and bookings of the last closed month in each currency.
    public let headlines: [Headline]
    /// Why there is no revenue row, or nil where there is one.
    public let emptyReason: String?
    /// Sources and months, one for each currency, by the alphabet.
    public let figures: [RevenueFigures]
    /// Net by currency, as the rows of the table have it: one side of the check against the ledger.
    let netByCurrency: [Int64]

    /// Folds the facts by month, category and currency.
    init(_ facts: BookingFacts) {
        let sources = RevenueGroup.groups(facts, facts.columns.source, ranks: facts.sourceRanks)
        let referrals = RevenueGroup.groups(facts, facts.columns.referral, ranks: facts.referralRanks)
        tables = [
            RevenueBySourceReport.table(RevenueBySourceReport.definitions[0], sources, facts, facts.sources),
            RevenueBySourceReport.table(RevenueBySourceReport.definitions[1], referrals, facts, facts.referrals),
            AcquisitionFold.table(RevenueBySourceReport.definitions[2], facts),
        ]
        netByCurrency = facts.currencies.indices.map { currency in
            sources.reduce(0) { $0 + (Int($1.currency) == currency ? $1.net : 0) }
        }
        figures = RevenueFigures.byCurrency(sources, facts)
        reconciliation = Reconciliation(
            read: facts.bookingsRead, counted: facts.count, excluded: facts.bookingsOutside,
            remarks: facts.moneyRemarks
                + [
                    "\(facts.bookingsWithoutUser) of the counted bookings have no user: they are in the money, not in customers."
                ])
        headlines = RevenueFigures.headlines(facts, figures)
        emptyReason = facts.count == 0 ? facts.emptyReason : nil
    }

    private static func table(
        _ definition: ReportTableDefinition, _ groups: [RevenueGroup], _ facts: BookingFacts, _ words: [String]
    ) -> ReportTable {
        var builder = ReportTableBuilder(definition)
        var start = 0
        while start < groups.count {
            var end = start
            while end < groups.count, groups[end].month == groups[start].month,
                groups[end].currency == groups[start].currency
            { end += 1 }
            let shares = LargestRemainder.rates(groups[start..<end].map(\.net))
            for (group, share) in zip(groups[start..<end], shares) {
                let currency = facts.currencies[Int(group.currency)]
                let month = Month(ordinal: group.month)
                let word = group.category == 0 ? BookingFacts.unknown : words[Int(group.category)]
                builder.append([
                    .month(month), .text(word), .text(currency.description), .integer(group.bookings),
                    .integer(group.customers), .money(group.gross, currency), .money(group.discounts, currency),
                    .money(group.refunds, currency), .money(group.net, currency), ReportCell(share),
                    .boolean(!facts.asOf.closes(month)),
                ])
            }
            start = end
        }
        return builder.table
    }
}

/// The bookings of one month, category and currency.
struct RevenueGroup {
    let month: Int32
    /// Number of the category's word; 0 where it is missing.
    let category: Int32
    let currency: UInt8
    var bookings: Int64 = 0
    var customers: Int64 = 0
    var gross: Int64 = 0
    var discounts: Int64 = 0
    var refunds: Int64 = 0
    var net: Int64 = 0

    /// All groups with a booking, by month, currency, and category with the missing one last.
    static func groups(_ facts: BookingFacts, _ categories: [Int32], ranks: [Int32]) -> [RevenueGroup] {
        var groups: [RevenueGroup] = []
        let groupOf = assign(facts, categories, to: &groups)
        let columns = facts.columns
        for booking in groupOf.indices {
            let index = Int(groupOf[booking])
            groups[index].bookings += 1
            if columns.paid[booking] > 0 {
                groups[index].gross += columns.price[booking]
                groups[index].discounts += columns.discount[booking]
            }
            groups[index].refunds += columns.refunded[booking]
            groups[index].net += columns.paid[booking] - columns.refunded[booking]
        }
        var latestUser = [Int32](repeating: -1, count: groups.count)
        for user in facts.users.indices {
            for booking in facts.bookings(of: user) {
                let group = Int(groupOf[booking])
                if latestUser[group] != Int32(user) {
                    latestUser[group] = Int32(user)
                    groups[group].customers += 1
                }
            }
        }
        return groups.sorted {
            if $0.month != $1.month { return $0.month < $1.month }
            if $0.currency != $1.currency { return $0.currency < $1.currency }
            return ranks[Int($0.category)] < ranks[Int($1.category)]
        }
    }

    /// The group of each booking, by way of a table over all combinations where that stays small.
    private static func assign(_ facts: BookingFacts, _ categories: [Int32], to groups: inout [RevenueGroup]) -> [Int32]
    {
        guard let first = facts.months.min(), let last = facts.months.max(), let most = categories.max() else {
            return []
        }
        let (currencyCount, categoryCount) = (facts.currencies.count, Int(most) + 1)
        let combinations = (Int(last) - Int(first) + 1) * currencyCount * categoryCount
        var table = [Int32](repeating: -1, count: combinations <= 4_000_000 ? combinations : 0)
        var sparse: [Int: Int32] = [:]
        var groupOf = [Int32](repeating: 0, count: facts.count)
        for booking in groupOf.indices {
            let (month, category) = (facts.months[booking], categories[booking])
            let currency = facts.columns.currency[booking]
            let key = ((Int(month) - Int(first)) * currencyCount + Int(currency)) * categoryCount + Int(category)
            var group = table.isEmpty ? sparse[key] ?? -1 : table[key]
            if group < 0 {
                group = Int32(groups.count)
                groups.append(RevenueGroup(month: month, category: category, currency: currency))
                if table.isEmpty { sparse[key] = group } else { table[key] = group }
            }
            groupOf[booking] = group
        }
        return groupOf
    }
}
