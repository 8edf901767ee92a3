import ArgumentParser
import Foundation
import RecordLinkage

/// The job of `booking-dedupe --csv`: the rows of a contact file into clusters, without a database.
public struct ClusterJob {
    private let file: ClusterOptions
    private let run: RunOptions

    /// A job with the options of the command line; nil where no file is named.
    public init?(file: ClusterOptions, run: RunOptions) {
        guard file.csv != nil else { return nil }
        self.file = file
        self.run = run
    }

    /// Runs the job; throws the exit status where it is not 0.
    public func callAsFunction() throws {
        guard let path = file.csv else { return }
        var defects = 0
        try Job.look(run) { speaker in
            try speaker.checkSummary()
            let start = ContinuousClock.now
            let contacts = try ContactFile(path: path, truthColumn: file.truth)
            defects = contacts.defects
            let linkage = RecordLinker().link(contacts.table)
            let clusters = linkage.clusters()
            let scores = file.truth.map { _ in ClusterScores(clusters: clusters, truth: contacts.truth) }
            if let output = file.output, !run.dryRun { try ClusterList(path: output).write(clusters, linkage) }
            let elapsed = (ContinuousClock.now - start) / .milliseconds(1)
            let figures = ClusterFigures(
                linkage, rows: contacts.table.rowCount, scores: scores, seconds: elapsed / 1000)
            for line in ClusterSpeech(contacts, linkage).lines { speaker.note(line) }
            if file.truth != nil || run.json { try speaker.data(json: figures) }
            if let summary = run.summary { try speaker.write(json: figures, to: summary) }
            if file.why.count == 2 { try explain(linkage, speaker) }
        }
        if defects > 0 { throw ExitCode(1) }
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
