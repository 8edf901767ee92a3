import ArgumentParser
import BookingModel
import CommandLineJobs
import Desk

struct Messages: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record what was sent to customers, and how far it has come.",
        discussion: """
            Nothing is sent from here. A message goes from pending to sent, delivered, opened and clicked; before it is \
            delivered it can fail, and then be sent again.

            EXAMPLES
              booking-desk messages list --status failed
              booking-desk messages add MT-100692 --type reminder --channel sms --sent
              booking-desk messages mark bf3cb9fb delivered
            """,
        subcommands: [List.self, Add.self, Mark.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show messages, oldest first.")

        @Argument(help: "One user's only: an id or its beginning, an e-mail address, or the reference of a booking.")
        var user: String?
        @Option(help: "Those of one booking only, by its reference.")
        var booking: String?
        @Option(help: "Only messages in this state.")
        var status: CommunicationStatus?
        @Option(help: "Only messages of this type.")
        var type: CommunicationType?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            if user != nil, booking != nil { throw ValidationError("Name a user or a --booking, not both.") }
        }

        func run() throws {
            try DeskJob(database: database, listing: listing).show { context in
                let scope = try RecordScope(user: user, booking: booking, in: context)
                return DeskAnswer(try MessageRecords(context).list(scope, status: status, type: type))
            }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Record a message to a user or about a booking.")

        @Argument(help: "The user: an id or its beginning, or an e-mail address; or the booking, by its reference.")
        var to: String
        @Option(help: "What it is for.")
        var type: CommunicationType
        @Option(help: "How it goes.")
        var channel: CommunicationChannel
        @Option(help: "Its subject.")
        var subject: String?
        @Option(help: "Its text.")
        var content: String?
        @Option(help: "The template that it was made from.")
        var template: String?
        @Option(help: "Who sends it: an e-mail address or a name.")
        var by: String?
        @Flag(help: "It has been sent; else it is pending.")
        var sent = false
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) { context in
                try MessageRecords(context).add(
                    .init(
                        to: to, type: type, channel: channel, subject: subject, content: content, template: template,
                        sender: by, isSent: sent))
            }
        }
    }

    struct Mark: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Note how far a message has come.")

        @Argument(help: "The message: the beginning of its id, or its reference.")
        var message: String
        @Argument(help: "sent, delivered, failed, opened or clicked.")
        var status: CommunicationStatus
        @Option(help: "Why it failed.")
        var reason: String?
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            if reason != nil, status != .failed { throw ValidationError("--reason goes with failed.") }
        }

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) { context in
                try MessageRecords(context).mark(message, status, reason: reason)
            }
        }
    }
}
