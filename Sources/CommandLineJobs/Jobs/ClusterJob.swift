import ArgumentParser
import Foundation
import RecordLinkage

/// The job of `booking-dedupe --csv`: the rows of a contact file into clusters, without a database.
public struct ClusterJob {
    private let file: ClusterOptions
    private let match: MatchOptions
    private let run: RunOptions

    /// A job with the options of the command line; nil where no file is named.
    public init?(file: ClusterOptions, match: MatchOptions, run: RunOptions) {
        guard file.csv != nil else { return nil }
        self.file = file
        self.match = match
        self.run = run
    }

    /// Runs the job; throws the exit status where it is not 0.
    public func callAsFunction() throws {
        guard let path = file.csv else { return }
        var defects = 0
        try Job.look(run) { speaker in
            try speaker.checkSummary()
            if let output = file.output { try OwnFile.clusters.check(output, flag: "--output") }
            let start = ContinuousClock.now
            let contacts = try ContactFile(path: path, truthColumn: file.truth)
            defects = contacts.defects
            let work = Work(contacts: contacts, start: start, speaker: speaker)
            switch match.match ?? .probabilistic {
            case .probabilistic: try link(work)
            case .email: try key(work)
            }
        }
        if defects > 0 { throw ExitCode(1) }
    }

    /// A file under way.
    private struct Work {
        let contacts: ContactFile
        let start: ContinuousClock.Instant
        let speaker: Speaker

        var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

        func scores(_ clusters: [UInt64], _ file: ClusterOptions) -> ClusterScores? {
            file.truth.map { _ in ClusterScores(clusters: clusters, truth: contacts.truth) }
        }
    }

    /// By all details together.
    private func link(_ work: Work) throws {
        let linkage = RecordLinker().link(work.contacts.table)
        let clusters = linkage.clusters()
        try write(clusters) { linkage.probability(ofRow: $0) }
        let figures = ClusterFigures(
            linkage, rows: work.contacts.table.rowCount, scores: work.scores(clusters, file), seconds: work.seconds)
        try report(figures, ClusterSpeech(work.contacts, linkage), work.speaker)
        if file.why.count == 2 { try explain(linkage, work.speaker) }
    }

    /// By the plain policy, which is certain of what it does.
    private func key(_ work: Work) throws {
        let keyed = KeyClusters(work.contacts.table)
        try write(keyed.clusters) { _ in 1 }
        let figures = ClusterFigures(
            keyed, rows: work.contacts.table.rowCount, scores: work.scores(keyed.clusters, file), seconds: work.seconds)
        try report(figures, ClusterSpeech(work.contacts, keyed), work.speaker)
    }

    private func write(_ clusters: [UInt64], probability: (Int) -> Double) throws(JobError) {
        guard let output = file.output, !run.dryRun else { return }
        try ClusterList(path: output).write(clusters, probability: probability)
    }

    private func report(_ figures: ClusterFigures, _ speech: ClusterSpeech, _ speaker: Speaker) throws {
        for line in speech.lines { speaker.note(line) }
        if file.truth != nil || run.json { try speaker.data(json: figures) }
        if let summary = run.summary { try speaker.write(json: figures, to: summary) }
    }

    private func explain(_ linkage: Linkage, _ speaker: Speaker) throws(JobError) {
        guard let explanation = linkage.explanation(ofRows: file.why[0] - 1, file.why[1] - 1) else {
            throw JobError(
                "there is no row \(max(file.why[0], file.why[1]))",
                hint: "rows are counted from 1, the header left out: name two of them with --why")
        }
        var table = [["bits", "field", "how alike"]]
        table += explanation.lines.map { [ClusterSpeech.bits($0.bits), $0.field, $0.level] }
        table.append([
            ClusterSpeech.bits(explanation.score), "together", explanation.isJoined ? "one cluster" : "two clusters",
        ])
        speaker.data(SummaryTable.aligned(table, textColumns: 3))
    }
}
