public import BookingModel
public import Desk
import Reporting

/// The job of the commands of `booking-dedupe` that show or decide who is who.
public struct IdentityJob {
    private let database: DatabaseOptions
    private let run: RunOptions

    /// A job with the options of the command line.
    public init(database: DatabaseOptions, run: RunOptions) {
        self.database = database
        self.run = run
    }

    /// Shows something. Takes no lock.
    public func show(_ body: (DeskContext) throws -> DeskAnswer) throws {
        try Job.perform("booking-dedupe", run) { speaker, execution in
            let opened = try OpenedDatabase(forReading: database.location, by: execution)
            let zone = try ToolkitSettings(opened.connection).storedTimeZone()
            let context = DeskContext(database: opened.connection, timeZone: zone, now: WallClock.now)
            try speech(speaker, zone).say(try body(context))
        }
    }

    /// Decides something, resolves the contacts anew and brings the bookings along, in one transaction; shows the users
    /// that it is about. `body` gives their contacts.
    public func decide(
        _ options: DecisionOptions, _ body: (IdentityDecisions) throws -> [Identifier]
    ) throws {
        try Job.perform("booking-dedupe", run) { speaker, execution in
            let opened = try OpenedDatabase(existing: database.location, by: execution)
            let zone = try ToolkitSettings(opened.connection).storedTimeZone()
            let now = try options.moment.moment(in: zone)
            var summary = RunSummary(tool: execution.tool)
            summary.dryRun = run.dryRun
            var answer = try opened.transaction(isDryRun: run.dryRun, completing: .records) { connection in
                let context = DeskContext(database: connection, timeZone: zone, now: now)
                let contacts = try body(IdentityDecisions(context, by: options.author, reason: options.reason))
                try IdentityStages(zone: zone).run(in: opened, summary: &summary)
                return DeskAnswer(try IdentityListings(context).users(of: contacts))
            }
            answer.remarks = IdentityStages.remarks(summary, isDryRun: run.dryRun)
            try speech(speaker, zone).say(answer)
            if let path = run.summary { try speaker.write(summary, to: path) }
        }
    }

    private func speech(_ speaker: Speaker, _ zone: BusinessTimeZone) -> DeskSpeech {
        var listing = ListingOptions()
        listing.json = run.json
        listing.csv = false
        listing.csvDialect = .excel
        listing.quiet = run.quiet
        listing.noColor = run.noColor
        return DeskSpeech(speaker: speaker, listing: listing, zone: zone)
    }
}

/// What follows a decision: the contacts resolved anew, and their bookings and statistics brought along.
struct IdentityStages {
    let zone: BusinessTimeZone

    func run(in opened: OpenedDatabase, summary: inout RunSummary) throws {
        try DedupeStage(match: MatchOptions.asStored).run(in: opened, summary: &summary)
        try BackfillStage(zone: zone, asOf: AsOfOptions.asOfData).run(in: opened, summary: &summary)
    }

    /// What has changed by so many decisions, in numbers, and how to take them back: where there were none, `undo` would take
    /// back another's.
    static func remarks(_ summary: RunSummary, decisions: Int = 1, isDryRun: Bool) -> [String] {
        let parts = [
            (summary.dedupe?["users_new"], "new user", "new users"),
            (summary.dedupe?["users_deleted"], "user that is another one now", "users that are others now"),
            (summary.dedupe?["users_updated"], "user with other details", "users with other details"),
            (summary.backfill?["bookings_relinked"], "booking moved", "bookings moved"),
        ].compactMap { count, one, several in
            count.flatMap { $0 == 0 ? nil : "\($0) \($0 == 1 ? one : several)" }
        }
        let changes = parts.joined(separator: ", ")
        if isDryRun {
            let none = decisions > 0 ? ["no user would change by it"] : []
            return (changes.isEmpty ? none : [changes]) + ["Dry run: nothing was changed."]
        }
        guard decisions > 0 else { return changes.isEmpty ? [] : [changes] }
        return [
            changes.isEmpty ? "recorded; no user changes by it" : changes,
            decisions == 1
                ? "take it back with: booking-dedupe undo"
                : "take them back, the last first, with: booking-dedupe undo",
        ]
    }
}
