import BookingModel

/// The page of data quality: who is who, and how sure that is.
struct DataQualityPage {
    let report: DataQualityReport
    let material: PageMaterial

    init(_ report: DataQualityReport, _ material: PageMaterial) {
        self.report = report
        self.material = material
    }

    var table: ReportTable { report.tables[0] }

    var page: ReportPage {
        let (contacts, users) = (sum("contacts_by_rule"), sum("users"))
        var page = material.page(
            report, title: "Data quality", scope: "Contacts and users as they stand",
            summary: "\(EnglishText.count(contacts, "contact")) belong to \(EnglishText.count(users, "user")).")
        page.reconciliations = [
            RowReconciliation(
                kind: "contacts", read: report.reconciliation.read, counted: report.reconciliation.counted,
                exclusions: report.reconciliation.excluded.map { .init(reason: $0.reason, count: $0.count) })
        ]
        guard report.emptyReason == nil else { return page }
        if !report.hasModelFigures {
            page.warnings.append(
                "The contacts were not joined by the probabilistic model, so nothing is known of the expected precision "
                    + "and recall; booking-dedupe --match probabilistic works them out.")
        }
        page.figures = figures
        page.sections = (report.hasModelFigures ? [expectation] : []) + counts + [examples] + shared + [all]
        page.definitions = DataQualityPage.definitions
        return page
    }

    private var figures: [HeadlineFigure] {
        let kinds = values("users").map { Int($0.value) }
        let detail = "\(EnglishText.count(kinds[0], "person", "people")), "
        var figures = [
            HeadlineFigure(
                label: "Users", value: EnglishText.number(sum("users")),
                detail: detail + EnglishText.count(kinds[1], "company", "companies"))
        ]
        for (label, name) in [("Expected precision", "expected_precision"), ("Expected recall", "expected_recall")] {
            guard let share = fraction(name) else { continue }
            figures.append(
                HeadlineFigure(
                    label: label, value: share, detail: interval(name).map { "95 % interval \($0)" } ?? ""))
        }
        let questions = number("open_questions") + number("companies_open_questions")
        if report.hasModelFigures {
            figures.append(
                HeadlineFigure(
                    label: "Open questions", value: EnglishText.number(questions),
                    detail: "of probability 0.05 to 0.95; review also asks surer ones"))
        }
        return figures
    }

    /// The items of a measure, with their numbers.
    func values(_ measure: String) -> [(name: String, value: Double)] {
        RankedBars.sums(table, by: "item", of: "number") { table.cell(row: $0, column: 0) == .text(measure) }
    }

    func sum(_ measure: String) -> Int { Int(values(measure).reduce(0) { $0 + $1.value }) }

    private func cell(_ name: String, _ column: Int) -> ReportCell {
        (0..<table.rowCount).first {
            table.cell(row: $0, column: 0) == .text("matching") && table.cell(row: $0, column: 1) == .text(name)
        }.map { table.cell(row: $0, column: column) } ?? .blank
    }

    /// A number of the matching; 0 where it is not known.
    func number(_ name: String) -> Int { cell(name, 2).number.map { Int($0) } ?? 0 }

    /// A share of the matching; nil where it is not known.
    func share(_ name: String) -> Double? { cell(name, 3).number }

    /// A share as a page shows it: rounded down, so that none is said to be better than it is.
    func fraction(_ name: String) -> String? {
        share(name).map { EnglishText.percent(($0 * 1000).rounded(.down) / 1000) }
    }

    /// The 95 % interval of a share: the upper end is rounded up, so that none is said to be narrower than it is.
    func interval(_ name: String) -> String? {
        guard let low = share(name + "_low"), let high = share(name + "_high") else { return nil }
        let least = EnglishText.decimal((low * 1000).rounded(.down) / 10, digits: 1)
        return "\(least) to \(EnglishText.percent((high * 1000).rounded(.up) / 1000))"
    }

    private static let definitions: [MetricDefinition] = [
        .init(
            term: "Joined contact",
            formula: "A contact that a rule placed with others; its score is how probably it belongs there.",
            dateBasis: "none: the database as it stands"),
        .init(
            term: "Shared mailbox", formula: "A normalised e-mail address that contacts of several users have.",
            dateBasis: "none: the database as it stands"),
        .init(
            term: "Expected precision",
            formula:
                "Joined pairs of contacts that are right, as the matching expects it: the mean of their probabilities.",
            denominator: "all joined pairs of contacts", dateBasis: "the last run of booking-dedupe"),
        .init(
            term: "Expected recall",
            formula: "Joined pairs that are right, as the matching expects it.",
            denominator: "these, and the matches expected among the compared pairs that were not joined",
            dateBasis: "the last run of booking-dedupe"),
        .init(
            term: "Open question",
            formula: """
                Two groups of contacts that may be one, or one that may be two, with a probability between 0.05 and 0.95. \
                booking-dedupe review asks about all of which there is any doubt, those first whose answer tells most, and \
                at most as many as its --limit: that is another number.
                """,
            dateBasis: "the last run of booking-dedupe"),
        .init(
            term: "95 % interval",
            formula: """
                What chance leaves open, and what the model errs as a whole: measured on labelled files, because no data \
                shows it by itself.
                """,
            dateBasis: "the last run of booking-dedupe"),
    ]
}
