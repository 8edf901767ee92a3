public import BookingModel

/// What a run of the reports made.
public struct ReportOutcome: Sendable {
    /// The moment to which the reports are drawn up.
    public let asOf: AsOf
    /// The CSV files in their fixed order.
    public let reports: [File]
    /// The folder that they are in; nil after a dry run.
    public let folder: String?
    /// The day to which `latest` leads where it stays there; nil where it leads to these reports.
    public let laterDay: LocalDay?
    /// The reports that nobody asked for, and that were written anew because readers of the same folder had them.
    public let kept: [ReportName]
    /// The sums that were worked out in several ways; all of them agree.
    public let checks: [ReportCheck]
    /// Whether every cell was worked out both ways.
    public let isVerified: Bool
    /// Why reports without rows have none.
    public let emptyReasons: [String]

    /// A CSV file.
    public struct File: Sendable, Equatable {
        /// The table's name: the file's without `.csv`.
        public let name: String
        /// The rows without the header.
        public let rows: Int
        /// Where it is; nil after a dry run.
        public let path: String?
    }
}
