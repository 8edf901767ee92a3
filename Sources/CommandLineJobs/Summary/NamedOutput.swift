import Foundation
import Tabular

/// A file that a flag names. It is there as a whole or as before: it is written as a draft beside its place and then gets
/// its name. What is no file, such as a pipe or a device, is written to where it is.
struct NamedOutput {
    let path: String
    /// The flag that names it, for what is said of it.
    let flag: String

    /// Writes a text.
    func write(_ text: String) throws(JobError) {
        try write { sink throws(TabularError) in try sink.write(Array(text.utf8)) }
    }

    /// Writes what `body` hands over.
    func write(_ body: (inout FileSink) throws(TabularError) -> Void) throws(JobError) {
        guard let target else {
            do throws(TabularError) {
                try NamedOutput.fill(FileSink(path: path), body)
            } catch { throw failure(error.message) }
            return
        }
        let draft = "\(PathName.folder(of: target))/.\(PathName.name(of: target)).\(getpid()).writing"
        unlink(draft)
        do throws(TabularError) {
            try NamedOutput.fill(FileSink(path: draft, replacing: false), body)
        } catch {
            unlink(draft)
            throw failure(error.message)
        }
        keepMode(of: target, draft)
        guard rename(draft, target) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(draft)
            throw failure(reason)
        }
    }

    private static func fill(
        _ sink: FileSink, _ body: (inout FileSink) throws(TabularError) -> Void
    ) throws(TabularError) {
        var sink = sink
        try body(&sink)
        try sink.finish()
    }

    /// Finds out before a run whether the file can be written: afterwards the run has changed things.
    func check() throws(JobError) {
        var status = stat()
        let exists = stat(path, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR { throw failure(String(cString: strerror(EISDIR))) }
        // A draft beside it needs the right to write in its folder, and to replace it the right to write itself.
        let places = [(exists ? path : nil, W_OK), (target.map { PathName.folder(of: $0) }, W_OK | X_OK)]
        for case (let place?, let mode) in places where access(place, mode) != 0 {
            throw failure(String(cString: strerror(errno)))
        }
    }

    /// Where the file lies, past links: the link stays. Nil where something else is there, or a link that leads nowhere.
    private var target: String? {
        var status = stat()
        guard stat(path, &status) == 0 else { return lstat(path, &status) == 0 ? nil : path }
        guard status.st_mode & S_IFMT == S_IFREG, let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Who could read the file before can read it still; a new one is its owner's alone.
    private func keepMode(of target: String, _ draft: String) {
        var status = stat()
        if stat(target, &status) == 0 { chmod(draft, status.st_mode & 0o777) }
    }

    private func failure(_ reason: String) -> JobError {
        JobError("\(path): \(reason)", hint: "name a file that you may write with \(flag)")
    }
}
