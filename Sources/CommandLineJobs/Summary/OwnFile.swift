import Foundation

/// What a run may write over: nothing but what such a run wrote before. A slip in a command line would otherwise cost the
/// export, the database or somebody's answers.
enum OwnFile {
    /// The figures of a run as JSON.
    case summary
    /// The clusters of a contact file.
    case clusters
    /// The questions of a review, which may hold answers by now: never replaced.
    case questions

    /// Throws where something else lies at `path`; `flag` names the file. What is no file, such as a pipe, is only written to.
    func check(_ path: String, flag: String) throws(JobError) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return }
        if let file = FileHandle(forReadingAtPath: path) {
            let start = try? file.read(upToCount: 64)
            try? file.close()
            if isOwn(String(decoding: start ?? Data(), as: UTF8.self)) { return }
        }
        throw JobError(
            "\(path): there is such a file already, and it is \(words)", hint: "name another one with \(flag)")
    }

    /// Whether a file that starts so was written by the toolkit.
    private func isOwn(_ start: String) -> Bool {
        switch self {
        // The form in which figures are written: two blanks before a name, and one before the colon.
        case .summary: start.hasPrefix("{\n  \"") && start.contains("\" : ")
        case .clusters: start.hasPrefix("row,cluster_id,match_probability")
        case .questions: false
        }
    }

    private var words: String {
        switch self {
        case .summary: "no summary of a run"
        case .clusters: "no list of clusters"
        case .questions: "not replaced, because it may hold answers"
        }
    }
}
