import ArgumentParser
import BookingModel
import Desk
import Foundation
import Reporting

/// The job of `booking-dedupe review`: questions asked in the terminal, or by way of a spreadsheet.
public struct ReviewJob {
    private let review: ReviewOptions
    private let decision: DecisionOptions
    private let database: DatabaseOptions
    private let run: RunOptions

    /// A job with the options of the command line.
    public init(review: ReviewOptions, decision: DecisionOptions, database: DatabaseOptions, run: RunOptions) {
        self.review = review
        self.decision = decision
        self.database = database
        self.run = run
    }

    /// Runs the job; throws the exit status where it is not 0.
    public func callAsFunction() throws {
        var rejected = 0
        let isAsking = review.exportReview == nil && review.importDecisions == nil
        try Job.perform("booking-dedupe", run, printsData: isAsking) { speaker, execution in
            if let path = review.exportReview { return try export(to: path, speaker, execution) }
            if let path = review.importDecisions {
                let sheet = try AnswerSheet(path: path)
                for reject in sheet.rejects { speaker.problem(reject) }
                rejected = sheet.rejects.count
                let figures = try record(sheet.answers, completing: .records, speaker, execution)
                let answers = figures.recorded == 1 ? "answer" : "answers"
                speaker.note(
                    "\(figures.recorded) \(answers) \(run.dryRun ? "would be recorded" : "recorded"), "
                        + "\(figures.known) known already, \(sheet.open) left open, \(rejected) not readable, "
                        + "\(figures.unknown) about contacts that are not in the database")
                rejected += figures.unknown
                return
            }
            try ask(speaker, execution)
        }
        if rejected > 0 { throw ExitCode(1) }
    }

    private func questions(_ execution: Execution) throws -> (ReviewQuestions, BusinessTimeZone) {
        let opened = try OpenedDatabase(forReading: database.location, by: execution)
        let zone = try ToolkitSettings(opened.connection).storedTimeZone()
        let context = DeskContext(database: opened.connection, timeZone: zone, now: WallClock.now)
        return (try ReviewQuestions(context, limit: review.limit), zone)
    }

    private func export(to path: String, _ speaker: Speaker, _ execution: Execution) throws {
        try OwnFile.questions.check(path, flag: "--export-review")
        let (questions, zone) = try questions(execution)
        let text = try questions.sheet().csv(review.csvDialect.writer, in: zone)
        let count = "\(questions.pairs.count) \(questions.pairs.count == 1 ? "question" : "questions")"
        guard !run.dryRun else { return speaker.note("\(count)\nDry run: \(path) was not written.") }
        try NamedOutput(path: path, flag: "--export-review").write(text)
        speaker.note(
            "\(count); write yes or no in the column \(ReviewAnswer.answer), then: "
                + "booking-dedupe review --import-decisions \(path)")
    }

    /// Asks in the terminal. Each answer is recorded as soon as it is given, so that none is lost; the users follow when
    /// the questions are done. An interruption at the prompt ends the review there and then.
    private func ask(_ speaker: Speaker, _ execution: Execution) throws {
        let (questions, zone) = try questions(execution)
        var lines = TypedLines(execution.interruption)
        guard !questions.pairs.isEmpty else { return speaker.note("There is nothing to ask.") }
        var answers: [ReviewAnswer] = []
        asking: for index in questions.pairs.indices {
            let table = ListingText(listings: [try questions.sideBySide(index)], zone: zone).text
            let question = "Question \(index + 1) of \(questions.pairs.count): is this one person?\n"
            // A question that nobody sees is none.
            guard try speaker.data(question + table) else { break asking }
            while true {
                speaker.prompt("y = yes, n = no, s = skip, q = stop: ")
                guard let line = try next(&lines, speaker) else { break asking }
                let word = line.filter { !$0.isWhitespace }.lowercased()
                if word == "q" || word == "quit" { break asking }
                if word == "s" || word == "skip" { continue asking }
                do {
                    guard let isOne = try ReviewAnswer.meaning(of: word) else { continue }
                    let answer = ReviewAnswer(contacts: questions.pairs[index], isOne: isOne)
                    try keep(answer, execution)
                    answers.append(answer)
                    continue asking
                } catch let error as DeskError {
                    speaker.note(error.message)
                }
            }
        }
        guard !answers.isEmpty else { return speaker.note("No answer was given; nothing was changed.") }
        let count = "\(answers.count) \(answers.count == 1 ? "answer" : "answers")"
        if run.dryRun {
            _ = try record(answers, completing: .records, speaker, execution)
            speaker.note("\(count) would be recorded")
        } else {
            _ = try record([], keptBefore: answers.count, completing: .answers, speaker, execution)
            speaker.note("\(count) recorded; see booking-dedupe decisions")
        }
    }

    /// What is typed behind the prompt; the speech of an interruption begins a line of its own.
    private func next(_ lines: inout TypedLines, _ speaker: Speaker) throws(JobError) -> String? {
        do throws(JobError) { return try lines.next() } catch {
            speaker.prompt("\n")
            throw error
        }
    }

    /// Records one answer in a transaction of its own; the users are left for later.
    private func keep(_ answer: ReviewAnswer, _ execution: Execution) throws {
        let opened = try OpenedDatabase(existing: database.location, by: execution)
        let zone = try ToolkitSettings(opened.connection).storedTimeZone()
        let now = try decision.moment.moment(in: zone)
        _ = try opened.transaction(isDryRun: run.dryRun, completing: .answers) { connection in
            let context = DeskContext(database: connection, timeZone: zone, now: now)
            return try IdentityDecisions(context, by: decision.author, reason: decision.reason).record([answer])
        }
    }

    /// Records answers and resolves the contacts by them and those that were kept before, in one transaction.
    private func record(
        _ answers: [ReviewAnswer], keptBefore: Int = 0, completing completion: Completion, _ speaker: Speaker,
        _ execution: Execution
    ) throws -> IdentityDecisions.AnswerFigures {
        let opened = try OpenedDatabase(existing: database.location, by: execution)
        let zone = try ToolkitSettings(opened.connection).storedTimeZone()
        let now = try decision.moment.moment(in: zone)
        var summary = RunSummary(tool: execution.tool)
        let figures = try opened.transaction(isDryRun: run.dryRun, completing: completion) { connection in
            let context = DeskContext(database: connection, timeZone: zone, now: now)
            let figures = try IdentityDecisions(context, by: decision.author, reason: decision.reason).record(answers)
            try IdentityStages(zone: zone).run(in: opened, summary: &summary)
            return figures
        }
        for remark in IdentityStages.remarks(
            summary, decisions: figures.recorded + keptBefore, isDryRun: run.dryRun)
        { speaker.note(remark) }
        return figures
    }
}
