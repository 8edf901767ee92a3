import ArgumentParser
import CommandLineJobs
import Desk

struct History: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show everything about one user, over time.",
        discussion: """
            Bookings with their sessions, payments, certificates, messages, waiting lists, groups and notes, and the \
            totals that reports have. As CSV it is one table in the order of time.

            EXAMPLES
              booking-desk history MT-100692
              booking-desk history cef5a465 --json
            """)

    @Argument(help: "The user: an id or its beginning, an e-mail address, or the reference of a booking.")
    var user: [String]
    @OptionGroup var moment: MomentOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var database: DatabaseOptions

    func run() throws {
        try DeskJob(database: database, listing: listing).show(at: moment) { context in
            try UserHistory(user.joined(separator: " "), in: context).read()
        }
    }
}
