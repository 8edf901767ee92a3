internal import BookingModel
internal import Database

/// When course sessions start.
struct SessionStarts: Sendable {
    private var sessions = IdentifierIndex()
    private var starts: [Int64?] = []
    private var localDays: [Int64?] = []

    init(of database: any Database) throws(DatabaseError) {
        try database.query("SELECT id, starts_at, starts_on FROM course_sessions ORDER BY id") {
            row throws(DatabaseError) in
            guard let id = row.identifier(0) else { return }
            sessions.insert(id)
            starts.append(row.isNull(1) ? nil : row.integer(1))
            localDays.append(row.isNull(2) ? nil : row.integer(2))
        }
    }

    /// When a session starts, in microseconds.
    func start(of session: Identifier) -> Int64? { sessions.ordinal(of: session).flatMap { starts[$0] } }

    /// Writes the local day on which each session starts where it differs; gives the number of sessions written.
    func writeLocalDays(in timeZone: BusinessTimeZone, to database: any Database) throws(DatabaseError) -> Int {
        var batch = RowBatch(columnCount: 2)
        for (session, start) in starts.enumerated() {
            let day = start.map { Int64(timeZone.day(of: Instant(microseconds: $0)).daysSinceEpoch) }
            guard day != localDays[session] else { continue }
            batch.append(sessions.identifiers[session])
            batch.append(day)
        }
        try database.update("course_sessions", key: "id", columns: ["starts_on"], with: batch)
        return batch.rowCount
    }
}
