import Foundation
import Importing

/// What a run says: speech to standard error, data to standard output, figures to the file that was named.
struct Speaker {
    let options: RunOptions
    /// Whether standard output is for data of the run, and its figures are speech.
    var printsData = false

    /// A remark, unless the run is quiet.
    func note(_ text: String) {
        if !options.quiet { Speaker.write(text + "\n", to: STDERR_FILENO) }
    }

    /// A question to whoever sits at the terminal, whose answer follows on the same line.
    func prompt(_ text: String) { Speaker.write(text, to: STDERR_FILENO) }

    /// A problem, always.
    func problem(_ text: String) {
        let label = options.usesColor ? "\u{1B}[31merror:\u{1B}[0m" : "error:"
        Speaker.write("\(label) \(text)\n", to: STDERR_FILENO)
    }

    /// Data on standard output.
    func data(_ text: String) { Speaker.write(text, to: STDOUT_FILENO) }

    /// A value as JSON on standard output: sorted keys, one line each.
    func data(json value: some Encodable) throws { data(try Speaker.text(json: value)) }

    /// The end of a run: table or JSON, and the summary file.
    func finish(_ summary: RunSummary) throws {
        for note in summary.notes { self.note("note: " + note) }
        if options.json {
            Speaker.write(String(decoding: try summary.encoded(), as: UTF8.self), to: STDOUT_FILENO)
        } else if !options.quiet {
            Speaker.write(SummaryTable(summary: summary).text, to: printsData ? STDERR_FILENO : STDOUT_FILENO)
        } else if let linkBack = summary.linkBack, linkBack.isPartial {
            problem(linkBack.text.trimmingCharacters(in: .newlines))
        } else if summary.isPartial {
            let rejected = summary.files.reduce(0) { $0 + $1.rejected }
            let files = summary.leftOut.count
            problem(
                "\(rejected) \(rejected == 1 ? "row" : "rows") rejected, \(files) \(files == 1 ? "file" : "files") left out"
            )
        }
        if let path = options.summary {
            try Speaker.write(String(decoding: try summary.encoded(), as: UTF8.self), to: path)
        }
    }

    /// Writes a value as JSON to the summary file.
    func write(json value: some Encodable, to path: String) throws {
        try Speaker.write(Speaker.text(json: value), to: path)
    }

    /// Writes a text to a file that a flag names.
    func write(text: String, to path: String, flag: String) throws(JobError) {
        try Speaker.write(text, to: path, flag: flag)
    }

    private static func write(_ text: String, to path: String, flag: String = "--summary") throws(JobError) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Speaker.fileError(path, flag) }
        Speaker.write(text, to: file)
        close(file)
    }

    private static func text(json value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }

    /// Finds out before a run whether its summary can be written: afterwards the run has changed things.
    func checkSummary() throws(JobError) {
        guard let path = options.summary else { return }
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if isFolder.boolValue { errno = EISDIR }
        guard !isFolder.boolValue, access(exists ? path : folder, exists ? W_OK : W_OK | X_OK) == 0 else {
            throw Speaker.fileError(path, "--summary")
        }
        try OwnFile.summary.check(path, flag: "--summary")
    }

    private static func fileError(_ path: String, _ flag: String) -> JobError {
        JobError("\(path): \(String(cString: strerror(errno)))", hint: "name a file that you may write with \(flag)")
    }

    /// Writes all of a text; a reader that has gone away ends it quietly.
    static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
