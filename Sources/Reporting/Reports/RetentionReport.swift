import BookingModel

/// How many customers come back, month by month, by the month of their first active booking.
public struct RetentionReport: Report {
    /// Retention.
    public static let name = ReportName.retention
    /// The long table and the triangle.
    public let tables: [ReportTable]
    /// Active bookings with a user are counted.
    public let reconciliation: Reconciliation
    /// First-time and returning customers of the last closed month, and average retention.
    public let headlines: [Headline]
    /// Why there is no cohort, or nil where there is one.
    public let emptyReason: String?
    /// The triangle and its averages.
    public let figures: RetentionFigures

    /// Folds the facts user by user.
    init(_ facts: BookingFacts) {
        let figures = RetentionFigures(facts)
        self.figures = figures
        tables = [RetentionReport.longTable(figures), RetentionReport.triangle(figures)]
        let inactive = facts.columns.status.indices.reduce(0) { count, booking in
            count + (facts.columns.user[booking] >= 0 && !facts.columns.status[booking].isActive ? 1 : 0)
        }
        reconciliation = Reconciliation(
            read: facts.bookingsRead, counted: facts.count - facts.bookingsWithoutUser - inactive,
            excluded: facts.bookingsOutside + [
                .init(reason: "without a user", count: facts.bookingsWithoutUser),
                .init(reason: "cancelled or pending", count: inactive),
            ], remarks: [])
        headlines = figures.headlines(facts)
        emptyReason =
            !figures.cohorts.isEmpty
            ? nil
            : facts.count == 0
                ? facts.emptyReason
                : "None of the \(facts.count) bookings is active and has a user: the exports held no contact details, or booking-dedupe and booking-backfill are yet to run."
    }

    private static func longTable(_ figures: RetentionFigures) -> ReportTable {
        var rows: [[ReportCell]] = []
        for cohort in figures.cohorts {
            for (period, active) in cohort.active.enumerated() {
                let interval = WilsonInterval(active, of: cohort.size)
                rows.append([
                    .month(cohort.month), .integer(Int64(period)), .integer(cohort.size), .integer(cohort.size),
                    .integer(active), ReportCell(Rate(active, of: cohort.size)),
                    .boolean(period >= cohort.closedPeriods), ReportCell(interval?.low), ReportCell(interval?.high),
                ])
            }
        }
        return ReportTable(definitions[0], rows: rows)
    }

    private static func triangle(_ figures: RetentionFigures) -> ReportTable {
        let rows = figures.cohorts.map { cohort -> [ReportCell] in
            let cells = (0..<figures.periodCount).map { period -> ReportCell in
                period < cohort.closedPeriods ? ReportCell(Rate(cohort.active[period], of: cohort.size)) : .blank
            }
            return [.month(cohort.month), .integer(cohort.size)] + cells
        }
        return ReportTable(triangleDefinition(periods: figures.periodCount), rows: rows)
    }
}
