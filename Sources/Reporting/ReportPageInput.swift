/// What the pages are drawn from: nothing else reaches them, so nothing else can be on them.
public struct ReportPageInput: Sendable {
    /// The reports with their figures.
    public let reports: ReportSet
    /// The CSV files beside the pages, in order.
    public let files: [File]
    /// The import runs that changed something, the first first.
    public let runs: [Run]
    /// The version of the toolkit that draws the pages.
    public let toolkitVersion: String

    /// The imported files, in order; the same bytes only once.
    public var sources: [Source] {
        var seen: Set<String> = []
        return runs.flatMap(\.files).filter { seen.insert($0.sha256).inserted }
    }

    /// A CSV file of the run.
    public struct File: Sendable, Equatable {
        /// The table's name.
        public let table: String
        /// The file's name: `retention.csv`.
        public let fileName: String
        /// Its rows without the header.
        public let rows: Int
        /// Its size.
        public let bytes: Int
    }

    /// An imported file, from the ledger.
    public struct Source: Sendable, Equatable {
        /// Its name without folders.
        public let fileName: String
        /// Its SHA-256 in hexadecimal digits.
        public let sha256: String
        /// What it holds: `bookings`, `sessions`, …
        public let entity: String
        /// The records in it.
        public let recordsRead: Int
        /// The records that became rows.
        public let loaded: Int
        /// The records that replaced an older version.
        public let updated: Int
        /// The records that were there already.
        public let unchanged: Int
        /// The records that repeat another of the same import.
        public let duplicate: Int
        /// The records that were rejected.
        public let rejected: Int
    }

    /// An import run that changed something.
    public struct Run: Sendable, Equatable {
        /// 1, 2, … in the order of the runs.
        public let number: Int
        /// The executable.
        public let tool: String
        /// Its version.
        public let toolVersion: String
        /// Rows that it changed.
        public let changed: Int
        /// What it read.
        public internal(set) var files: [Source]
    }
}
