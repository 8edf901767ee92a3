import BookingModel
import Database
import Importing

/// The job of `booking-import`: exports into the database.
public struct ImportJob {
    private let database: DatabaseOptions
    private let distribution: DistributionOptions
    private let exports: ImportOptions
    private let legacy: LegacyTableOptions
    private let output: String
    private let run: RunOptions

    /// A job with the options of the command line; `output` is the folder for what is written beside the database.
    public init(
        database: DatabaseOptions, distribution: DistributionOptions, exports: ImportOptions,
        legacy: LegacyTableOptions, output: String, run: RunOptions
    ) {
        self.database = database
        self.distribution = distribution
        self.exports = exports
        self.legacy = legacy
        self.output = output
        self.run = run
    }

    /// Runs the job; throws the exit status where it is not 0.
    public func callAsFunction() throws {
        try Job.run("booking-import", run) { summary, _, execution in
            let opened = try OpenedDatabase(forWriting: database.location, by: execution, isDryRun: run.dryRun)
            summary.database = opened.location.description
            let session = try LegacySession(
                legacy, linking: nil, mapping: exports.givenMapping(), tool: execution.tool, isDryRun: run.dryRun)
            let table = try session?.read(opened, isDryRun: run.dryRun)
            try opened.transaction(isDryRun: run.dryRun, distributed: distribution.choice) { connection in
                let zone = try ToolkitSettings(connection).timeZone(given: exports.timeZone)
                summary.timeZone = zone.name
                let stage = ImportStage(
                    exports: exports, table: table, output: output, tool: execution.tool, run: run)
                try stage.run(in: opened, zone: zone, summary: &summary)
                summary.bookings = Int(try connection.integer("SELECT COUNT(*) FROM bookings") ?? 0)
            }
        }
    }
}

/// The import as a stage of a job; it throws where more was rejected than is allowed, and the job rolls back.
struct ImportStage {
    let exports: ImportOptions
    /// A table of another database, to be imported with the files.
    let table: TableExport?
    let output: String
    let tool: String
    let run: RunOptions

    @discardableResult
    func run(in opened: OpenedDatabase, zone: BusinessTimeZone, summary: inout RunSummary) throws -> ImportOutcome {
        var options = try exports.importerOptions(zone: zone, output: output, tool: tool, isDryRun: run.dryRun)
        if let table { options.tables = [table] }
        let bar = ProgressBar(run)
        let outcome = try summary.time("import") {
            defer { bar.clear() }
            return try Importer(options).run(in: opened.connection) { progress in
                try opened.interruption.check()
                bar.show(progress)
            }
        }
        summary.add(outcome)
        try checkErrors(outcome, &summary)
        summary.changes = (summary.changes ?? 0) + outcome.changedCount
        return outcome
    }

    /// The rejects stay where they are: they say what is wrong with the export, and correcting them is the way on.
    private func checkErrors(_ outcome: ImportOutcome, _ summary: inout RunSummary) throws(JobError) {
        guard let allowed = exports.maxErrors, !allowed.allows(outcome.rejectedCount, of: outcome.readCount) else {
            return
        }
        summary.rolledBack = true
        let rejected = outcome.rejectedCount
        let place = outcome.rejectsFolder.map { "see them and their reasons.csv in \($0)" } ?? "see them above"
        throw JobError(
            "\(rejected) of \(outcome.readCount) rows \(rejected == 1 ? "was" : "were") rejected, more than --max-errors \(allowed) allows; nothing was loaded",
            hint: "\(place); correct the export and import it again, or allow more"
        ).keepingSummary
    }
}
