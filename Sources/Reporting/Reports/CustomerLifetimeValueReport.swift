import BookingModel

/// What each customer has brought in: the historic part of lifetime value.
public struct CustomerLifetimeValueReport: Report {
    /// Customer lifetime value.
    public static let name = ReportName.customerLifetimeValue
    /// The customer table.
    public let tables: [ReportTable]
    /// Bookings with a user are counted.
    public let reconciliation: Reconciliation
    /// New customers of the last closed month, and value per customer to date.
    public let headlines: [Headline]
    /// Why there is no customer, or nil where there is one.
    public let emptyReason: String?
    /// The distribution over customers, one for each currency, by the alphabet.
    public let figures: [CustomerValueFigures]
    /// Net of the bookings that have a user, by currency: half of the check against the ledger.
    let netByCurrency: [Int64]

    /// Folds the facts user by user.
    init(_ facts: BookingFacts) {
        let rows = CustomerValue.all(facts)
        tables = [CustomerLifetimeValueReport.table(rows, facts)]
        figures = CustomerValueFigures.byCurrency(rows, facts)
        netByCurrency = facts.currencies.indices.map { currency in
            rows.reduce(0) { $0 + (Int($1.currency) == currency ? $1.net : 0) }
        }
        reconciliation = Reconciliation(
            read: facts.bookingsRead, counted: facts.count - facts.bookingsWithoutUser,
            excluded: facts.bookingsOutside + [.init(reason: "without a user", count: facts.bookingsWithoutUser)],
            remarks: facts.moneyRemarks)
        headlines = CustomerValueFigures.headlines(facts, figures)
        emptyReason =
            !rows.isEmpty
            ? nil
            : facts.count == 0
                ? facts.emptyReason
                : "None of the \(facts.count) bookings has a user: the exports held no contact details, or booking-dedupe and booking-backfill are yet to run."
    }

    private static func table(_ rows: [CustomerValue], _ facts: BookingFacts) -> ReportTable {
        let kinds = [UserKind.person.rawValue, UserKind.company.rawValue]
        let columns: [@Sendable () -> ReportValues] = [
            { .identifiers(rows.map { facts.users[Int($0.user)] }) },
            { .words(rows.map { facts.userIsCompany[Int($0.user)] ? 1 : 0 }, vocabulary: kinds) },
            { .numbers(rows.map { Int64($0.first) }) },
            { .numbers(rows.map { Int64($0.last) }) },
            { .numbers(rows.map { Int64($0.bookings) }) },
            { .numbers(rows.map { Int64($0.active) }) },
            { .words(rows.map { Int32($0.currency) }, vocabulary: facts.currencies.map(\.description)) },
            { .numbers(rows.map(\.gross)) },
            { .numbers(rows.map(\.refunds)) },
            { .numbers(rows.map(\.net)) },
            { .numbers(rows.map { $0.averageOrderValue ?? ReportValues.blank }) },
        ]
        return ReportTable(definitions[0], values: sideBySide(columns.count) { columns[$0]() })
    }
}
