import Foundation
import Importing

/// What a run says: speech to standard error, data to standard output, figures to the file that was named.
struct Speaker {
    let options: RunOptions
    /// Whether standard output is for data of the run, and its figures are speech.
    var printsData = false

    /// A remark, unless the run is quiet.
    func note(_ text: String) {
        if !options.quiet { Speaker.say(text + "\n") }
    }

    /// A question to whoever sits at the terminal, whose answer follows on the same line.
    func prompt(_ text: String) { Speaker.say(text) }

    /// A problem, always.
    func problem(_ text: String) {
        let label = options.usesColor ? "\u{1B}[31merror:\u{1B}[0m" : "error:"
        Speaker.say("\(label) \(text)\n")
    }

    /// Data on standard output; gives false where nobody reads it any more.
    @discardableResult
    func data(_ text: String) throws(JobError) -> Bool { try StandardOutput.write(text) }

    /// A value as JSON on standard output: sorted keys, one line each.
    func data(json value: some Encodable) throws { try data(try Speaker.text(json: value)) }

    /// The end of a run: table or JSON, and the summary file. Where one of them cannot be written, the other is.
    func finish(_ summary: RunSummary) throws {
        for note in summary.notes { self.note("note: " + note) }
        let printing = Result { try show(summary) }
        if let path = options.summary { try write(Speaker.text(of: summary), to: path) }
        try printing.get()
    }

    private func show(_ summary: RunSummary) throws {
        if options.json {
            try data(Speaker.text(of: summary))
        } else if !options.quiet {
            let table = SummaryTable(summary: summary).text
            if printsData { Speaker.say(table) } else { try data(table) }
        } else if let linkBack = summary.linkBack, linkBack.isPartial {
            problem(linkBack.text.trimmingCharacters(in: .newlines))
        } else if summary.isPartial {
            let rejected = summary.files.reduce(0) { $0 + $1.rejected }
            let files = summary.leftOut.count
            problem(
                "\(rejected) \(rejected == 1 ? "row" : "rows") rejected, \(files) \(files == 1 ? "file" : "files") left out"
            )
        }
    }

    /// Writes the figures of a run to the summary file.
    func write(_ summary: RunSummary, to path: String) throws { try write(Speaker.text(of: summary), to: path) }

    /// Writes a value as JSON to the summary file.
    func write(json value: some Encodable, to path: String) throws { try write(Speaker.text(json: value), to: path) }

    private func write(_ text: String, to path: String) throws(JobError) {
        try NamedOutput(path: path, flag: "--summary").write(text)
    }

    private static func text(of summary: RunSummary) throws -> String {
        String(decoding: try summary.encoded(), as: UTF8.self)
    }

    private static func text(json value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }

    /// Finds out before a run whether its summary can be written: afterwards the run has changed things.
    func checkSummary() throws(JobError) {
        guard let path = options.summary else { return }
        try NamedOutput(path: path, flag: "--summary").check()
        try OwnFile.summary.check(path, flag: "--summary")
    }

    /// Says something on standard error. Where that cannot be written, nobody could be told.
    private static func say(_ text: String) { _ = Descriptor.write(Array(text.utf8), to: STDERR_FILENO) }
}
