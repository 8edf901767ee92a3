/// The values that the templates of a page name.
///
/// A name that is missing from the innermost value is looked up in those around it, so each value gives every name
/// that its template asks for, with an empty list or `false` where there is nothing.
enum PageContext {
    /// The values of `report.mustache`.
    static func report(_ page: ReportPage) -> [String: Any] {
        var context: [String: Any] = [
            "title": page.title,
            "scope": page.scope,
            "summary": page.summary,
            "emptyReason": optional(page.emptyReason),
            "figures": page.figures.map(figure),
            "sections": page.sections.map(section),
        ]
        add("warnings", (page.warnings + doubts(page)).map { ["text": $0] }, to: &context)
        context["hasFigures"] = !page.figures.isEmpty
        context["figuresByThree"] = [3, 5, 6, 9].contains(page.figures.count)
        context.merge(account(page)) { $1 }
        context.merge(provenance(page.provenance, files: page.files)) { $1 }
        return context
    }

    /// What the page itself finds wrong with its figures.
    static func doubts(_ page: ReportPage) -> [String] {
        var doubts: [String] = []
        if !page.reconciliations.allSatisfy(\.addsUp) {
            doubts.append(
                "Some rows are neither counted nor excluded: do not rely on this page before that is explained.")
        }
        if !page.checks.allSatisfy(\.agrees) {
            doubts.append(
                "Some totals differ by the way they were found: do not rely on this page before that is explained.")
        }
        return doubts
    }

    static func figure(_ figure: HeadlineFigure) -> [String: Any] {
        [
            "label": figure.label,
            "value": figure.value,
            "detail": figure.detail,
            "comparisons": figure.comparisons.map { comparison -> [String: Any] in
                [
                    "tone": comparison.tone,
                    "arrow": optional(comparison.arrow.isEmpty ? nil : comparison.arrow),
                    "change": comparison.change,
                    "words": comparison.words,
                ]
            },
        ]
    }

    private static func section(_ section: PageSection) -> [String: Any] {
        let table = section.table.map { TableMarkup.table($0, id: section.id, file: section.file) }
        let rows = section.table.map { EnglishText.count($0.rows.count, "row") } ?? ""
        return [
            "id": section.id,
            "topic": section.topic,
            "finding": section.finding,
            "unit": section.unit,
            "remark": optional(section.remark),
            "emptyReason": optional(section.emptyReason),
            "chart": optional(
                section.chart?.markup(
                    id: section.id + "-chart", title: section.finding, description: section.unit)),
            "openTable": optional(section.tableIsOpen ? table : nil),
            "foldedTable": optional(section.tableIsOpen ? nil : table),
            "foldedTitle": "The figures as a table, \(rows)",
            "file": optional(section.file.map(file)),
        ]
    }

    static func file(_ file: PageFile) -> [String: Any] { ["name": file.name, "extent": file.extent] }

    private static func account(_ page: ReportPage) -> [String: Any] {
        var context: [String: Any] = [:]
        let definitions = page.definitions.map { definition -> [String: Any] in
            [
                "term": definition.term,
                "formula": definition.formula,
                "denominator": optional(definition.denominator),
                "dateBasis": definition.dateBasis,
                "currency": optional(definition.currency),
            ]
        }
        add("definitions", definitions, to: &context)
        add("reconciliations", page.reconciliations.map(reconciliation), to: &context)
        context["rowsHeading"] =
            page.reconciliations.allSatisfy(\.addsUp)
            ? "Every row read is accounted for" : "Some rows are not accounted for"
        add("checks", page.checks.map(check), to: &context)
        context["checksHeading"] =
            page.checks.allSatisfy(\.agrees)
            ? "Each total was found in several ways, and they agree"
            : "Some totals differ by the way they were found"
        add("notes", page.notes.map { ["text": $0] }, to: &context)
        return context
    }

    private static func reconciliation(_ rows: RowReconciliation) -> [String: Any] {
        let excluded = rows.exclusions.reduce(0) { $0 + $1.count }
        return [
            "caption": "\(rows.kind.prefix(1).uppercased())\(rows.kind.dropFirst()), by what became of them",
            "read": EnglishText.number(rows.read),
            "counted": EnglishText.number(rows.counted),
            "exclusions": rows.exclusions.map { ["reason": $0.reason, "count": EnglishText.number($0.count)] },
            "sum": EnglishText.number(rows.counted + excluded),
        ]
    }

    private static func check(_ check: PageCheck) -> [String: Any] {
        [
            "subject": check.subject,
            "verdict": check.agrees ? "✓ agrees" : "✗ differs",
            "tone": check.agrees ? "good" : "bad",
            "values": check.values.map { ["source": $0.source, "value": $0.value] },
        ]
    }

    /// The value, or `false`, which hides the part of the template that would show it.
    static func optional(_ value: Any?) -> Any { value ?? false }

    /// A list under its name, and under `has…` whether there is anything in it.
    static func add(_ name: String, _ list: [[String: Any]], to context: inout [String: Any]) {
        context[name] = list
        context["has" + name.prefix(1).uppercased() + name.dropFirst()] = !list.isEmpty
    }
}
