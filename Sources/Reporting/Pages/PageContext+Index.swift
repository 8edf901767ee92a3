extension PageContext {
    /// The most imports that the index shows.
    static let mostRuns = 30

    /// The values of `provenance.mustache`.
    static func provenance(_ provenance: PageProvenance, files: [PageFile]) -> [String: Any] {
        var context: [String: Any] = [
            "dataUntil": provenance.dataUntil,
            "asOf": provenance.asOf,
            "run": provenance.run,
            "toolkitVersion": provenance.toolkitVersion,
            "sourcesTitle": "\(EnglishText.count(provenance.sources.count, "export file")), with checksums",
        ]
        add("files", files.map(file), to: &context)
        let sources = provenance.sources.prefix(PageTable.mostRows).map { source -> [String: Any] in
            [
                "name": EnglishText.isolated(source.name),
                "sha256": source.sha256,
                "records": EnglishText.count(source.records, "record"),
            ]
        }
        add("sources", Array(sources), to: &context)
        return context
    }

    /// The values of `index.mustache`.
    static func index(_ index: ReportIndexPage) -> [String: Any] {
        var context: [String: Any] = [
            "title": index.title,
            "entries": index.entries.enumerated().map { entry($0.element, number: $0.offset + 1) },
            "importsHeading": importsHeading(index.runs),
            "importsTable": importsTable(index.runs),
        ]
        add("dictionary", index.dictionary.map { ["name": $0] }, to: &context)
        context.merge(provenance(index.provenance, files: [])) { $1 }
        return context
    }

    private static func entry(_ entry: ReportIndexPage.Entry, number: Int) -> [String: Any] {
        [
            "anchor": "report-\(number)",
            "page": entry.page,
            "title": entry.title,
            "summary": entry.summary,
            "figure": optional(entry.figure.map(figure)),
            "warnings": entry.warnings.map { ["text": $0] },
            "files": entry.files.map(file),
        ]
    }

    private static func importsHeading(_ runs: [ReportIndexPage.ImportRun]) -> String {
        guard !runs.isEmpty else { return "Nothing has been imported yet" }
        let shown = runs.prefix(mostRuns)
        let rejected = shown.flatMap(\.files).reduce(0) { $0 + ($1.counts.last ?? 0) }
        let outcome =
            rejected == 0 ? "rejected nothing" : "rejected \(EnglishText.count(rejected, "record"))"
        let which = shown.count == 1 ? "The last import" : "The last \(shown.count) imports"
        return "\(which) \(outcome)"
    }

    private static func importsTable(_ runs: [ReportIndexPage.ImportRun]) -> String {
        let columns: [PageTable.Column] =
            [.text("Import"), .text("File")]
            + ["Read", "Loaded", "Updated", "Unchanged", "Duplicate", "Rejected"].map { .number($0) }
        let rows = runs.prefix(mostRuns).flatMap { run in
            guard !run.files.isEmpty else { return [[String(run.number), "no file"]] }
            return run.files.map {
                [String(run.number)] + [EnglishText.isolated($0.name)] + $0.counts.map { EnglishText.number($0) }
            }
        }
        guard !rows.isEmpty else { return "" }
        let table = PageTable(caption: "Imports, the latest first, by file", columns: columns, rows: rows)
        return TableMarkup.table(table, id: "imports", file: nil)
    }
}
