public import ArgumentParser

/// Whether what was found is written back to the table that it was found in.
public struct LinkBackOptions: ParsableArguments {
    /// Whether links are written back.
    @Flag(help: "Write users and links back to the table of --from. With --dry-run: print the SQL.")
    public var linkBack = false

    /// Where the plan's tables are made.
    @Option(
        help: ArgumentHelp(
            "The schema in which --link-back makes users and booking_groups. Default: that of the table.",
            valueName: "schema"))
    public var linkSchema: String?

    /// Whether a link-back is taken away again.
    @Flag(help: "With --link-back: take away what it made, and do nothing else. With --dry-run: print the SQL.")
    public var undo = false

    /// Options as they stand without flags.
    public init() {}

    /// Checks that the flags go together.
    public func check(_ table: LegacyTableOptions, _ run: RunOptions) throws {
        if linkBack, table.from == nil {
            throw ValidationError("--link-back writes to the database that --from names; name it.")
        }
        if !linkBack, undo || linkSchema != nil {
            throw ValidationError("\(undo ? "--undo" : "--link-schema") is for --link-back.")
        }
        if linkBack, run.dryRun, run.json {
            throw ValidationError(
                "--link-back --dry-run prints SQL; write the figures to a file: --summary FILE instead of --json.")
        }
    }
}
