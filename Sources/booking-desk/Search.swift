import ArgumentParser
import CommandLineJobs
import Desk

struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find users by any part of what is known of them.",
        discussion: """
            Looks through names, e-mail addresses, telephone numbers (with or without the country's code) and companies \
            that users ever gave, references of their bookings, and sessions and courses that they booked. Case, accents \
            and punctuation do not matter. The best fit comes first, of equals who was active last.

            EXAMPLES
              booking-desk search smith clover
              booking-desk search 07700 900123
              booking-desk search S000203 --csv --limit 500
            """)

    @Argument(help: "What to look for. Several words all have to fit.")
    var text: [String]
    @Option(help: ArgumentHelp("At most so many users.", valueName: "number"))
    var limit = 20
    @OptionGroup var listing: ListingOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit takes a number from 1.") }
    }

    func run() throws {
        try DeskJob(database: database, listing: listing).show { context in
            try UserSearch(context).find(text.joined(separator: " "), limit: limit)
        }
    }
}
