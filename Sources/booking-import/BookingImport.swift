import ArgumentParser
import CommandLineJobs

@main
struct BookingImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booking-import",
        abstract: "Import booking exports into the database, losing nothing.",
        discussion: """
            Files are recognised by their content: CSV or JSON, bookings, sessions, courses or users, whatever their \
            names. The exports of many booking systems are known by their headers: --profiles lists them, and \
            --explain shows how a file would be read. A row that cannot be loaded goes byte for byte to the rejects folder, with where and why; the \
            corrected file can be imported again. Importing a file twice changes nothing.

            EXAMPLES
              booking-import exports/ --time-zone Europe/London
              booking-import hotel.csv --mapping hotel.yaml --database hotel.sqlite
              booking-import --from postgresql://website/shop --table bookings
              booking-import orders.csv --explain --write-mapping orders.yaml

            EXIT STATUS
              0    all good
              1    finished, but something was rejected or left out
              2    could not run; nothing was changed
              64   a mistake in the command line
              75   another run holds the database
              130  interrupted; nothing is half done
            """,
        version: toolVersion)

    @OptionGroup var exports: ImportOptions
    @OptionGroup var legacy: LegacyTableOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var distribution: DistributionOptions
    @Option(name: .shortAndLong, help: ArgumentHelp("The folder for what is written.", valueName: "folder"))
    var output = "."
    @OptionGroup var options: RunOptions
    @OptionGroup var looks: LookOptions

    func run() throws {
        if looks.profiles { return try ProfilesJob(run: options)() }
        try exports.checkInputs(legacy)
        if looks.isExplaining { return try ExplainJob(exports: exports, looks: looks, run: options)() }
        try ImportJob(
            database: database, distribution: distribution, exports: exports, legacy: legacy, output: output,
            run: options)()
    }

    static func main() { runAsTool() }
}
