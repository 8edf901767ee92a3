import ArgumentParser
import CommandLineJobs

@main
struct BookingBackfill: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booking-backfill",
        abstract: "Link bookings to users and bring users' statistics up to date.",
        discussion: """
            Fills user_id, created_by_user_id and group_id of bookings, the totals and dates of users, and the local \
            days that reports count by. Only rows that differ are written: a second run changes nothing.

            EXAMPLES
              booking-backfill
              booking-backfill --database bookings.sqlite --as-of 2026-06-30

            EXIT STATUS
              0    all good
              2    could not run; nothing was changed
              64   a mistake in the command line
              75   another run holds the database
              130  interrupted; nothing is half done
            """,
        version: toolVersion)

    @OptionGroup var asOf: AsOfOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var options: RunOptions

    func run() throws { try BackfillJob(database: database, asOf: asOf, run: options)() }

    static func main() { runAsTool() }
}
