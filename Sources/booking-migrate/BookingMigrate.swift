import ArgumentParser
import CommandLineJobs

@main
struct BookingMigrate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booking-migrate",
        abstract: "Turn legacy booking exports into users, bookings and reports: the whole job.",
        discussion: """
            Imports the exports, resolves the copied contact details into users, links every booking to its user, and \
            writes the reports. Run it again with the same or newer exports whenever you like: what is known already is \
            left as it is, and what is newer is updated.

            With --from, a table of a PostgreSQL database is read where it lies, and --link-back writes the users and the \
            links to them back to it while others go on writing. A run that was stopped is carried on by the next one.

            EXAMPLES
              booking-migrate exports/ --time-zone Europe/London
              booking-migrate yesterday.csv --output /srv/reports --quiet
              booking-migrate --from postgresql://website/shop --table bookings --link-back --dry-run

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
    @OptionGroup var linking: LinkBackOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var distribution: DistributionOptions
    @OptionGroup var match: MatchOptions
    @OptionGroup var reports: ReportOptions
    @OptionGroup var options: RunOptions

    func run() throws {
        try linking.check(legacy, options)
        if linking.undo { return try UndoLinkBackJob(legacy: legacy, linking: linking, run: options)() }
        try exports.checkInputs(legacy)
        try MigrateJob(
            database: database, distribution: distribution, exports: exports, legacy: legacy, linking: linking,
            match: match, reports: reports,
            run: options)()
    }

    static func main() { runAsTool() }
}
