import ArgumentParser
import Foundation
import RecordLinkage
import Tabular

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
        let printsData = file.truth != nil || run.json || !file.why.isEmpty || file.writesToStandardOutput
        try Job.perform("booking-dedupe", run, printsData: printsData) { speaker, execution in
            if let output = file.output, !file.writesToStandardOutput {
                try NamedOutput(path: output, flag: "--output").check()
                try OwnFile.clusters.check(output, flag: "--output")
            }
            let start = ContinuousClock.now
            let contacts = try ContactFile(path: path, truthColumn: file.truth)
            defects = contacts.defects
            try checkRows(of: contacts)
            let work = Work(contacts: contacts, start: start, speaker: speaker, execution: execution)
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
        let execution: Execution

        var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

        func scores(_ clusters: [UInt64], _ file: ClusterOptions) -> ClusterScores? {
            file.truth.map { _ in ClusterScores(clusters: clusters, truth: contacts.truth) }
        }
    }

    /// By all details together.
    private func link(_ work: Work) throws {
        let linkage = RecordLinker().link(work.contacts.table)
        let clusters = linkage.clusters()
        try write(clusters, work.execution) { linkage.probability(ofRow: $0) }
        let figures = ClusterFigures(
            linkage, rows: work.contacts.table.rowCount, scores: work.scores(clusters, file), seconds: work.seconds)
        try report(figures, ClusterSpeech(work.contacts, linkage), work.speaker)
        if file.why.count == 2 { try explain(linkage, work.speaker) }
    }

    /// By the plain policy, which is certain of what it does.
    private func key(_ work: Work) throws {
        let keyed = KeyClusters(work.contacts.table)
        try write(keyed.clusters, work.execution) { _ in 1 }
        let figures = ClusterFigures(
            keyed, rows: work.contacts.table.rowCount, scores: work.scores(keyed.clusters, file), seconds: work.seconds)
        try report(figures, ClusterSpeech(work.contacts, keyed), work.speaker)
    }

    /// Finds out before the work whether the rows to be explained are there.
    private func checkRows(of contacts: ContactFile) throws(JobError) {
        guard let last = file.why.max(), last > contacts.table.rowCount else { return }
        throw JobError(
            "there is no row \(last): the file has \(contacts.table.rowCount)",
            hint: "rows are counted from 1, the header left out: name two of them with --why")
    }

    private func write(_ clusters: [UInt64], _ execution: Execution, probability: (Int) -> Double) throws(JobError) {
        guard let output = file.output, !run.dryRun else { return }
        let list = ClusterList(clusters: clusters)
        if file.writesToStandardOutput {
            try list.write(probability: probability) { bytes throws(JobError) in try StandardOutput.write(bytes) }
        } else {
            try NamedOutput(path: output, flag: "--output").write { sink throws(TabularError) in
                try list.write(probability: probability) { bytes throws(TabularError) in try sink.write(bytes) }
            }
            execution.complete(.files)
        }
    }

    private func report(_ figures: ClusterFigures, _ speech: ClusterSpeech, _ speaker: Speaker) throws {
        for line in speech.lines { speaker.note(line) }
        if file.truth != nil || run.json { try speaker.data(json: figures) }
        if let summary = run.summary { try speaker.write(json: figures, to: summary) }
    }

    private func explain(_ linkage: Linkage, _ speaker: Speaker) throws(JobError) {
        guard let explanation = linkage.explanation(ofRows: file.why[0] - 1, file.why[1] - 1) else { return }
        var table = [["bits", "field", "how alike"]]
        table += explanation.lines.map { [ClusterSpeech.bits($0.bits), $0.field, $0.level] }
        table.append([
            ClusterSpeech.bits(explanation.score), "together", explanation.isJoined ? "one cluster" : "two clusters",
        ])
        try speaker.data(SummaryTable.aligned(table, textColumns: 3))
    }
}
