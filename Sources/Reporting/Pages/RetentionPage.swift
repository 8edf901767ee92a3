import BookingModel

/// The page of retention: how many customers come back, and when.
struct RetentionPage {
    private let report: RetentionReport
    private let material: PageMaterial
    private var figures: RetentionFigures { report.figures }

    /// The most cohorts and periods that the triangle shows; the file has all of them.
    private static let mostCohorts = 36
    private static let mostPeriods = 25

    init(_ report: RetentionReport, _ material: PageMaterial) {
        self.report = report
        self.material = material
    }

    var page: ReportPage {
        var page = material.page(
            report, title: "Retention",
            scope: "\(material.span("Customers first seen", from: figures.cohorts.first?.month)) · calendar months",
            summary: summary)
        if report.emptyReason == nil { page.sections = [triangle, curve, sizes] }
        page.definitions = definitions
        let customers = figures.cohorts.reduce(0) { $0 + $1.size }
        page.checks = [
            PageCheck("Customers", headline: .integer(customers), sumOf: "cohort_size", in: report.tables[1])
        ]
        page.notes += [
            "A period that is not over is marked with an asterisk and left out of every average.",
            "A customer who pauses and returns counts in each month of activity, so a row can rise again.",
        ]
        return page
    }

    /// The average rate after some months, where one was observed.
    private func average(_ period: Int) -> Double? {
        figures.averages.indices.contains(period) ? figures.averages[period].rate?.value : nil
    }

    private static func months(_ period: Int) -> String { period == 1 ? "one month" : "\(period) months" }

    private var summary: String {
        guard report.emptyReason == nil else { return "No customer has an active booking yet." }
        let customers = figures.cohorts.reduce(0) { $0 + $1.size }
        let known = [1, 12].filter { average($0) != nil }
        let rates = known.map {
            "\(EnglishText.percent(average($0) ?? 0)) are active \(RetentionPage.months($0)) later"
        }
        let size = EnglishText.count(Int(customers), "active customer", "active customers")
        guard !rates.isEmpty else { return "\(size) so far; no month after a first booking is over yet." }
        return "\(size) so far. Of those observed long enough, \(EnglishText.list(rates))."
    }

    private var triangle: PageSection {
        // A month that few have reached, or that is not on the page, is no finding about all of them.
        let customers = figures.cohorts.reduce(0) { $0 + $1.size }
        let best = figures.averages.prefix(RetentionPage.mostPeriods).dropFirst()
            .filter { ($0.rate?.value ?? 0) > 0 && $0.eligible >= max(10, customers / 2) }
            .max { ($0.rate?.value ?? 0, -$0.period) < ($1.rate?.value ?? 0, -$1.period) }
        var section = PageSection(
            id: "triangle", topic: "Cohorts",
            finding: best.map {
                "Customers are most often back \(RetentionPage.months($0.period)) after their first booking: "
                    + "\(EnglishText.percent($0.rate?.value ?? 0)) of the \(EnglishText.number(Int($0.eligible))) "
                    + "observed that long"
            } ?? "Too few customers have come back to say when they do",
            unit: "Share of each month's new customers with an active booking in a later month, per cent")
        let shown = figures.cohorts.suffix(RetentionPage.mostCohorts)
        section.chart = CohortTriangle(
            rows: shown.map(row),
            average: figures.averages.prefix(RetentionPage.mostPeriods).map { $0.rate?.value },
            members: Int(customers), periodName: "Month")
        var parts: [String] = []
        if figures.cohorts.count > shown.count {
            parts.append("the last \(shown.count) of \(figures.cohorts.count) cohorts")
        }
        if figures.periodCount > RetentionPage.mostPeriods {
            parts.append("months 0 to \(RetentionPage.mostPeriods - 1) of \(figures.periodCount - 1)")
        }
        if !parts.isEmpty {
            section.remark =
                "Shown are \(EnglishText.list(parts)); the file has all of them. The average is over all cohorts."
        }
        section.file = material.file(report.tables[1].name)
        return section
    }

    private func row(_ cohort: RetentionFigures.Cohort) -> CohortTriangle.Row {
        let width = min(RetentionPage.mostPeriods, figures.periodCount)
        let cells = (0..<width).map { period -> CohortTriangle.Cell in
            guard period < cohort.active.count else { return .notYet }
            guard let rate = Rate(cohort.active[period], of: cohort.size) else { return .nobody }
            return period < cohort.closedPeriods ? .share(rate.value) : .partial(rate.value)
        }
        return .init(name: EnglishText.month(cohort.month), size: Int(cohort.size), cells: cells)
    }

    private var curve: PageSection {
        let known = [1, 6, 12, 24].filter { average($0) != nil }
        let parts = known.enumerated().map { place, period in
            EnglishText.percent(average(period) ?? 0) + (place == 0 ? " of customers are active" : "")
                + " after \(RetentionPage.months(period))"
        }
        var section = PageSection(
            id: "curve", topic: "Average",
            finding: parts.isEmpty
                ? "No month after a first booking is over yet"
                : "On average \(EnglishText.list(parts))",
            unit: "Share of customers active, all cohorts weighted by size, with the Wilson 95\u{202F}% interval")
        let observed = figures.averages.dropFirst().filter { $0.eligible > 0 }
        // Of a handful of customers an average says nothing, and its jumps would drown the rest of the curve.
        let enough = observed.filter { $0.eligible >= 10 }
        let averages = (enough.isEmpty ? observed : enough).prefix(RetentionPage.mostCohorts)
        guard !averages.isEmpty else {
            section.emptyReason = "The first month after a first booking ends after the as-of date."
            return section
        }
        if averages.count < observed.count {
            section.remark =
                "Shown are \(RetentionPage.months(averages.count)), each of at least "
                + "\(EnglishText.count(Int(averages.map(\.eligible).min() ?? 0), "customer")); the file has all of them."
        }
        let count = averages.count
        let step = AxisTicks(covering: 0...Double(count), wholeNumbers: true).step
        section.chart = LineChart(
            series: [
                .init(
                    name: "All cohorts", values: averages.map { $0.rate?.value },
                    band: averages.map { $0.interval.map { $0.low.value...$0.high.value } })
            ],
            labels: (1...count).filter { $0 == 1 || $0 % max(1, Int(step)) == 0 }.map { ($0 - 1, String($0)) },
            axisName: "Months after the first booking", format: .share)
        section.table = PageTable(
            caption: "Average retention by months after the first booking",
            columns: [
                .number("Months"), .number("Customers observed"), .number("Active"), .number("Rate"),
                .number("Low"), .number("High"),
            ],
            rows: averages.map {
                [
                    String($0.period), EnglishText.number(Int($0.eligible)), EnglishText.number(Int($0.active)),
                    EnglishText.text(ReportCell($0.rate)), EnglishText.text(ReportCell($0.interval?.low)),
                    EnglishText.text(ReportCell($0.interval?.high)),
                ]
            })
        section.file = material.file(report.tables[0].name)
        return section
    }

    private var sizes: PageSection {
        let closed = figures.cohorts.filter { material.asOf.closes($0.month) }
        let best = closed.max { ($0.size, $1.month) < ($1.size, $0.month) }
        var section = PageSection(
            id: "new-customers", topic: "New active customers",
            finding: best.map {
                "The most new active customers in one month were \(EnglishText.number(Int($0.size))), in "
                    + EnglishText.longMonth($0.month)
            } ?? "No month of new active customers is over yet",
            unit: "Customers by the month of their first active booking")
        let series = MonthSeries(
            first: figures.cohorts.first?.month ?? material.asOf.month,
            values: figures.cohorts.map { Double($0.size) })
        section.chart = series.columns(format: .count, asOf: material.asOf)
        if figures.cohorts.count > MonthSeries.mostColumns {
            section.remark =
                "Shown are the last \(MonthSeries.mostColumns) of \(figures.cohorts.count) months; the sentence above is "
                + "about all that are over."
        }
        section.table = PageTable(
            caption: "New active customers by month", columns: [.text("Month"), .number("New active customers")],
            rows: figures.cohorts.reversed().map {
                [String($0.month.description.prefix(7)), EnglishText.number(Int($0.size))]
            })
        section.file = material.file(report.tables[1].name)
        return section
    }

    private var definitions: [MetricDefinition] {
        let basis = "the local month in which the booking was made"
        return [
            .init(
                term: "Active customer",
                formula:
                    "A customer with an active booking; customers of cancelled and pending bookings only are none.",
                dateBasis: basis),
            .init(
                term: "Cohort", formula: "Active customers by the month of their first active booking in all history.",
                dateBasis: basis),
            .init(
                term: "Retention rate",
                formula: "Customers of the cohort with an active booking in the month, so many months later.",
                denominator: "all customers of the cohort", dateBasis: basis),
            .init(
                term: "Average", formula: "Sum of active customers divided by the sum of cohort sizes.",
                denominator: "customers of the cohorts whose month was over by the as-of day", dateBasis: basis),
            .init(
                term: "Active booking", formula: "A booking that is confirmed, completed or no-show.", dateBasis: basis),
        ]
    }
}
