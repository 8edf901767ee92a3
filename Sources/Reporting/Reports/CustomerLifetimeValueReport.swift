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
        var rows: [CustomerValue] = []
        var ofUser: [CustomerValue] = []
        for user in facts.users.indices {
            ofUser.removeAll(keepingCapacity: true)
            for booking in facts.bookings(of: user) {
                let currency = facts.columns.currency[booking]
                // A handful of currencies at most, so that looking through them is faster than any table.
                let index = ofUser.firstIndex { $0.currency == currency } ?? ofUser.count
                if index == ofUser.count {
                    ofUser.append(
                        CustomerValue(user: Int32(user), currency: currency, day: facts.columns.bookedOn[booking]))
                }
                ofUser[index].add(booking, of: facts.columns)
            }
            rows.append(contentsOf: ofUser)
        }
        rows = CustomerValue.inReportOrder(rows)
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
        return ReportTable(
            definitions[0],
            values: [
                .identifiers(rows.map { facts.users[Int($0.user)] }),
                .words(rows.map { facts.userIsCompany[Int($0.user)] ? 1 : 0 }, vocabulary: kinds),
                .numbers(rows.map { Int64($0.first) }),
                .numbers(rows.map { Int64($0.last) }),
                .numbers(rows.map { Int64($0.bookings) }),
                .numbers(rows.map { Int64($0.active) }),
                .words(rows.map { Int32($0.currency) }, vocabulary: facts.currencies.map(\.description)),
                .numbers(rows.map(\.gross)),
                .numbers(rows.map(\.refunds)),
                .numbers(rows.map(\.net)),
                .numbers(rows.map { $0.averageOrderValue ?? ReportValues.blank }),
            ])
    }
}

/// One customer in one currency.
struct CustomerValue {
    let user: Int32
    let currency: UInt8
    var first: Int32
    var last: Int32
    var bookings: Int32 = 0
    var active: Int32 = 0
    var gross: Int64 = 0
    var refunds: Int64 = 0
    var net: Int64 = 0

    init(user: Int32, currency: UInt8, day: Int32) {
        self.user = user
        self.currency = currency
        first = day
        last = day
    }

    mutating func add(_ booking: Int, of columns: BookingColumns) {
        let day = columns.bookedOn[booking]
        first = min(first, day)
        last = max(last, day)
        bookings += 1
        if columns.status[booking].isActive { active += 1 }
        if columns.paid[booking] > 0 { gross += columns.price[booking] }
        refunds += columns.refunded[booking]
        net += columns.paid[booking] - columns.refunded[booking]
    }

    /// Net / active bookings in minor units, rounded half away from zero.
    var averageOrderValue: Int64? {
        active > 0 ? Int64.rounding(net, dividedBy: Int64(active)) : nil
    }

    /// By currency, then the highest net first, then by user id; users are numbered in the order of their ids.
    static func inReportOrder(_ rows: [CustomerValue]) -> [CustomerValue] {
        rows.sorted {
            if $0.currency != $1.currency { return $0.currency < $1.currency }
            return $0.net != $1.net ? $0.net > $1.net : $0.user < $1.user
        }
    }
}
