public import ArgumentParser

/// A contact file to be clustered by itself, without a database.
public struct ClusterOptions: ParsableArguments {
    /// The file of contacts.
    @Option(
        help: ArgumentHelp(
            "Cluster the rows of this contact file instead of a database's contacts; - is standard input.",
            valueName: "file"))
    public var csv: String?

    /// Where the clusters are written.
    @Option(
        help: ArgumentHelp(
            "With --csv: write row,cluster_id,match_probability to this file, in the order of the rows; row 1 is the first row of data; - is standard output.",
            valueName: "file"))
    public var output: String?

    /// The column that names the true cluster of each row.
    @Option(
        help: ArgumentHelp(
            "With --csv: print precision, recall and F1 against this column as JSON. It is not looked at for anything else.",
            valueName: "column"))
    public var truth: String?

    /// Two rows to be explained.
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "With --csv: print why two rows are taken for one person or not: the bits of each field.",
            valueName: "row"))
    public var why: [Int] = []

    /// Options as they stand without flags.
    public init() {}

    /// Whether the clusters are printed.
    var writesToStandardOutput: Bool { output == "-" }

    /// Checks that the flags fit together.
    public mutating func validate() throws {
        guard csv == nil else {
            guard why.isEmpty || why.count == 2 && why[0] != why[1] && why.allSatisfy({ $0 > 0 }) else {
                throw ValidationError("--why takes the numbers of two rows, such as --why 1 7.")
            }
            guard output != nil || truth != nil || !why.isEmpty else {
                throw ValidationError("--csv needs --output FILE for the clusters, --truth COLUMN, or --why ROW ROW.")
            }
            guard !writesToStandardOutput || truth == nil && why.isEmpty else {
                throw ValidationError(
                    "--output - prints the clusters where \(truth == nil ? "--why" : "--truth") prints: name a file.")
            }
            return
        }
        for (flag, isGiven) in [("--output", output != nil), ("--truth", truth != nil), ("--why", !why.isEmpty)]
        where isGiven {
            throw ValidationError("\(flag) needs --csv FILE.")
        }
    }
}
