import ArgumentParser
import Foundation
import Importing

/// Explains how exports would be read, and writes a mapping file to start from.
public struct ExplainJob {
    private let exports: ImportOptions
    private let looks: LookOptions
    private let run: RunOptions

    /// A job with the options of the command line.
    public init(exports: ImportOptions, looks: LookOptions, run: RunOptions) {
        self.exports = exports
        self.looks = looks
        self.run = run
    }

    /// Runs the job; throws the exit status where it is not 0: 1 where a file cannot be imported as it is.
    public func callAsFunction() throws {
        var isReadable = true
        try Job.perform("booking-import", run, printsData: !run.quiet) { speaker, execution in
            let explainer = ExportExplainer(
                mapping: try exports.givenMapping(), dateOrder: exports.dateOrder, settings: try exports.settings(),
                encoding: try exports.textEncoding())
            let explanations = try explainer.explain(exports.inputs + exports.namedInputs)
            isReadable = explanations.allSatisfy(\.isReadable)
            if let path = looks.writeMapping {
                guard explanations.count == 1, let explanation = explanations.first else {
                    throw JobError(
                        "--write-mapping takes one export, and \(explanations.count) were named",
                        hint: "name one file, or leave --write-mapping out")
                }
                try write(explanation.mapping, to: path)
                execution.complete(.files)
            }
            if run.json {
                try speaker.data(json: explanations)
            } else if !run.quiet {
                try speaker.data(explanations.map(text).joined(separator: "\n"))
            }
            if let path = looks.writeMapping {
                speaker.note("note: \(path) reads the file so: change it, and give it with --mapping \(path)")
            }
        }
        if !isReadable { throw ExitCode(1) }
    }

    private func text(_ explanation: ExportExplanation) -> String {
        var rows = [["column", "field", "how", "missing", "values look like"]]
        for column in explanation.columns {
            rows.append([
                column.column, column.fields.isEmpty ? "-" : column.fields.joined(separator: ", "), column.rule,
                explanation.rows == 0 ? "-" : "\(Int((column.missingShare * 100).rounded())) %",
                column.examples.joined(separator: " | "),
            ])
        }
        let count = "\(SummaryTable.grouped(explanation.rows)) \(explanation.rows == 1 ? "row" : "rows") looked at"
        var text = "\(explanation.file): \(explanation.entity), \(explanation.shape); \(count)\n\n"
        text += SummaryTable.aligned(rows, textColumns: rows[0].count)
        for (field, value) in explanation.constants.sorted(by: { $0.key < $1.key }) {
            text += "every row: \(field) is \(value)\n"
        }
        for note in explanation.notes { text += "note: \(note)\n" }
        return text
    }

    /// Writes a new file; one that is there may hold somebody's work.
    private func write(_ text: String, to path: String) throws(JobError) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw JobError("\(path): there is such a file already", hint: "name another one with --write-mapping")
        }
        try NamedOutput(path: path, flag: "--write-mapping").write(text)
    }
}
