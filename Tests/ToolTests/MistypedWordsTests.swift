import TestSupport
import Testing

/// Words of a command line that are nearly right, for every executable and kind of word.
@Suite struct MistypedWordsTests {
    static let lines: [(command: [String], advice: String)] = [
        (["booking-report", "--as-off", "2024-01-01"], "Unknown option '--as-off'. Did you mean '--as-of'?"),
        (["booking-report", "--as-off=2024-01-01"], "Unknown option '--as-off'. Did you mean '--as-of'?"),
        (["booking-report", "--contacts"], "Unknown option '--contacts'. Did you mean '--with-contacts'?"),
        (["booking-report", "retenton"], "<reports> has no such value. Did you mean 'retention'?"),
        (
            ["booking-report", "--engine", "sql", "retenton"],
            "<reports> has no such value. Did you mean 'retention'?"
        ),
        (["booking-migrate", "a.csv", "--outptu", "x"], "Unknown option '--outptu'. Did you mean '--output'?"),
        (["booking-import", "a.csv", "--dryrun"], "Unknown option '--dryrun'. Did you mean '--dry-run'?"),
        (["booking-backfill", "--asof", "2024-01-01"], "Unknown option '--asof'. Did you mean '--as-of'?"),
        (["booking-backfill", "today"], "'booking-backfill' takes options only; one word is no option."),
        (["booking-samples", "--seeed", "3", "--output", "x"], "Unknown option '--seeed'. Did you mean '--seed'?"),
        (["booking-dedupe", "reviw"], "There is no such command. Did you mean 'booking-dedupe review'?"),
        (
            ["booking-dedupe", "--database", "x", "reviw"],
            "There is no such command. Did you mean 'booking-dedupe review'?"
        ),
        (["booking-dedupe", "splt", "a", "b"], "There is no such command. Did you mean 'booking-dedupe split'?"),
        (["booking-dedupe", "help", "reviw"], "There is no such command. Did you mean 'booking-dedupe review'?"),
        (["booking-dedupe", "merge", "a", "b", "--reasn", "x"], "Unknown option '--reasn'. Did you mean '--reason'?"),
        (
            ["booking-dedupe", "merge", "a@example.com", "b@example.com", "c@example.com"],
            "One argument is too many: 'booking-dedupe merge' takes <user> <other>."
        ),
        (["booking-desk", "serch", "ada"], "There is no such command. Did you mean 'booking-desk search'?"),
        (["booking-desk", "waiting", "ofer"], "There is no such command. Did you mean 'booking-desk waiting offer'?"),
        (
            ["booking-desk", "search", "ada", "--dry-run"],
            "Unknown option '--dry-run'. 'booking-desk search' changes nothing: leave it out."
        ),
        (
            ["booking-desk", "search", "ada", "--booking", "B"],
            "Unknown option '--booking'. 'booking-desk notes list' has it; 'booking-desk search' does not."
        ),
        (
            ["booking-desk", "waiting", "--databse", "x", "list"],
            "Unknown option '--databse'. Did you mean '--database'? It stands behind the command: booking-desk waiting <subcommand> --database"
        ),
    ]

    @Test(arguments: lines)
    func `A mistyped word is a usage error that names the one that was meant`(_ command: [String], _ advice: String)
        throws
    {
        let folder = try TemporaryFolder()
        let run = try ToolRun(command[0], Array(command.dropFirst()), in: folder).expect(status: 64)
        #expect(run.standardError.hasPrefix("Error: \(advice)\nUsage: \(command[0])"), "\(run)")
        #expect(run.standardError.hasSuffix("--help' for more information.\n") && run.standardOutput.isEmpty)
        #expect(!run.standardError.contains("example.com"))
        #expect(try folder.contents().isEmpty)
    }
}
