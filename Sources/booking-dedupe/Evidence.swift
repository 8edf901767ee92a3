import ArgumentParser
import CommandLineJobs
import Desk

struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what speaks for and against two contacts being one person.",
        discussion: """
            Bits of evidence, detail by detail; they add up to the score. Every bit doubles the odds.

            EXAMPLES
              booking-dedupe why MT-100692 MT-100801
            """,
        aliases: ["why-not"])

    @OptionGroup var contacts: ContactPair
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var options: RunOptions

    func run() throws {
        try IdentityJob(database: database, run: options).show {
            try IdentityEvidence($0).why(contacts.contact, contacts.other)
        }
    }
}

struct How: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show how a user came to be: its contacts, and what brought each of them in.",
        discussion: """
            EXAMPLES
              booking-dedupe how ann@example.org
            """)

    @Argument(help: "The user: an id or its beginning, an e-mail address, or the reference of a booking.")
    var user: String
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var options: RunOptions

    func run() throws {
        try IdentityJob(database: database, run: options).show { try IdentityEvidence($0).how(user) }
    }
}
