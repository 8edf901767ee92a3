/// The pages of a run: one for each report, and the index.
public enum ReportPages {
    /// The HTML files of a run, by name, in the order in which they are written. The same input gives the same bytes.
    public static func render(_ input: ReportPageInput) throws(PageError) -> [(name: String, bytes: [UInt8])] {
        let renderer = try PageRenderer()
        let pages = self.pages(input)
        var files = pages.map { (name: $0.name + ".html", bytes: Array(renderer.html($0).utf8)) }
        files.append(("index.html", Array(renderer.html(index(pages, input)).utf8)))
        return files
    }

    /// The pages of the reports that were asked for, in the order of the catalogue.
    static func pages(_ input: ReportPageInput) -> [ReportPage] {
        let material = PageMaterial(input)
        let reports = input.reports
        return [
            reports.customerLifetimeValue.map { CustomerLifetimeValuePage($0, material).page },
            reports.retention.map { RetentionPage($0, material).page },
            reports.capacityUtilisation.map { CapacityUtilisationPage($0, material).page },
            reports.revenueBySource.map { RevenueBySourcePage($0, material).page },
            reports.dataQuality.map { DataQualityPage($0, material).page },
        ].compactMap { $0 }
    }

    private static func index(_ pages: [ReportPage], _ input: ReportPageInput) -> ReportIndexPage {
        let material = PageMaterial(input)
        return ReportIndexPage(
            entries: pages.map(ReportIndexPage.Entry.init), runs: material.runs,
            dictionary: ["data-dictionary.csv", "datapackage.json"], provenance: material.provenance)
    }
}
