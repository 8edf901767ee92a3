public import ArgumentParser

/// Looks without an import: nothing is opened but the files, and nothing is changed.
public struct LookOptions: ParsableArguments {
    /// Whether the known exports are listed.
    @Flag(help: "List the exports that are known without a mapping file, and do nothing else.")
    public var profiles = false

    /// Whether the files are explained.
    @Flag(help: "Show how every column of the files would be read, and import nothing.")
    public var explain = false

    /// Where a mapping file to start from goes.
    @Option(
        help: ArgumentHelp("Explain one file, and write the mapping file that reads it so.", valueName: "file"))
    public var writeMapping: String?

    /// Options as they stand without flags.
    public init() {}

    /// Whether files are explained instead of imported.
    public var isExplaining: Bool { explain || writeMapping != nil }
}
