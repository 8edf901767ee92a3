import ArgumentParser
import CommandLineJobs
import Reporting

@main
struct BookingReport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booking-report",
        abstract: "Write the reports as CSV files and HTML pages.",
        discussion: """
            Reads the database and changes nothing in it. The files of a day appear all at once in a folder of that \
            day, and latest points to those of the newest day; the last good set stays where a run fails. The same data \
            gives the same bytes.

            A report that is named is written with those that its folder holds already, all from the same data: none \
            goes missing. An earlier day than that of latest gets its folder, and latest stays.

            EXAMPLES
              booking-report --output reports/output
              booking-report retention revenue_by_source --verify

            EXIT STATUS
              0    all good
              1    the reports are there, but their figures could not be printed or written
              2    could not run; nothing was changed
              64   a mistake in the command line
              75   another run writes reports to the same folder
              130  interrupted; nothing is half done
            """,
        version: toolVersion)

    @Argument(help: ArgumentHelp("The reports to write, beside those there. Default: all.", valueName: "reports"))
    var names: [ReportName] = []
    @OptionGroup var reports: ReportOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var options: RunOptions

    func run() throws { try ReportJob(database: database, options: reports, reports: names, run: options)() }

    static func main() { runAsTool() }
}
