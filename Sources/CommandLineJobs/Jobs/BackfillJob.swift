import Backfill
import BookingModel
import ContactResolution
import Database

/// The job of `booking-backfill`: bookings linked to users, and every derived column brought up to date.
public struct BackfillJob {
    private let database: DatabaseOptions
    private let asOf: AsOfOptions
    private let run: RunOptions

    /// A job with the options of the command line.
    public init(database: DatabaseOptions, asOf: AsOfOptions, run: RunOptions) {
        self.database = database
        self.asOf = asOf
        self.run = run
    }

    /// Runs the job; throws the exit status where it is not 0.
    public func callAsFunction() throws {
        try Job.run("booking-backfill", run) { summary, _, execution in
            let opened = try OpenedDatabase(existing: database.location, by: execution)
            summary.database = opened.location.description
            try opened.transaction(isDryRun: run.dryRun) { connection in
                let zone = try ToolkitSettings(connection).timeZone(given: nil)
                try BackfillStage(zone: zone, asOf: asOf).run(in: opened, summary: &summary)
                summary.users = Int(try connection.integer("SELECT COUNT(*) FROM users") ?? 0)
                summary.bookings = Int(try connection.integer("SELECT COUNT(*) FROM bookings") ?? 0)
            }
        }
    }
}

/// Backfill as a stage of a job.
struct BackfillStage {
    let zone: BusinessTimeZone
    let asOf: AsOfOptions

    func run(in opened: OpenedDatabase, summary: inout RunSummary) throws {
        try opened.interruption.check()
        let backfill = Backfill(timeZone: zone, asOf: asOf.day?.lastInstant(in: zone))
        let figures = try summary.time("backfill") { try backfill.run(in: opened.connection) }
        summary.timeZone = zone.name
        summary.backfill = [
            "bookings_linked": figures.bookingsLinked, "bookings_relinked": figures.bookingsRelinked,
            "bookings_unchanged": figures.bookingsUnchanged, "bookings_without_contact": figures.bookingsWithoutContact,
            "users_updated": figures.usersUpdated, "groups": figures.groups, "groups_updated": figures.groupsUpdated,
            "sessions_updated": figures.sessionsUpdated, "attached_updated": figures.attachedWritten,
            "changes": figures.writes,
        ]
        summary.links = figures.attached.map(RunSummary.Links.init)
        summary.changes = (summary.changes ?? 0) + figures.writes
    }
}

extension LocalDay {
    /// The last moment of the day, by the clock of the business.
    func lastInstant(in zone: BusinessTimeZone) -> Instant {
        Instant(microseconds: zone.start(of: advanced(by: 1)).microseconds - 1)
    }
}
