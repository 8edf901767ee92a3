import BookingModel

/// The pages of a run: one for each report, and the index.
public enum ReportPages {
    /// The HTML files of a run, by name, in the order in which they are written. The same input gives the same bytes.
    public static func render(_ input: ReportPageInput) throws(PageError) -> [(name: String, bytes: [UInt8])] {
        let renderer = try PageRenderer()
        let reports = ReportName.allCases
        let pages = sideBySide(reports.count) { index in
            page(reports[index], input).map { (page: $0, html: Array(renderer.html($0).utf8)) }
        }.compactMap { $0 }
        var files = pages.map { (name: $0.page.name + ".html", bytes: $0.html) }
        files.append(("index.html", Array(renderer.html(index(pages.map(\.page), input)).utf8)))
        return files
    }

    /// The pages of the reports that were asked for, in the order of the catalogue.
    static func pages(_ input: ReportPageInput) -> [ReportPage] { ReportName.allCases.compactMap { page($0, input) } }

    /// The page of a report, where it was asked for.
    private static func page(_ name: ReportName, _ input: ReportPageInput) -> ReportPage? {
        let material = PageMaterial(input)
        let reports = input.reports
        return switch name {
        case .customerLifetimeValue:
            reports.customerLifetimeValue.map { CustomerLifetimeValuePage($0, material).page }
        case .retention: reports.retention.map { RetentionPage($0, material).page }
        case .capacityUtilisation: reports.capacityUtilisation.map { CapacityUtilisationPage($0, material).page }
        case .revenueBySource: reports.revenueBySource.map { RevenueBySourcePage($0, material).page }
        case .dataQuality: reports.dataQuality.map { DataQualityPage($0, material).page }
        }
    }

    private static func index(_ pages: [ReportPage], _ input: ReportPageInput) -> ReportIndexPage {
        let material = PageMaterial(input)
        return ReportIndexPage(
            entries: pages.map(ReportIndexPage.Entry.init), runs: material.runs,
            dictionary: ["data-dictionary.csv", "datapackage.json"], provenance: material.provenance)
    }
}
