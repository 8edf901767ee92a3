import BookingModel
import Tabular

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Puts a set of files where the last good one was, all at once or not at all.
///
/// The files are written into a hidden folder beside the final one and synced. Then: the set of the same date, if any,
/// is renamed aside; the new one is renamed into its place; the link `latest` is replaced by one rename; the old set is
/// deleted. A run killed between the first two renames leaves the old set aside, and the next run puts it back first (see
/// ``Leftovers``).
///
/// `latest` leads to the set of the newest day, as ``LatestReports`` has it.
struct ReportPublication {
    /// The folder `OUTPUT/<date>`.
    let folder: String
    private let output: String
    private let date: String
    private let latest: LatestReports
    /// Whether `latest` leads to this set when it stands.
    let movesLatest: Bool

    /// A set of a day. `staysBehind` leaves `latest` with a set of a later day, if there is one.
    init(output: String, day: LocalDay, staysBehind: Bool = false) {
        let trimmed = output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output
        self.output = trimmed
        date = day.description
        folder = "\(trimmed)/\(date)"
        latest = LatestReports(output: trimmed)
        movesLatest = !staysBehind || latest.day.map { $0 <= day } ?? true
    }

    /// The day of the set to which `latest` leads now.
    var latestDay: LocalDay? { latest.day }

    /// What readers of this day's folder find there now, and those of `latest` where it is to lead here: a set that
    /// replaces theirs must have it as well.
    var standing: StandingReports {
        StandingReports(in: movesLatest ? [folder, latest.path] : [folder])
    }

    /// Publishes what `write` writes into the folder it is given. When it throws, the draft is gone and nothing else changed.
    func publish<Result>(
        under claim: OutputClaim, _ write: (_ folder: String) throws(ReportError) -> Result
    ) throws(ReportError) -> Result {
        try checkWay()
        let (draft, aside) = names(under: claim)
        try FileSystem.makeFolder(draft)
        let result: Result
        do {
            result = try write(draft)
            try FileSystem.synchronise(folder: draft)
            try replace(draft, aside)
        } catch {
            try? FileSystem.remove(draft)
            throw error
        }
        return result
    }

    /// Nothing that these reports did not make is overwritten.
    private func checkWay() throws(ReportError) {
        switch FileSystem.kind(folder) {
        case .nothing, .folder: break
        case .link, .other: throw .inTheWay(path: folder, expected: "a folder of reports")
        }
        try latest.checkWay()
    }

    /// Where the set is written, and where the old one goes. Without a lock another run may be using names of the day, so
    /// that they are of this process alone.
    private func names(under claim: OutputClaim) -> (draft: String, aside: String) {
        let own = claim.isLocked ? date : "\(date).\(getpid())"
        return ("\(output)/.\(own)\(Leftovers.draft)", "\(output)/.\(own)\(Leftovers.aside)")
    }

    private func replace(_ draft: String, _ aside: String) throws(ReportError) {
        let hadSet = FileSystem.kind(folder) == .folder
        if hadSet { try FileSystem.rename(folder, to: aside) }
        do {
            try FileSystem.rename(draft, to: folder)
        } catch {
            if hadSet { try FileSystem.rename(aside, to: folder) }
            throw error
        }
        if movesLatest { try latest.lead(to: date) }
        try FileSystem.synchronise(folder: output)
        // The new set stands: a leftover of the old one is no failure, and the next run removes it.
        try? FileSystem.remove(aside)
    }
}
