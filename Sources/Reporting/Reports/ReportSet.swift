import BookingModel

/// The reports of one run over the same facts.
public struct ReportSet: Sendable {
    /// The moment to which they are drawn up.
    public let asOf: AsOf
    /// The IANA name of the zone whose days and months they count in.
    public let timeZoneName: String
    /// The bookings in the database.
    public let bookingsRead: Int
    /// The bookings that were made by then, as far as anybody knows when they were made: those that count.
    public let bookingsCounted: Int
    /// What each customer has brought in.
    public let customerLifetimeValue: CustomerLifetimeValueReport?
    /// How many customers come back.
    public let retention: RetentionReport?
    /// How full the sessions were.
    public let capacityUtilisation: CapacityUtilisationReport?
    /// Where the money comes from.
    public let revenueBySource: RevenueBySourceReport?
    /// Who is who; nil where the contacts were not read.
    public let dataQuality: DataQualityReport?
    /// Sums worked out in several ways; each holds, or the run has failed.
    public let checks: [ReportCheck]

    /// Folds the facts into the reports named.
    ///
    /// The report of data quality is no fold over bookings: it comes ready made, or is left out.
    public init(
        _ facts: BookingFacts, reports: Set<ReportName> = Set(ReportName.allCases), quality: DataQualityReport? = nil
    ) {
        dataQuality = quality
        asOf = facts.asOf
        timeZoneName = facts.timeZone.name
        bookingsRead = facts.bookingsRead
        bookingsCounted = facts.count
        let names = ReportName.allCases.filter(reports.contains)
        let folded = sideBySide(names.count) { ReportSet.fold(facts, into: names[$0]) }
        customerLifetimeValue = folded.lazy.compactMap { $0 as? CustomerLifetimeValueReport }.first
        retention = folded.lazy.compactMap { $0 as? RetentionReport }.first
        capacityUtilisation = folded.lazy.compactMap { $0 as? CapacityUtilisationReport }.first
        revenueBySource = folded.lazy.compactMap { $0 as? RevenueBySourceReport }.first
        checks = ReportSet.checks(facts, customerLifetimeValue, revenueBySource)
    }

    private static func fold(_ facts: BookingFacts, into name: ReportName) -> (any Report)? {
        switch name {
        case .customerLifetimeValue: CustomerLifetimeValueReport(facts)
        case .retention: RetentionReport(facts)
        case .capacityUtilisation: CapacityUtilisationReport(facts)
        case .revenueBySource: RevenueBySourceReport(facts)
        case .dataQuality: nil
        }
    }

    /// The reports in their fixed order.
    public var all: [any Report] {
        let reports: [(any Report)?] = [
            customerLifetimeValue, retention, capacityUtilisation, revenueBySource, dataQuality,
        ]
        return reports.compactMap { $0 }
    }

    /// Why reports without rows have none, each reason once.
    public var emptyReasons: [String] {
        all.compactMap(\.emptyReason).reduce(into: []) { reasons, reason in
            if !reasons.contains(reason) { reasons.append(reason) }
        }
    }

    /// Net over customers and over sources, against the plain sum over the bookings.
    private static func checks(
        _ facts: BookingFacts, _ customers: CustomerLifetimeValueReport?, _ revenue: RevenueBySourceReport?
    ) -> [ReportCheck] {
        var ledger = [Int64](repeating: 0, count: facts.currencies.count)
        var withoutUser = ledger
        for booking in 0..<facts.count {
            let net = facts.columns.paid[booking] - facts.columns.refunded[booking]
            ledger[Int(facts.columns.currency[booking])] += net
            if facts.columns.user[booking] < 0 { withoutUser[Int(facts.columns.currency[booking])] += net }
        }
        return facts.currencies.enumerated().map { index, currency in
            var ways = [ReportCheck.Way(name: "sum over the bookings", value: .money(ledger[index], currency))]
            if let customers {
                let sum = customers.netByCurrency[index] + withoutUser[index]
                ways.append(.init(name: "customers, and bookings without a user", value: .money(sum, currency)))
            }
            if let revenue {
                ways.append(.init(name: "sources", value: .money(revenue.netByCurrency[index], currency)))
            }
            return ReportCheck(title: "Net in \(currency)", ways: ways)
        }
    }
}
