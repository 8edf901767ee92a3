import ArgumentParser
import BookingModel
import CommandLineJobs
import Desk

/// What every command takes that records a decision: by whom and why, in which database, and how it runs.
struct DecisionRun: ParsableArguments {
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var options: RunOptions

    /// Records a decision, brings users and bookings up to date, and shows the users whom it concerns.
    func callAsFunction(_ decide: (IdentityDecisions) throws -> [Identifier]) throws {
        try IdentityJob(database: database, run: options).decide(decision, decide)
    }
}

/// Two contacts.
struct ContactPair: ParsableArguments {
    @Argument(help: "A contact: an id or its beginning, the reference of a booking, or a user.")
    var contact: String
    @Argument(help: "The other one.")
    var other: String
}
