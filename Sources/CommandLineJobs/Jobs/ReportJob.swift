import BookingModel
import Database
public import Reporting

/// The job of `booking-report`: reports as CSV files and pages.
public struct ReportJob {
    private let database: DatabaseOptions
    private let options: ReportOptions
    private let reports: [ReportName]
    private let run: RunOptions

    /// A job with the options of the command line; no report named means all of them.
    public init(database: DatabaseOptions, options: ReportOptions, reports: [ReportName], run: RunOptions) {
        self.database = database
        self.options = options
        self.reports = reports
        self.run = run
    }

    /// Runs the job; throws the exit status where it is not 0.
    public func callAsFunction() throws {
        try Job.run("booking-report", run) { summary, _, execution in
            let opened = try OpenedDatabase(forReading: database.location, by: execution)
            summary.database = opened.location.description
            try options.checkOutput(isDryRun: run.dryRun)
            let stage = ReportStage(options: options, reports: reports, isDryRun: run.dryRun)
            try stage.run(in: opened, summary: &summary)
        }
    }
}

/// The reports as a stage of a job.
struct ReportStage {
    let options: ReportOptions
    var reports: [ReportName] = []
    var isDryRun = false

    func run(in opened: OpenedDatabase, summary: inout RunSummary) throws {
        try opened.interruption.check()
        let wanted = reports.isEmpty ? Set(ReportName.allCases) : Set(reports)
        let outcome = try summary.time("report") {
            try options.reportRun(wanted, tool: opened.execution.tool, isDryRun: isDryRun).run(on: opened.connection)
        }
        if !isDryRun, opened.execution.completion == nil { opened.execution.complete(.reports) }
        summary.asOf = outcome.asOf.day.description
        summary.output = outcome.folder.map { outcome.laterDay == nil ? options.output + "/latest" : $0 }
        summary.reports = outcome.reports.map {
            RunSummary.Report(name: $0.name, rows: $0.rows, path: $0.path ?? "")
        }
        summary.notes += outcome.emptyReasons
        if let note = outcome.asOf.passedOverNote { summary.notes.append(note) }
        if outcome.asOf.isBeyondData {
            let month = outcome.asOf.lastClosedMonth.description.prefix(7)
            summary.notes.append(
                "data end on \(outcome.asOf.dataEnd), before --as-of: months after \(month) are partial")
        }
        if !outcome.kept.isEmpty {
            summary.notes.append(
                "written anew as well, because the set holds them: "
                    + outcome.kept.map(\.rawValue).joined(separator: ", "))
        }
        if let day = outcome.laterDay {
            summary.notes.append("\(options.output)/latest stays at \(day)")
        }
        if outcome.isVerified { summary.notes.append("every table was worked out both ways; they agree") }
    }
}
