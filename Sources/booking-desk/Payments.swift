import ArgumentParser
import BookingModel
import CommandLineJobs
import Desk

struct Payments: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record payments and refunds.",
        discussion: """
            Reports count what a booking's export says was paid and refunded. A payment stands beside that: recording one \
            changes no booking and no report.

            EXAMPLES
              booking-desk payments list MT-100692
              booking-desk payments add MT-100692 132.25 --method card --reference TILL-0042
              booking-desk payments refund PAY-5001 50.00
            """,
        subcommands: [List.self, Add.self, Mark.self, Refund.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show payments, oldest first.")

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
                return DeskAnswer(try PaymentRecords(context).list(scope))
            }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Record a payment for a booking.")

        @Argument(help: "The booking, by its reference.")
        var booking: String
        @Argument(help: "The amount in the booking's currency, such as 12.50.")
        var amount: String
        @Option(help: "How it was paid.")
        var method: String?
        @Option(help: "Its reference. Default: DESK- and the beginning of its id.")
        var reference: String?
        @Flag(help: "The money has yet to arrive.")
        var pending = false
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) { context in
                try PaymentRecords(context).add(
                    .init(booking: booking, amount: amount, method: method, reference: reference, isPending: pending))
            }
        }
    }

    struct Mark: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Note what became of a payment that was under way.")

        @Argument(help: "The payment: its reference, or the beginning of its id.")
        var payment: String
        @Argument(help: "paid, failed or cancelled.")
        var status: PaymentStatus
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) { context in
                try PaymentRecords(context).mark(payment, status)
            }
        }
    }

    struct Refund: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Record that money of a payment was given back.")

        @Argument(help: "The payment: its reference, or the beginning of its id.")
        var payment: String
        @Argument(help: "The amount. Default: all that is left of it.")
        var amount: String?
        @Option(help: "How it was given back. Default: as it was paid.")
        var method: String?
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) { context in
                try PaymentRecords(context).refund(payment, amount: amount, method: method)
            }
        }
    }
}
