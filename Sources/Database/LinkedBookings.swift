/// How far backfill has come: up to there bookings have the users of their contacts.
public struct LinkedBookings: Sendable, Equatable {
    /// The number of bookings.
    public let count: Int64
    /// The highest row number among them.
    public let lastBooking: Int64
    /// The latest file that was imported before.
    public let lastFile: Int64

    /// What is stored; nil where backfill was not here, or where contacts have changed users since.
    public init?(in database: any Database) throws(DatabaseError) {
        guard let stored = try StageProgress(of: .backfill, in: database), let count = stored.counts["bookings"],
            let lastBooking = stored.counts["last_booking"], let lastFile = stored.counts["last_file"]
        else { return nil }
        self.count = count
        self.lastBooking = lastBooking
        self.lastFile = lastFile
    }

    /// Says that all bookings have the users of their contacts now; `count` is their number.
    public static func storeAll(_ count: Int, in database: any Database) throws(DatabaseError) {
        var progress = StageProgress(rules: "1")
        progress.counts["bookings"] = Int64(count)
        progress.counts["last_booking"] = try database.integer("SELECT max(row_id) FROM bookings") ?? 0
        progress.counts["last_file"] = try database.integer("SELECT max(file_id) FROM import_files") ?? 0
        try progress.store(of: .backfill, in: database)
    }
}
