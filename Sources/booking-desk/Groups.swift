import ArgumentParser
import CommandLineJobs
import Desk

struct Groups: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Work with groups of bookings.",
        discussion: """
            What staff decide about a booking's group stands, whatever later exports say of it. Participants, organizer \
            and company of a group follow from its bookings unless its export or groups create says them.

            EXAMPLES
              booking-desk groups show GRP-00052
              booking-desk groups create ACME-2026 --name "Acme, first aid" --organizer MT-100692
              booking-desk groups add ACME-2026 MT-100692 MT-100718
            """,
        subcommands: [List.self, Show.self, Create.self, Add.self, Remove.self, Mark.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show the groups by their references.")

        @Option(help: "Only groups in this state.")
        var status: GroupRecords.Status?
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).show { context in
                DeskAnswer(try GroupRecords(context).list(status: status))
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a group with its bookings; as CSV the bookings.")

        @Argument(help: "The group: its reference, or the beginning of its id.")
        var group: String
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).show { context in
                try GroupRecords(context).show(group)
            }
        }
    }

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a group without bookings.")

        @Argument(help: "The reference of the group.")
        var reference: String
        @Option(help: "The group's name. Default: the company that most of its bookings name.")
        var name: String?
        @Option(help: "Who organises it: a user. Default: the user of its first booking.")
        var organizer: String?
        @Option(help: ArgumentHelp("How many take part. Default: the seats of its bookings.", valueName: "number"))
        var participants: Int?
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            if reference.allSatisfy(\.isWhitespace) { throw ValidationError("The reference of a group is not empty.") }
            if let participants, participants < 0 { throw ValidationError("--participants takes a number from 0.") }
        }

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) { context in
                try GroupRecords(context).create(
                    reference, name: name, organizer: organizer, participants: participants)
            }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Put bookings into a group.")

        @Argument(help: "The group: its reference, or the beginning of its id.")
        var group: String
        @Argument(help: "The bookings, by their references.")
        var bookings: [String]
        @Flag(help: "Take bookings out of the groups that they are in.")
        var move = false
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) { context in
                try GroupRecords(context).add(bookings, to: group, moving: move)
            }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take bookings out of a group.")

        @Argument(help: "The group: its reference, or the beginning of its id.")
        var group: String
        @Argument(help: "The bookings, by their references.")
        var bookings: [String]
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) { context in
                try GroupRecords(context).remove(bookings, from: group)
            }
        }
    }

    struct Mark: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Set the state of a group.")

        @Argument(help: "The group: its reference, or the beginning of its id.")
        var group: String
        @Argument(help: "active, completed or cancelled.")
        var status: GroupRecords.Status
        @OptionGroup var change: ChangeOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            try DeskJob(database: database, listing: listing).change(change) { context in
                try GroupRecords(context).mark(group, status)
            }
        }
    }
}

extension GroupRecords.Status: ExpressibleByArgument {}
