import ContactResolution
import Database

/// The job of `booking-dedupe`: contacts into users.
public struct DedupeJob {
    private let database: DatabaseOptions
    private let match: MatchOptions
    private let run: RunOptions

    /// A job with the options of the command line.
    public init(database: DatabaseOptions, match: MatchOptions, run: RunOptions) {
        self.database = database
        self.match = match
        self.run = run
    }

    /// Runs the job; throws the exit status where it is not 0.
    public func callAsFunction() throws {
        try Job.run("booking-dedupe", run) { summary, _, execution in
            let opened = try OpenedDatabase(existing: database.location, by: execution)
            summary.database = opened.location.description
            try opened.transaction(isDryRun: run.dryRun) { connection in
                try DedupeStage(match: match).run(in: opened, summary: &summary)
                summary.users = Int(try connection.integer("SELECT COUNT(*) FROM users") ?? 0)
                summary.bookings = Int(try connection.integer("SELECT COUNT(*) FROM bookings") ?? 0)
            }
        }
    }
}

/// Contact resolution as a stage of a job.
struct DedupeStage {
    let match: MatchOptions
    /// Whether users of whom nothing was touched since the last run may be passed over.
    var looksAtTouched = false

    func run(in opened: OpenedDatabase, summary: inout RunSummary) throws {
        try opened.interruption.check()
        let resolver = try match.resolver(for: opened.connection)
        let figures = try summary.time("dedupe") {
            looksAtTouched
                ? try resolver.resolveTouched(in: opened.connection) : try resolver.resolve(in: opened.connection)
        }
        summary.dedupe = [
            "contacts": figures.contacts, "users": figures.users, "users_new": figures.usersNew,
            "users_updated": figures.usersUpdated, "users_unchanged": figures.usersUnchanged,
            "users_deleted": figures.usersDeleted, "aliases_changed": figures.aliasesChanged,
            "links_changed": figures.linksChanged,
            "by_probability": figures.byProbability, "by_decision": figures.byDecision, "by_email": figures.byEmail,
            "by_customer_number": figures.byCustomerNumber, "by_phone_and_name": figures.byPhoneName,
            "alone": figures.alone, "placeholder_emails": figures.placeholderEmails,
            "placeholder_phones": figures.placeholderPhones, "changes": figures.writes,
        ]
        summary.changes = (summary.changes ?? 0) + figures.writes
    }
}
