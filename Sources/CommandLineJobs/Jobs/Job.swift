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
        _ body: (inout RunSummary, Speaker, Execution) throws -> Void
    ) throws {
        let speaker = Speaker(options: options, printsData: printsData)
        var summary = RunSummary(tool: tool)
        summary.dryRun = options.dryRun
        try end(tool, speaker) { execution in
            do {
                if options.json || !options.quiet { try StandardOutput.check() }
                try speaker.checkSummary()
                try body(&summary, speaker, execution)
            } catch {
                // What cannot be written now could not be said either: the failure itself comes first.
                if JobError(error).keepsSummary { try? speaker.finish(summary) }
                throw error
            }
            try speaker.finish(summary)
        }
        if summary.isPartial { throw ExitCode(1) }
    }

    /// Does what prints its own answer instead of the figures of a run, and leaves with the exit status that fits.
    static func perform(
        _ tool: String, _ options: RunOptions, printsData: Bool = true,
        _ body: (Speaker, Execution) throws -> Void
    ) throws {
        let speaker = Speaker(options: options)
        try end(tool, speaker) { execution in
            if printsData { try StandardOutput.check() }
            try speaker.checkSummary()
            try body(speaker, execution)
        }
    }

    private static func end(_ tool: String, _ speaker: Speaker, _ body: (Execution) throws -> Void) throws {
        // Everything that a run writes may hold personal data.
        umask(0o077)
        let execution = Execution(tool: tool)
        do {
            try body(execution)
        } catch {
            let failure = JobError(error).following(execution.completion)
            speaker.problem(failure.description)
            throw ExitCode(failure.status)
        }
    }
}
