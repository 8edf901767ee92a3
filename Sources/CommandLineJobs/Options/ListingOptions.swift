public import ArgumentParser
public import Reporting

/// How records are shown.
public struct ListingOptions: ParsableArguments {
    /// Whether records are shown as JSON.
    @Flag(help: "Print records as JSON: whole ids, moments in UTC.")
    public var json = false

    /// Whether records are shown as CSV.
    @Flag(help: "Print records as CSV.")
    public var csv = false

    /// How CSV is written.
    @Option(help: "How CSV is written: excel and excel-eu for spreadsheets, raw for programs.")
    public var csvDialect = ReportDialect.excel

    /// Whether only problems are said.
    @Flag(name: .shortAndLong, help: "Print nothing but data and problems.")
    public var quiet = false

    /// Whether colour is left out.
    @Flag(help: "Print without colour (also with NO_COLOR set, or away from a terminal).")
    public var noColor = false

    /// Options as they stand without flags.
    public init() {}

    /// Checks that one form is asked for.
    public func validate() throws {
        if json, csv { throw ValidationError("--json and --csv are two forms; ask for one of them.") }
    }

    /// How a run with these options speaks.
    var speech: RunOptions {
        var options = RunOptions()
        options.summary = nil
        options.json = json
        options.dryRun = false
        options.quiet = quiet
        options.noColor = noColor
        return options
    }
}
