import ArgumentParser
import CommandLineJobs
import Desk

struct Notes: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read and write staff's notes on customers.",
        discussion: """
            EXAMPLES
              booking-desk notes list cef5a465
              booking-desk notes add MT-100692 "Needs step-free access" --by office@example.org
            """,
        subcommands: [List.self, Add.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show notes, oldest first.")

        @Argument(help: "One user's only: an id or its beginning, an e-mail address, or the reference of a booking.")
        var user: String?
        @Option(help: "Those of one booking only, by its reference.")
        var booking: String?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            if user != nil, booking != nil { throw ValidationError("Name a user or a --booking, not both.") }
        }

        func run() throws {
            try DeskJob(database: database, listing: listing).show { context in
                let scope = try RecordScope(user: user, booking: booking, in: context)
                return DeskAnswer(try NoteRecords(context).list(scope))
            }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Note something about a user or a booking.")

        @Argument(help: "The user: an id or its beginning, or an e-mail address; or the booking, by its reference.")
        var user: String
        @Argument(help: "What is to be noted.")
        var text: [String]
        @Option(help: "Who notes it.")
        var by: String?
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) { context in
                try NoteRecords(context).add(text.joined(separator: " "), about: user, author: by)
            }
        }
    }
}
