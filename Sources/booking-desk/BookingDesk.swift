import ArgumentParser
import CommandLineJobs

@main
struct BookingDesk: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booking-desk",
        abstract: "Look up customers, and work with what hangs on their bookings.",
        discussion: """
            USER is an id or its beginning, an e-mail address, or the reference of a booking. Records are named by their \
            reference or the beginning of their id. What only shows takes no lock; a change is one transaction, holds \
            the lock of a run, and lasts: no import undoes it.

            EXAMPLES
              booking-desk search "zoe o'neill"
              booking-desk history MT-100692
              booking-desk waiting offer S000204 --dry-run

            EXIT STATUS
              0    all good
              2    could not run; nothing was changed
              64   a mistake in the command line
              75   another run holds the database
              130  interrupted; nothing is half done
            """,
        version: toolVersion,
        subcommands: [
            Search.self, History.self, Notes.self, Messages.self, Waiting.self, Groups.self, Certificates.self,
            Payments.self,
        ])

    static func main() { runAsTool() }
}
