/// One report as a page: what stands on it, in the order in which it is read.
public struct ReportPage: Sendable {
    /// The report's name, which is also the name of its file: `revenue_by_source`.
    public var name: String
    /// The heading: `Revenue by source`.
    public var title: String
    /// What the page covers, in a line: the period, the currency, the time zone.
    public var scope: String
    /// The report in one or two sentences, computed from the data.
    public var summary: String
    /// What a reader must know before believing a figure.
    public var warnings: [String] = []
    /// Why there is nothing to show, where there is not.
    public var emptyReason: String?
    /// The figures at the head of the page.
    public var figures: [HeadlineFigure] = []
    /// The findings with their charts and tables.
    public var sections: [PageSection] = []
    /// How each figure is made.
    public var definitions: [MetricDefinition] = []
    /// What became of every row that was read.
    public var reconciliations: [RowReconciliation] = []
    /// The figures that were computed in more than one way.
    public var checks: [PageCheck] = []
    /// What else a careful reader would ask.
    public var notes: [String] = []
    /// The files that hold the whole of the report.
    public var files: [PageFile] = []
    /// What the page was made from.
    public var provenance: PageProvenance

    /// A page with its heading; what stands on it is set afterwards.
    public init(name: String, title: String, scope: String, summary: String, provenance: PageProvenance) {
        self.name = name
        self.title = title
        self.scope = scope
        self.summary = summary
        self.provenance = provenance
    }
}
