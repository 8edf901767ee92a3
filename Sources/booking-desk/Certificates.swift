import ArgumentParser
import BookingModel
import CommandLineJobs
import Desk

struct Certificates: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Issue certificates, and find those that run out.",
        discussion: """
            EXAMPLES
              booking-desk certificates expiring --days 60 --csv
              booking-desk certificates issue MT-100692 --at 2026-06-30
            """,
        subcommands: [List.self, Issue.self, Expiring.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show certificates, oldest first.")

        @Argument(help: "One user's only: an id or its beginning, an e-mail address, or the reference of a booking.")
        var user: String?
        @Option(help: "Those of one booking only, by its reference.")
        var booking: String?
        @OptionGroup var moment: MomentOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            if user != nil, booking != nil { throw ValidationError("Name a user or a --booking, not both.") }
        }

        func run() throws {
            try DeskJob(database: database, listing: listing).show(at: moment) { context in
                let scope = try RecordScope(user: user, booking: booking, in: context)
                return DeskAnswer(try CertificateRecords(context).list(scope))
            }
        }
    }

    struct Issue: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issue a certificate for a booking whose session has begun.")

        @Argument(help: "The booking, by its reference.")
        var booking: String
        @Option(help: "Its number. Default: CERT- and the booking's reference.")
        var number: String?
        @Option(
            help: ArgumentHelp(
                "The day on which it expires. Default: by the course's validity.", valueName: "yyyy-mm-dd"))
        var expires: LocalDay?
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) { context in
                try CertificateRecords(context).issue(for: booking, number: number, expires: expires)
            }
        }
    }

    struct Expiring: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show certificates that run out soon and that no later one replaces, with whom to remind.")

        @Option(help: ArgumentHelp("Within so many days from the moment.", valueName: "number"))
        var days = 90
        @OptionGroup var moment: MomentOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            guard (0...36_500).contains(days) else { throw ValidationError("--days takes a number from 0 to 36500.") }
        }

        func run() throws {
            try DeskJob(database: database, listing: listing).show(at: moment) { context in
                DeskAnswer(try CertificateRecords(context).expiring(withinDays: days))
            }
        }
    }
}
