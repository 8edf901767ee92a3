public import BookingModel
public import Database

/// The backfill stage: links bookings to users and brings users, groups and sessions up to date with their bookings.
///
/// Every statement touches only rows that differ, so a second run over the same data writes nothing.
public struct Backfill {
    private let timeZone: BusinessTimeZone
    private let asOf: Instant?

    /// A backfill for a business in `timeZone`. A session that starts after `asOf` is upcoming; by default that is the
    /// end of the data (`RecordedMoments`), never the wall clock.
    public init(timeZone: BusinessTimeZone, asOf: Instant?) {
        self.timeZone = timeZone
        self.asOf = asOf
    }

    /// Backfills a database, in the caller's transaction. Throws what the engine refuses.
    @discardableResult
    public func run(in database: any Database) throws(DatabaseError) -> BackfillFigures {
        var figures = BackfillFigures()
        let sessions = try SessionStarts(of: database)
        figures.sessionsUpdated = try sessions.writeLocalDays(in: timeZone, to: database)
        let links = try ContactLinks(of: database)
        var pass = try BookingPass.over(
            database, links: links, sessions: sessions, timeZone: timeZone, asOf: asOf)
        figures.countBookings(pass.figures)
        figures.bookingsWritten = try pass.write(to: database)
        let end = try database.recordedEnd(of: pass.recorded)
        pass.statistics.countUpcoming(after: asOf ?? Instant(microseconds: end?.latest ?? .min))
        figures.attachedWritten = try AttachedRecords().link(in: database)
        figures.attached = try AttachedLinks.count(in: database)
        try pass.statistics.countCertificates(of: database, links)
        figures.usersUpdated = try UserStatisticsStore(links: links, timeZone: timeZone).write(
            pass.statistics, to: database)
        figures.totalsChanged = try UserTotalsStore(links: links).write(pass.statistics, to: database)
        figures.groups = pass.groups.count
        figures.groupsUpdated = try pass.groups.write(links, to: database)
        figures.creatorsLinked = try pass.creators.write(to: database)
        if figures.bookingsUnresolved == 0 {
            try LinkedBookings.storeAll(figures.bookings, in: database)
        } else {
            try StageProgress.forget(.backfill, in: database)
        }
        return figures
    }
}
