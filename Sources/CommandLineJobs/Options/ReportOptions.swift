public import ArgumentParser
import BookingModel
import Foundation
import Reporting

/// What is reported, how and where.
public struct ReportOptions: ParsableArguments {
    /// The folder of the reports.
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The folder for the reports: a folder for each as-of day, and latest.", valueName: "folder"))
    public var output = "reports/output"

    /// The day to which figures are drawn up.
    @OptionGroup public var asOf: AsOfOptions

    /// How CSV files are written.
    @Option(help: "How CSV files are written: excel and excel-eu for spreadsheets, raw for programs.")
    public var csvDialect = ReportDialect.excel

    /// Whether contact details stand in the customers' table.
    @Flag(help: "Put contact details beside each customer.")
    public var withContacts = false

    /// Which way figures are worked out.
    @Option(help: "What works the tables out: memory, or the database by the statements of sql/reports.")
    public var engine = ReportRun.Engine.memory

    /// Whether both ways are compared.
    @Flag(help: "Work every table out both ways and fail on the first cell that differs.")
    public var verify = false

    /// Options as they stand without flags.
    public init() {}

    /// The reports as a run of the library.
    func reportRun(_ reports: Set<ReportName>, tool: String, isDryRun: Bool) -> ReportRun {
        var run = ReportRun(
            output: output, asOf: asOf.day, dialect: csvDialect, withContacts: withContacts, engine: engine,
            verify: verify, reports: reports, dryRun: isDryRun, toolkitVersion: toolVersion)
        run.needsBookings = true
        run.tool = tool
        return run
    }

    /// Finds out before a long run whether its reports can be written at all; makes nothing yet.
    func checkOutput(isDryRun: Bool) throws(JobError) {
        guard !isDryRun else { return }
        // What exists of the path decides; the rest of it can be made there.
        var existing = output
        while !FileManager.default.fileExists(atPath: existing), existing != "/", existing != "." {
            guard let slash = existing.lastIndex(of: "/") else {
                existing = "."
                continue
            }
            existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: existing, isDirectory: &isFolder), isFolder.boolValue,
            access(existing, W_OK | X_OK) == 0
        else {
            throw JobError(
                "\(output): the reports cannot be written there",
                hint: "name a folder that you may write with --output; nothing was changed")
        }
    }
}

extension ReportDialect: ExpressibleByArgument {}
extension ReportRun.Engine: ExpressibleByArgument {}
extension ReportName: ExpressibleByArgument {}
