public import ArgumentParser
public import Reporting

/// How the questions of a review are asked.
public struct ReviewOptions: ParsableArguments {
    /// How many questions.
    @Option(help: "Ask no more than so many questions.")
    public var limit = 100

    /// The file for the questions.
    @Option(
        help: ArgumentHelp(
            "Write the questions to this CSV file instead, to be answered in a spreadsheet: yes or no in same_person.",
            valueName: "file"))
    public var exportReview: String?

    /// The file with the answers.
    @Option(
        help: ArgumentHelp("Record the answers of such a file, and resolve the contacts by them.", valueName: "file"))
    public var importDecisions: String?

    /// How CSV is written.
    @Option(help: "How CSV is written: excel and excel-eu for spreadsheets, raw for programs.")
    public var csvDialect = ReportDialect.excel

    /// Options as they stand without flags.
    public init() {}

    /// Checks that the flags fit together.
    public mutating func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit takes a number of questions, such as --limit 20.") }
        guard exportReview == nil || importDecisions == nil else {
            throw ValidationError("--export-review asks and --import-decisions answers; give one of them.")
        }
    }
}
