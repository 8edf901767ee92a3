import BookingModel

/// What all pages of a run have in common: the moment, the files, the sources.
struct PageMaterial: Sendable {
    private let input: ReportPageInput
    /// What the pages were made from.
    let provenance: PageProvenance

    /// The material of a run.
    init(_ input: ReportPageInput) {
        self.input = input
        let zoneName = input.reports.timeZoneName
        let zone = BusinessTimeZone(name: zoneName) ?? .utc
        let asOf = input.reports.asOf
        let moment =
            asOf.isDerived
            ? EnglishText.moment(zone.local(asOf.instant)) : "the end of \(EnglishText.day(asOf.day))"
        provenance = PageProvenance(
            dataUntil: "\(moment) (\(zoneName))",
            asOf: PageMaterial.choice(of: asOf),
            run: PageMaterial.origin(input), toolkitVersion: "booking-toolkit \(input.toolkitVersion)",
            sources: input.sources.map { .init(name: $0.fileName, sha256: $0.sha256, records: $0.recordsRead) })
    }

    /// By what rule the as-of moment was chosen.
    private static func choice(of asOf: AsOf) -> String {
        guard asOf.isDerived else {
            return asOf.isBeyondData
                ? "a date that was asked for; data end on \(EnglishText.day(asOf.dataEnd))"
                : "a date that was asked for"
        }
        guard asOf.passedOver > 0 else { return "the latest moment in the data" }
        return "the latest moment in the data that is not more than a year after all others; "
            + "\(EnglishText.count(Int(asOf.passedOver), "record")) beyond"
    }

    /// What readers must know before they believe a figure: data that end early, and what was passed over.
    private var warnings: [String] {
        var warnings: [String] = []
        if asOf.isBeyondData {
            warnings.append(
                "Data end on \(EnglishText.day(asOf.dataEnd)), before the as-of date. Months after "
                    + "\(EnglishText.longMonth(asOf.lastClosedMonth)) are marked partial and compared with nothing: "
                    + "what is missing in them is unknown, not zero.")
        }
        if let note = asOf.passedOverNote { warnings.append(note) }
        return warnings
    }

    /// `3 imports of 5 export files, 58,013 records`.
    private static func origin(_ input: ReportPageInput) -> String {
        let records = input.sources.reduce(0) { $0 + $1.recordsRead }
        return "\(EnglishText.count(input.runs.count, "import")) of "
            + "\(EnglishText.count(input.sources.count, "export file")), \(EnglishText.count(records, "record"))"
    }

    /// The imports that changed something, the latest first.
    var runs: [ReportIndexPage.ImportRun] {
        input.runs.reversed().map { run in
            .init(
                number: run.number,
                files: run.files.map {
                    .init(
                        name: $0.fileName,
                        counts: [$0.recordsRead, $0.loaded, $0.updated, $0.unchanged, $0.duplicate, $0.rejected])
                })
        }
    }

    /// The moment to which the figures are drawn up.
    var asOf: AsOf { input.reports.asOf }

    /// The file of a table, where one was written.
    func file(_ table: String) -> PageFile? {
        input.files.first { $0.table == table }.map { PageFile(name: $0.fileName, rows: $0.rows, bytes: $0.bytes) }
    }

    /// The sums that were worked out in several ways, as checks.
    var checks: [PageCheck] { input.reports.checks.map(PageCheck.init) }

    /// A page with its heading, account and provenance; figures and sections are the report's own.
    func page(_ report: some Report, title: String, scope: String, summary: String) -> ReportPage {
        var page = ReportPage(
            name: type(of: report).name.rawValue, title: title,
            scope: "\(scope) · \(input.reports.timeZoneName)", summary: summary, provenance: provenance)
        page.emptyReason = report.emptyReason
        page.figures = report.emptyReason == nil ? report.headlines.map(HeadlineFigure.init) : []
        page.reconciliations = [RowReconciliation(report.reconciliation)]
        page.notes = report.reconciliation.remarks
        page.warnings = warnings
        page.files = report.tables.compactMap { file($0.name) }
        return page
    }

    /// What the page covers: `Bookings made January 2020 to October 2024`, or that there is nothing.
    func span(_ what: String, from first: Month?) -> String {
        guard let first else { return "\(what): none" }
        return "\(what) \(EnglishText.months(first, max(first, asOf.dataEnd.month)))"
    }
}

extension RowReconciliation {
    /// The account of a report's bookings.
    init(_ account: Reconciliation) {
        self.init(
            kind: "bookings", read: account.read, counted: account.counted,
            exclusions: account.excluded.map { .init(reason: $0.reason, count: $0.count) })
    }
}

extension PageCheck {
    /// A check of a run.
    init(_ check: ReportCheck) {
        self.init(
            subject: check.title, values: check.ways.map { ($0.name, EnglishText.text($0.value)) })
    }

    /// A figure on the page against the sum of a column of the table that is written as CSV, of one currency or in all.
    init(
        _ subject: String, headline: ReportCell, sumOf column: String, in table: ReportTable,
        currency: CurrencyCode? = nil
    ) {
        let sum = table.sum(of: column, in: currency)
        let total: ReportCell =
            if case .money(_, let currency) = headline { .money(sum, currency) } else { .integer(sum) }
        self.init(
            subject: subject,
            values: [
                ("figure of this page", EnglishText.text(headline)),
                ("\(column) in \(table.name).csv, added up", EnglishText.text(total)),
            ])
    }
}
