import BookingModel

/// The page of data quality: who is who, and how sure that is.
struct DataQualityPage {
    let report: DataQualityReport
    let material: PageMaterial

    init(_ report: DataQualityReport, _ material: PageMaterial) {
        self.report = report
        self.material = material
    }

    private var table: ReportTable { report.tables[0] }

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
                    + "and recall; booking-dedupe without --match works them out.")
        }
        page.sections = [
            section("per-user", "Contacts per user", "users_by_contacts", "Users by the number of their contacts"),
            section("by-score", "By score", "joined_contacts_by_score", "Joined contacts by probability"),
            section("by-rule", "By rule", "contacts_by_rule", "Contacts by the rule that placed them"),
            section("emails", "Shared mailboxes", "emails_by_users", "E-mail addresses by users that have them"),
            section("phones", "Shared telephones", "phones_by_users", "Telephones by users that have them"),
            all,
        ]
        page.definitions = [
            .init(
                term: "Joined contact",
                formula: "A contact that a rule placed with others; its score is how probably it belongs there.",
                dateBasis: "none: the database as it stands"),
            .init(
                term: "Shared mailbox", formula: "A normalised e-mail address that contacts of several users have.",
                dateBasis: "none: the database as it stands"),
        ]
        return page
    }

    private func values(_ measure: String) -> [(name: String, value: Double)] {
        RankedBars.sums(table, by: "item", of: "number") { table.cell(row: $0, column: 0) == .text(measure) }
    }

    private func sum(_ measure: String) -> Int { Int(values(measure).reduce(0) { $0 + $1.value }) }

    private func section(_ id: String, _ topic: String, _ measure: String, _ unit: String) -> PageSection {
        let values = values(measure)
        let total = values.reduce(0) { $0 + $1.value }
        let top = values.max { ($0.value, $1.name) < ($1.value, $0.name) }
        let share = top.map { EnglishText.percent($0.value / max(1, total)) } ?? ""
        let finding = total > 0 ? "Most frequent: \(top?.name ?? ""), with \(share)" : "There are none"
        var section = PageSection(id: id, topic: topic, finding: finding, unit: unit)
        if total > 0 {
            section.chart = HorizontalBarChart(bars: RankedBars.bars(values, format: .count, showShares: true))
            section.table = PageTable(
                caption: unit, columns: [.text(topic), .number("Number")],
                rows: values.map { [$0.name, EnglishText.decimal($0.value, digits: 0)] })
        } else {
            section.emptyReason = "Nothing is counted here."
        }
        section.file = material.file(table.name)
        return section
    }

    private var all: PageSection {
        var section = PageSection(
            id: "all-figures", topic: "All figures", finding: "Every figure of this report",
            unit: "Counts, and fractions of 1 for precision and recall; blank where nothing is known")
        section.table = PageTable(table)
        section.tableIsOpen = true
        section.file = material.file(table.name)
        return section
    }
}
