import ArgumentParser
import BookingModel
import CommandLineJobs
import Desk

struct Waiting: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Work with the waiting lists of sessions.",
        discussion: """
            Seats are offered by priority (high, normal, low), then by position, which is the order of joining. A seat is \
            free where the session's capacity is above what is booked. An entry is waiting, offered, booked or expired.

            EXAMPLES
              booking-desk waiting list S000204
              booking-desk waiting offer S000204 --until 2026-07-01T12:00
              booking-desk waiting expire
            """,
        subcommands: [List.self, Add.self, Offer.self, Book.self, Expire.self, Remove.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show who waits for which session, in the order in which seats are offered.")

        @Argument(help: "The session: its reference, or the beginning of its id. Default: all sessions.")
        var session: String?
        @Flag(help: "Show those as well who no longer wait.")
        var all = false
        @OptionGroup var moment: MomentOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).show(at: moment) { context in
                try WaitingListRecords(context).show(session: session, all: all)
            }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Put a user on the waiting list of a session.")

        @Argument(help: "The user: an id or its beginning, an e-mail address, or the reference of a booking.")
        var user: String
        @Argument(help: "The session: its reference, or the beginning of its id.")
        var session: String
        @Option(help: "How urgent it is: high, normal or low.")
        var priority = WaitingListPriority.normal
        @Option(help: "How the customer wants to hear of a seat: email, sms or phone.")
        var contactBy: CommunicationChannel?
        @Option(help: ArgumentHelp("A day that would do as well; may be repeated.", valueName: "yyyy-mm-dd"))
        var otherDate: [LocalDay] = []
        @Option(help: "What else is to be known.")
        var note: String?
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            let wish = WaitingListRecords.Wish(
                user: user, session: session, priority: priority, contactBy: contactBy, otherDates: otherDate,
                note: note)
            try DeskJob(database: database, listing: listing).change(change) { try WaitingListRecords($0).add(wish) }
        }
    }

    struct Offer: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Offer a free seat to the next in line, or to an entry.")

        @Argument(help: "A session, for the next in line; or an entry: a reference or the beginning of an id.")
        var entry: String
        @Option(help: ArgumentHelp("When the offer ends. Default: after 48 hours.", valueName: "moment"))
        var until: MomentText?
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) { context in
                let end = try until?.instant(in: context.timeZone, flag: "--until")
                return try WaitingListRecords(context).offer(entry, until: end)
            }
        }
    }

    struct Book: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Note that an offered seat was booked.")

        @Argument(help: "The entry: a reference or the beginning of an id.")
        var entry: String
        @Option(help: "The booking, by its reference. Default: the user's one booking of the session, if it is here.")
        var booking: String?
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) { context in
                try WaitingListRecords(context).book(entry, booking: booking)
            }
        }
    }

    struct Expire: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End one offer, or all that have run out.")

        @Argument(help: "The entry whose offer ends, run out or not. Default: every offer that has run out.")
        var entry: String?
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) {
                try WaitingListRecords($0).expire(entry)
            }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take somebody off a list who no longer wants a seat; the entry stays on record as expired.")

        @Argument(help: "The entry: a reference or the beginning of an id.")
        var entry: String
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) {
                try WaitingListRecords($0).withdraw(entry)
            }
        }
    }
}
