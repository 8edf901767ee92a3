/// What the pages are drawn from: nothing else reaches them, so nothing else can be on them.
public struct ReportPageInput: Sendable {
    /// The reports with their figures.
    public let reports: ReportSet
    /// The CSV files beside the pages, in order.
    public let files: [File]
    /// The files that were imported.
    public let sources: [Source]

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
        /// The records that were rejected.
        public let rejected: Int
    }
}
