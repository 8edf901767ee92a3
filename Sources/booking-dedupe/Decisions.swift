import ArgumentParser
import CommandLineJobs
import Desk

struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make two users one, for good.",
        discussion: """
            The older of the two keeps its id, and the other id leads to it from now on. It holds against any score, in \
            every later run, until it is undone.

            EXAMPLES
              booking-dedupe merge cef5a465 ann@example.org --reason "married, new name"
            """)

    @Argument(help: "A user: an id or its beginning, an e-mail address, or the reference of a booking.")
    var user: String
    @Argument(help: "The other one.")
    var other: String
    @OptionGroup var decision: DecisionRun

    func run() throws { try decision { try $0.merge(user, other) } }
}

struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take a user apart that is two, for good.",
        discussion: """
            The contacts named here become one user, and the others another. The id stays with the contact that was \
            seen first, the first that booking-dedupe how lists, named here or not: the others get a new one. It holds \
            against any score, in every later run, until it is undone.

            EXAMPLES
              booking-dedupe how MT-100692
              booking-dedupe split MT-100692 8c2f1a90 MT-100801
            """)

    @Argument(help: "The user: an id or its beginning, an e-mail address, or the reference of a booking.")
    var user: String
    @Argument(help: "The contacts that are somebody else: ids or their beginnings, or references of bookings.")
    var contacts: [String]
    @OptionGroup var decision: DecisionRun

    func run() throws { try decision { try $0.split(user, leaving: contacts) } }
}

struct Never: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keep two contacts from ever being one user.",
        discussion: """
            EXAMPLES
              booking-dedupe never MT-100692 MT-100801 --reason "father and son"
            """)

    @OptionGroup var contacts: ContactPair
    @OptionGroup var decision: DecisionRun

    func run() throws { try decision { try $0.never(contacts.contact, contacts.other) } }
}

struct Must: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make two contacts one user, for good.",
        discussion: """
            EXAMPLES
              booking-dedupe must MT-100692 MT-100801
            """)

    @OptionGroup var contacts: ContactPair
    @OptionGroup var decision: DecisionRun

    func run() throws { try decision { try $0.must(contacts.contact, contacts.other) } }
}

struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take a decision back: everything is as it was without it.",
        discussion: """
            The ledger keeps both, and an undo can be undone.

            EXAMPLES
              booking-dedupe undo
              booking-dedupe undo 3
            """)

    @Argument(help: "The number of the decision, as booking-dedupe decisions shows it; by default the last that holds.")
    var decisionNumber: Int64?
    @OptionGroup var decision: DecisionRun

    func run() throws { try decision { try $0.undo(decisionNumber) } }
}

struct Decisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what was decided: who, when, why, and whether it holds.")

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var options: RunOptions

    func run() throws {
        try IdentityJob(database: database, run: options).show { DeskAnswer(try IdentityListings($0).decisions()) }
    }
}
