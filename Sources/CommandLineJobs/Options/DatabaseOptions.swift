public import ArgumentParser
import Database
import Foundation

/// The database of a run.
public struct DatabaseOptions: ParsableArguments {
    /// Where the data lies.
    @Option(
        help: ArgumentHelp(
            "The database: a path, sqlite:PATH, postgresql://… or a libpq connection string. Default: DATABASE_URL, else bookings.sqlite.",
            valueName: "database")
    )
    public var database: String?

    /// Options as they stand without flags.
    public init() {}

    var location: DatabaseLocation {
        DatabaseLocation(database ?? ProcessInfo.processInfo.environment["DATABASE_URL"] ?? "bookings.sqlite")
    }
}
