import BookingModel

/// What killed runs leave in a folder of reports: sets half written, and sets that were to be replaced.
struct Leftovers {
    /// How the name of a set ends that is being written.
    static let draft = ".writing"
    /// How the name of a set ends that is being replaced.
    static let aside = ".replaced"

    let output: String

    /// Clears them away, whatever their day: an old set is put back where none has taken its place. Only for a run that
    /// has the folder to itself. What cannot be removed is no failure of a run that is about something else.
    func clear() throws(ReportError) {
        for name in FileSystem.entries(of: output).sorted() {
            let path = "\(output)/\(name)"
            guard FileSystem.kind(path) == .folder else { continue }
            if day(name, Leftovers.draft) != nil {
                try? FileSystem.remove(path)
            } else if let day = day(name, Leftovers.aside) {
                if FileSystem.kind("\(output)/\(day)") == .nothing {
                    try FileSystem.rename(path, to: "\(output)/\(day)")
                } else {
                    try? FileSystem.remove(path)
                }
            }
        }
    }

    /// The day of which something is named so: `.2026-11-30.writing`.
    private func day(_ name: String, _ ending: String) -> LocalDay? {
        guard name.hasPrefix("."), name.hasSuffix(ending), name.count == 11 + ending.count else { return nil }
        return LocalDay(String(name.dropFirst().dropLast(ending.count)))
    }
}
