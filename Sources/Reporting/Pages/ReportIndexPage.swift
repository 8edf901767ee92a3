/// The page that leads to the others: every report, how fresh it is, what is wrong with it, and the last imports.
public struct ReportIndexPage: Sendable {
    /// A report on the index.
    public struct Entry: Sendable {
        /// The name of its page: `retention.html`.
        public let page: String
        /// Its heading.
        public let title: String
        /// The report in a sentence.
        public let summary: String
        /// Its first headline figure, where it has one.
        public let figure: HeadlineFigure?
        /// What is wrong with it.
        public let warnings: [String]
        /// Its files.
        public let files: [PageFile]

        /// The entry of a report.
        public init(_ page: ReportPage) {
            self.page = page.name + ".html"
            title = page.title
            summary = page.emptyReason ?? page.summary
            figure = page.figures.first
            warnings = page.warnings + PageContext.doubts(page)
            files = page.files
        }
    }

    /// An import, as the ledger has it.
    public struct ImportRun: Sendable {
        /// Its number, counted from 1 over the imports that changed anything.
        public let number: Int
        /// One row a file: name, records read, loaded, updated, unchanged, duplicate, rejected.
        public let files: [File]

        /// A file of an import.
        public struct File: Sendable {
            /// The file's name without its folder.
            public let name: String
            /// Records read, loaded, updated, unchanged, duplicate and rejected, in this order.
            public let counts: [Int]

            /// A file and what became of its records.
            public init(name: String, counts: [Int]) {
                self.name = name
                self.counts = counts
            }
        }

        /// An import run.
        public init(number: Int, files: [File]) {
            self.number = number
            self.files = files
        }
    }

    /// The heading.
    public var title = "Booking reports"
    /// The reports, in the order of the catalogue.
    public var entries: [Entry]
    /// The last imports, the latest first; at most thirty are shown.
    public var runs: [ImportRun]
    /// The names of the files that describe every column.
    public var dictionary: [String]
    /// What the reports were made from.
    public var provenance: PageProvenance

    /// The index of some reports.
    public init(
        entries: [Entry], runs: [ImportRun], dictionary: [String], provenance: PageProvenance
    ) {
        self.entries = entries
        self.runs = runs
        self.dictionary = dictionary
        self.provenance = provenance
    }
}
