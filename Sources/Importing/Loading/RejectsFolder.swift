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
    /// The file whose rejects come now. Files come one after the other, and there may be more of them than a process may
    /// have open.
    private var current: RejectedRows?
    private var names: Set<String> = ["reasons.csv"]

    private struct RejectedRows {
        /// The export.
        let file: String
        var sink: FileSink
        /// How an array is written; nil: no array but the rows of a CSV file.
        var array: TextEncoding?
        var isJSONArray: Bool { array != nil }
        var lineBreak: [UInt8] = []
        var count = 0

        /// Text around the rows, in the file's encoding.
        func text(_ text: String) -> [UInt8] { (array ?? .utf8).encode(Array(text.utf8)[...]) }
    }

    /// A folder for run number `run` below `parent`; made when the first row arrives.
    init(parent: String, run: Int64) { path = parent + "/run-\(run)" }

    /// How a file's rows are put together again.
    enum Framing {
        /// The file's header, then rows with their own line endings; `lineBreak` is one in the file's encoding.
        case csv(header: [UInt8], lineBreak: [UInt8])
        /// Objects in an array, in the file's encoding.
        case jsonArray(TextEncoding)
    }

    /// Adds a file's rejects.
    mutating func add(_ rejects: [Reject], of file: String, framing: Framing) throws(ImportError) {
        try makeFolder()
        do throws(TabularError) {
            try open()
            if current?.file != file {
                try closeCurrent()
                current = try rejectedRows(of: file, framing: framing)
            }
            guard var output = current else { return }
            for reject in rejects {
                // Where something is missing there is nothing to correct, and an array has no place for nothing.
                let isNothing = output.isJSONArray && reject.raw.isEmpty
                let separator = isNothing ? "" : output.isJSONArray ? (output.count == 0 ? "[\n" : ",\n") : ""
                // The last row of a file may lack a line ending, which the row after it needs.
                let lineEnd = output.isJSONArray || endsLine(reject.raw, output.lineBreak) ? [] : output.lineBreak
                try output.sink.write(output.text(separator) + reject.raw + lineEnd)
                if !isNothing { output.count += 1 }
                reasons?.text(file)
                reasons?.integer(reject.line)
                reasons?.text(reject.column ?? "")
                reasons?.text(reject.reason)
                reasons?.text(reject.message)
                reasons?.text(reject.hint)
                try reasons?.endRow()
            }
            current = output
        } catch {
            throw ImportError(error.description, hint: "name a folder that you may write with --rejects")
        }
    }

    /// Completes the file whose rejects came last; its descriptor is closed with its value.
    private mutating func closeCurrent() throws(TabularError) {
        guard var output = current else { return }
        current = nil
        if output.isJSONArray { try output.sink.write(output.text(output.count == 0 ? "[\n]\n" : "\n]\n")) }
        try output.sink.finish()
    }

    /// Closes all files.
    mutating func finish() throws(ImportError) {
        do throws(TabularError) {
            try closeCurrent()
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

    /// Makes the folder of this run, which only its owner may enter.
    private mutating func makeFolder() throws(ImportError) {
        guard !isMade else { return }
        let wanted = path
        var number = 2
        while FileManager.default.fileExists(atPath: path) {
            path = "\(wanted)-\(number)"
            number += 1
        }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ImportError(
                "\(path): rejected rows cannot be kept there, because \(RejectsFolder.obstacle(to: path)); nothing was loaded",
                hint: "name a folder that you may write, for instance --rejects ~/rejects")
        }
        isMade = true
    }

    /// What keeps a folder from being made: of what exists on the way to it, the last.
    private static func obstacle(to path: String) -> String {
        var existing = PathName.folder(of: path)
        var isFolder: ObjCBool = false
        while !FileManager.default.fileExists(atPath: existing, isDirectory: &isFolder), existing != "/",
            existing != "."
        { existing = PathName.folder(of: existing) }
        return isFolder.boolValue ? "you may not write in \(existing)" : "\(existing) is no folder"
    }

    private mutating func open() throws(TabularError) {
        guard reasons == nil else { return }
        var writer = CSVWriter(try FileSink(path: path + "/reasons.csv"), dialect: .excel)
        try writer.writeHeader(["file", "line", "column", "reason", "message", "hint"])
        reasons = writer
    }

    private mutating func rejectedRows(of file: String, framing: Framing) throws(TabularError) -> RejectedRows {
        var base = file.split(separator: "/").last.map(String.init) ?? "rows"
        // Rows are kept as text, whatever the file was packed with.
        if base.lowercased().hasSuffix(".gz") { base = String(base.dropLast(3)) }
        if let table = TableExport.fileName(of: file) { base = table }
        if base == ExportInput.standardInputName { base = framing.isCSV ? "standard-input.csv" : "standard-input.json" }
        var name = base
        var number = 2
        while !names.insert(name).inserted {
            name = "\(number)-\(base)"
            number += 1
        }
        var sink = try FileSink(path: path + "/" + name)
        switch framing {
        case .csv(let header, let lineBreak):
            try sink.write(header)
            if !header.isEmpty, !endsLine(header, lineBreak) { try sink.write(lineBreak) }
            return RejectedRows(file: file, sink: sink, lineBreak: lineBreak)
        case .jsonArray(let encoding):
            let isUTF16 = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
            if isUTF16 { try sink.write(encoding.encode([0xEF, 0xBB, 0xBF])) }
            return RejectedRows(file: file, sink: sink, array: encoding)
        }
    }

    /// Whether a row ends with a line break: LF, or CR alone, in its encoding.
    private func endsLine(_ row: [UInt8], _ lineBreak: [UInt8]) -> Bool {
        row.suffix(lineBreak.count).elementsEqual(lineBreak)
            || row.suffix(lineBreak.count).elementsEqual(lineBreak.map { $0 == 0x0A ? 0x0D : $0 })
    }
}

extension RejectsFolder.Framing {
    /// Whether the rows are those of a CSV file.
    var isCSV: Bool { if case .csv = self { true } else { false } }
}
