import ArgumentParser
import Foundation

/// One run of an executable: what all of them do around their own work.
enum Job {
    /// Runs `body`, prints what it gives, and leaves with the exit status that fits: 0, or 1 where something was
    /// rejected or left out. An error is printed without a trace and ends with its own status.
    ///
    /// Where the run prints data by itself, its table of figures is speech beside it.
    static func run(
        _ tool: String, _ options: RunOptions, printsData: Bool = false,
        _ body: (inout RunSummary, Speaker) throws -> Void
    ) throws {
        let speaker = Speaker(options: options, printsData: printsData)
        // Everything that a run writes may hold personal data.
        umask(0o077)
        signal(SIGPIPE, SIG_IGN)
        var summary = RunSummary(tool: tool)
        summary.dryRun = options.dryRun
        do {
            try speaker.checkSummary()
            try body(&summary, speaker)
            try speaker.finish(summary)
        } catch {
            let failure = JobError(error)
            // What cannot be written now could not be said either: the failure itself comes first.
            if failure.keepsSummary { try? speaker.finish(summary) }
            speaker.problem(failure.description)
            throw ExitCode(failure.status)
        }
        if summary.isPartial { throw ExitCode(1) }
    }

    /// A look without a run: no summary, and an error printed like that of a run.
    static func look(_ options: RunOptions, _ body: (Speaker) throws -> Void) throws {
        let speaker = Speaker(options: options)
        umask(0o077)
        signal(SIGPIPE, SIG_IGN)
        do {
            try body(speaker)
        } catch {
            let failure = JobError(error)
            speaker.problem(failure.description)
            throw ExitCode(failure.status)
        }
    }
}
