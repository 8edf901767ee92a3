public import ArgumentParser
import Foundation

/// What every run can be told about how to speak.
public struct RunOptions: ParsableArguments {
    /// The file for the run's figures.
    @Option(help: ArgumentHelp("Write the run's figures to this file as JSON.", valueName: "file"))
    public var summary: String?

    /// Whether the figures go to standard output.
    @Flag(help: "Print the run's figures as JSON instead of a table.")
    public var json = false

    /// Whether nothing is changed.
    @Flag(help: "Read and check everything, and change nothing.")
    public var dryRun = false

    /// Whether only problems are printed.
    @Flag(name: .shortAndLong, help: "Print nothing but problems.")
    public var quiet = false

    /// Whether colour is left out.
    @Flag(help: "Print without colour (also with NO_COLOR set, or away from a terminal).")
    public var noColor = false

    /// Options as they stand without flags.
    public init() {}

    var usesColor: Bool {
        !noColor && ProcessInfo.processInfo.environment["NO_COLOR"] == nil && isatty(STDERR_FILENO) == 1
    }
}
