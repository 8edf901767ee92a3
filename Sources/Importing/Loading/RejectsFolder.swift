import Foundation
import Tabular

/// Where rejected rows go: for each file a copy of its header and its rejected rows, byte for byte, to be corrected and
/// imported again; and one `reasons.csv` that says where and why.
///
/// Each run has a folder of its own, so that correcting a file in place and importing it never reads what it writes: a
/// folder that is there already, perhaps of another database or with somebody's corrections in it, is left alone.
struct RejectsFolder {
    /// The folder of this run.
    private(set) var path: String
    private var isMade = false
    private var reasons: CSVWriter<FileSink>?
    private var rows: [String: RejectedRows] = [:]
    private var names: Set<String> = ["reasons.csv"]

    private struct RejectedRows {
        var sink: FileSink
        let isJSONArray: Bool
        var count = 0
    }

    /// A folder for run number `run` below `parent`; made when the first row arrives.
    init(parent: String, run: Int64) { path = parent + "/run-\(run)" }

    /// How a file's rows are put together again.
    enum Framing {
        /// The file's header, then rows with their own line endings.
        case csv(header: [UInt8])
        /// Objects in an array.
        case jsonArray
    }

    /// Adds a file's rejects.
    mutating func add(_ rejects: [Reject], of file: String, framing: Framing) throws(ImportError) {
        do throws(TabularError) {
            try open()
            if rows[file] == nil { rows[file] = try rejectedRows(of: file, framing: framing) }
            guard var output = rows[file] else { return }
            for reject in rejects {
                // Where something is missing there is nothing to correct, and an array has no place for nothing.
                let isNothing = output.isJSONArray && reject.raw.isEmpty
                let separator = isNothing ? "" : output.isJSONArray ? (output.count == 0 ? "[\n" : ",\n") : ""
                // The last row of a file may lack a line ending, which the row after it needs.
                let lineEnd = output.isJSONArray || reject.raw.last == 0x0A || reject.raw.last == 0x0D ? "" : "\n"
                try output.sink.write(Array(separator.utf8) + reject.raw + Array(lineEnd.utf8))
                if !isNothing { output.count += 1 }
                reasons?.text(file)
                reasons?.integer(reject.line)
                reasons?.text(reject.column ?? "")
                reasons?.text(reject.reason)
                reasons?.text(reject.message)
                reasons?.text(reject.hint)
                try reasons?.endRow()
            }
            rows[file] = output
        } catch {
            throw ImportError(error.description, hint: "name a folder that you may write with --rejects")
        }
    }

    /// Closes all files.
    mutating func finish() throws(ImportError) {
        do throws(TabularError) {
            for file in rows.keys.sorted() {
                if rows[file]?.isJSONArray == true {
                    if rows[file]?.count == 0 { try rows[file]?.sink.write(Array("[".utf8)) }
                    try rows[file]?.sink.write(Array("\n]\n".utf8))
                }
                try rows[file]?.sink.finish()
            }
            if let reasons { _ = try reasons.finish() }
            reasons = nil
        } catch {
            throw ImportError(error.description, hint: "check the free space of the rejects folder")
        }
    }

    /// Removes what a run wrote that failed later: its rows are not rejected, they were never loaded.
    func discard() {
        if isMade { try? FileManager.default.removeItem(atPath: path) }
    }

    private mutating func open() throws(TabularError) {
        guard reasons == nil else { return }
        let wanted = path
        var number = 2
        while FileManager.default.fileExists(atPath: path) {
            path = "\(wanted)-\(number)"
            number += 1
        }
        isMade = true
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            // The sink below gives the precise reason.
        }
        var writer = CSVWriter(try FileSink(path: path + "/reasons.csv"), dialect: .excel)
        try writer.writeHeader(["file", "line", "column", "reason", "message", "hint"])
        reasons = writer
    }

    private mutating func rejectedRows(of file: String, framing: Framing) throws(TabularError) -> RejectedRows {
        let base = file.split(separator: "/").last.map(String.init) ?? "rows"
        var name = base
        var number = 2
        while !names.insert(name).inserted {
            name = "\(number)-\(base)"
            number += 1
        }
        var sink = try FileSink(path: path + "/" + name)
        switch framing {
        case .csv(let header):
            try sink.write(header)
            return RejectedRows(sink: sink, isJSONArray: false)
        case .jsonArray: return RejectedRows(sink: sink, isJSONArray: true)
        }
    }
}
