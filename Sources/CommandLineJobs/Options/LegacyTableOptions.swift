public import ArgumentParser
import Database

/// A table of another database that is imported from where it lies.
public struct LegacyTableOptions: ParsableArguments {
    /// Where the table lies.
    @Option(
        help: ArgumentHelp(
            "Import a table of this PostgreSQL database, too: postgresql://… or a libpq connection string.",
            valueName: "database"))
    public var from: String?

    /// The table.
    @Option(
        help: ArgumentHelp(
            "The table, as SQL would name it: bookings, legacy.bookings or '\"Bookings\"'. Default: bookings.",
            valueName: "table"))
    public var table: String?

    /// Options as they stand without flags.
    public init() {}

    /// Checks what can be checked before anything runs.
    public func validate() throws {
        guard let from else {
            if table != nil { throw ValidationError("--table names a table of the database that --from names.") }
            return
        }
        guard case .postgresql = DatabaseLocation(from) else {
            throw ValidationError("--from takes postgresql://… or a libpq connection string such as 'host=… dbname=…'.")
        }
    }
}
