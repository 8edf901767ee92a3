import BookingModel
import Database
import Importing
import InPlace
import Reporting

/// The job of `booking-migrate`: import, dedupe, backfill, and the reports.
public struct MigrateJob {
    private let database: DatabaseOptions
    private let distribution: DistributionOptions
    private let exports: ImportOptions
    private let legacy: LegacyTableOptions
    private let linking: LinkBackOptions
    private let match: MatchOptions
    private let reports: ReportOptions
    private let run: RunOptions

    /// A job with the options of the command line.
    public init(
        database: DatabaseOptions, distribution: DistributionOptions, exports: ImportOptions,
        legacy: LegacyTableOptions, linking: LinkBackOptions,
        match: MatchOptions, reports: ReportOptions, run: RunOptions
    ) {
        self.database = database
        self.distribution = distribution
        self.exports = exports
        self.legacy = legacy
        self.linking = linking
        self.match = match
        self.reports = reports
        self.run = run
    }

    /// Runs the job; throws the exit status where it is not 0.
    ///
    /// Import, dedupe and backfill are one transaction: a run that is killed leaves the database as it was. Reports
    /// follow when that is committed, so that they never show what the database does not hold.
    public func callAsFunction() throws {
        try Job.run("booking-migrate", run, printsData: linking.linkBack && run.dryRun) {
            summary, speaker, execution in
            let opened = try OpenedDatabase(forWriting: database.location, by: execution, isDryRun: run.dryRun)
            summary.database = opened.location.description
            try reports.checkOutput(isDryRun: run.dryRun)
            let session = try LegacySession(
                legacy, linking: linking, mapping: exports.givenMapping(), tool: execution.tool,
                isDryRun: run.dryRun)
            let table = try session?.read(opened, isDryRun: run.dryRun)
            var sourceSystem: String?
            try opened.transaction(isDryRun: run.dryRun, distributed: distribution.choice) { connection in
                let zone = try ToolkitSettings(connection).timeZone(given: exports.timeZone)
                let stage = ImportStage(
                    exports: exports, table: table, output: reports.output, tool: execution.tool, run: run)
                let outcome = try stage.run(in: opened, zone: zone, summary: &summary)
                sourceSystem = outcome.files.first { $0.isTable }?.sourceSystem
                try DedupeStage(match: match, looksAtTouched: true).run(in: opened, summary: &summary)
                try BackfillStage(zone: zone, asOf: reports.asOf).run(in: opened, summary: &summary)
                summary.users = Int(try connection.integer("SELECT COUNT(*) FROM users") ?? 0)
                summary.bookings = Int(try connection.integer("SELECT COUNT(*) FROM bookings") ?? 0)
            }
            if run.dryRun {
                if let script = session?.linkBack?.script() { try speaker.data(script) }
                return
            }
            if let sourceSystem { try session?.link(opened, sourceSystem: sourceSystem, &summary) }
            try writeReports(of: opened, &summary)
        }
    }

    /// The reports, when the database is committed: whatever fails here, the run has changed something, so it ends with
    /// status 1 and says what there is.
    private func writeReports(of opened: OpenedDatabase, _ summary: inout RunSummary) throws {
        do {
            try ReportStage(options: reports).run(in: opened, summary: &summary)
        } catch ReportError.nothingToReport {
            // Files may come one a run, in any order: what was read is stored, and the reports come with the bookings.
            summary.notes.append(
                "no reports yet, because the database holds no bookings: import an export of bookings; latest is as before"
            )
        } catch {
            let failure = JobError(error)
            guard failure.status == 130 else {
                throw JobError(
                    failure.description,
                    hint: "The database is up to date; only the reports are missing: write them with booking-report",
                    status: 1
                ).keepingSummary
            }
            throw JobError(
                "interrupted; the database is up to date, and the reports are as before",
                hint: "write them with booking-report", status: 130
            ).keepingSummary
        }
    }
}
