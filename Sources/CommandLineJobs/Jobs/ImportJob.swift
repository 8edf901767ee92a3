import BookingModel
import Database
import Importing

/// The job of `booking-import`: exports into the database.
public struct ImportJob {
    private let database: DatabaseOptions
    private let exports: ImportOptions
    private let output: String
    private let run: RunOptions

    /// A job with the options of the command line; `output` is the folder for what is written beside the database.
    public init(database: DatabaseOptions, exports: ImportOptions, output: String, run: RunOptions) {
        self.database = database
        self.exports = exports
        self.output = output
        self.run = run
    }

    /// Runs the job; throws the exit status where it is not 0.
    public func callAsFunction() throws {
        try Job.run("booking-import", run) { summary, speaker in
            let opened = try OpenedDatabase(
                forWriting: database.location, tool: "booking-import", isDryRun: run.dryRun)
            summary.database = opened.location.description
            try opened.transaction(isDryRun: run.dryRun) { connection in
                let zone = try ToolkitSettings(connection).timeZone(given: exports.timeZone)
                summary.timeZone = zone.name
                let stage = ImportStage(exports: exports, output: output, tool: "booking-import", run: run)
                try stage.run(in: opened, zone: zone, summary: &summary)
                summary.bookings = Int(try connection.integer("SELECT COUNT(*) FROM bookings") ?? 0)
            }
        }
    }
}

/// The import as a stage of a job.
struct ImportStage {
    let exports: ImportOptions
    let output: String
    let tool: String
    let run: RunOptions

    func run(in opened: OpenedDatabase, zone: BusinessTimeZone, summary: inout RunSummary) throws {
        let options = try exports.importerOptions(zone: zone, output: output, tool: tool, isDryRun: run.dryRun)
        let bar = ProgressBar(run)
        let outcome = try summary.time("import") {
            defer { bar.clear() }
            return try Importer(options).run(in: opened.connection) { progress in
                try opened.interruption.check()
                bar.show(progress)
            }
        }
        summary.add(outcome)
        summary.changes = (summary.changes ?? 0) + outcome.changedCount
    }
}
