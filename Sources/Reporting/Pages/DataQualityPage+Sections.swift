import BookingModel

extension DataQualityPage {
    /// What the matching expects of itself.
    var expectation: PageSection {
        let shares = ["", "companies_"].map { (share($0 + "expected_precision"), share($0 + "expected_precision_low")) }
        var section = PageSection(
            id: "how-sure", topic: "How sure", finding: "Nothing was joined",
            unit: "As the matching expects it; blank where nothing was joined, or no match is likely")
        if let precision = shares[0].0, let low = shares[0].1 {
            let (right, least) = (Int(precision * 1000), Int(low * 1000))
            section.finding =
                "Of 1,000 pairs of joined contacts about \(EnglishText.number(right)) are right, and hardly fewer than "
                + EnglishText.number(least)
        }
        section.table = PageTable(
            caption: "Expected precision and recall, with 95 % intervals",
            columns: [
                .text("Of"), .number("Precision"), .number("Its interval"), .number("Recall"), .number("Its interval"),
                .number("Pairs compared"), .number("Open questions"),
            ],
            rows: [expectation(of: "People", ""), expectation(of: "Companies", "companies_")])
        section.tableIsOpen = true
        section.file = material.file(table.name)
        return section
    }

    private func expectation(of kind: String, _ prefix: String) -> [String] {
        var row = [kind]
        for name in [prefix + "expected_precision", prefix + "expected_recall"] {
            row.append(fraction(name) ?? "")
            row.append(interval(name) ?? "")
        }
        for name in [prefix + "compared_pairs", prefix + "open_questions"] {
            row.append(EnglishText.number(number(name)))
        }
        return row
    }

    /// Contacts by what joined them.
    var counts: [PageSection] {
        let perUser = values("users_by_contacts").map { Int($0.value) }
        let several = perUser.dropFirst().reduce(0, +)
        let bands = values("joined_contacts_by_score").map(\.value)
        let (joined, sure) = (bands.reduce(0, +), bands.prefix(3).reduce(0, +))
        let rules = values("contacts_by_rule")
        let top = rules.max { ($0.value, $1.name) < ($1.value, $0.name) }
        let share = EnglishText.percent((top?.value ?? 0) / Double(max(1, sum("contacts_by_rule"))))
        return [
            section(
                "per-user", "Contacts per user", "users_by_contacts",
                "\(EnglishText.number(several)) of \(EnglishText.count(sum("users_by_contacts"), "user")) "
                    + "\(several == 1 ? "has" : "have") several contacts",
                "Users by the number of their contacts"),
            section(
                "by-score", "By score", "joined_contacts_by_score",
                "\(EnglishText.percent(sure / max(1, joined))) of the joined contacts belong where they are with a "
                    + "probability of 0.95 or more",
                "Joined contacts by probability"),
            section(
                "by-rule", "By rule", "contacts_by_rule",
                "The rule \(top?.name ?? "none") placed \(share) of the contacts",
                "Contacts by the rule that placed them", isRanked: true),
        ]
    }

    /// What several users have in common.
    var shared: [PageSection] {
        [
            section(
                "emails", "Shared mailboxes", "emails_by_users",
                "\(EnglishText.count(sum("emails_by_users"), "e-mail address", "e-mail addresses")) of several users",
                "E-mail addresses by users that have them"),
            section(
                "phones", "Shared telephones", "phones_by_users",
                "\(EnglishText.count(sum("phones_by_users"), "telephone")) of several users",
                "Telephones by users that have them"),
            section(
                "links", "Links", "links", "\(EnglishText.count(sum("links"), "link")) between users",
                "Links by kind: who books for whom, households, colleagues"),
        ]
    }

    /// Contacts beside those that they were joined with, masked.
    var examples: PageSection {
        let table = report.tables[1]
        var section = PageSection(
            id: "examples", topic: "Examples",
            finding: table.rowCount > 0
                ? "\(EnglishText.count(table.rowCount, "joined contact")), each beside another of its user"
                : "Nothing was joined",
            unit: "Masked: initials, first letters of mailbox and provider, last two digits of the telephone")
        if table.rowCount > 0 {
            section.table = PageTable(
                caption: "A few of each rule and of each band of score",
                columns: [.text("Joined by"), .text("Contact"), .text("Joined with"), .number("Probability")],
                rows: (0..<table.rowCount).map { example($0, of: table) })
            section.tableIsOpen = true
        } else {
            section.emptyReason = "No contact has others with it."
        }
        section.file = material.file(table.name)
        return section
    }

    private func example(_ row: Int, of table: ReportTable) -> [String] {
        func cell(_ name: String) -> ReportCell {
            table.columnIndex(name).map { table.cell(row: row, column: $0) } ?? .blank
        }
        func contact(_ prefix: String) -> String {
            ["name", "email", "phone"].map { EnglishText.text(cell(prefix + $0)) }.filter { !$0.isEmpty }
                .joined(separator: " · ")
        }
        let kind = cell("measure") == .text("contacts_by_rule") ? "rule" : "score"
        // Rounded down: only what is certain is shown as certain.
        let score = cell("score").number.map { EnglishText.percent(($0 * 10_000).rounded(.down) / 10_000, digits: 2) }
        return ["\(kind) \(cell("item").description)", contact(""), contact("other_"), score ?? ""]
    }

    private func section(
        _ id: String, _ topic: String, _ measure: String, _ finding: String, _ unit: String, isRanked: Bool = false
    ) -> PageSection {
        let values = values(measure)
        let total = values.reduce(0) { $0 + $1.value }
        var section = PageSection(id: id, topic: topic, finding: total > 0 ? finding : "There are none", unit: unit)
        if total > 0 {
            section.chart = HorizontalBarChart(
                bars: values.map {
                    let share = EnglishText.percent($0.value / total)
                    return .init(
                        name: $0.name, value: $0.value, text: "\(EnglishText.number(Int($0.value))) · \(share)")
                }, isRanked: isRanked)
            section.table = PageTable(
                caption: unit, columns: [.text(topic), .number("Number")],
                rows: values.map { [$0.name, EnglishText.decimal($0.value, digits: 0)] })
        } else {
            section.emptyReason = "Nothing is counted here."
        }
        section.file = material.file(table.name)
        return section
    }

    /// Every row of the table.
    var all: PageSection {
        var section = PageSection(
            id: "all-figures", topic: "All figures", finding: "Every figure of this report",
            unit: "Counts, and fractions of 1 for precision and recall; blank where nothing is known")
        section.table = PageTable(table)
        section.tableIsOpen = true
        section.file = material.file(table.name)
        return section
    }
}
