import ArgumentParser
import CommandLineJobs

@main
struct BookingDedupe: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booking-dedupe",
        abstract: "Resolve contact details into users: one row per person or company.",
        discussion: """
            Works on the contacts that booking-import has stored. A user's identifier follows from the data, so a \
            second run gives the same users and changes nothing.

            EXAMPLES
              booking-dedupe
              booking-dedupe --database bookings.sqlite --dry-run --json

            EXIT STATUS
              0    all good
              2    could not run; nothing was changed
              64   a mistake in the command line
              75   another run holds the database
              130  interrupted; nothing is half done
            """,
        version: toolVersion)

    @OptionGroup var match: MatchOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var options: RunOptions

    func run() throws { try DedupeJob(database: database, match: match, run: options)() }
}
