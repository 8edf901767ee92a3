public import BookingModel
public import Database

extension BookingFacts {
    /// Reads the bookings with their users, sessions and courses: one scan of each table.
    ///
    /// `asOf` nil means the end of the data, as `RecordedMoments` tells it. Throws what the engine refuses, and a
    /// `.schema` error where the stored time zone is unknown here.
    public init(reading database: any Database, asOf day: LocalDay? = nil) throws(DatabaseError) {
        let zone = try BookingFacts.timeZone(of: database)
        self = try BookingFactsReader(zone: zone, given: day).facts(database)
    }

    /// The business's time zone as the database has it; UTC where nothing is stored yet.
    static func timeZone(of database: any Database) throws(DatabaseError) -> BusinessTimeZone {
        guard let name = try database.text("SELECT value FROM toolkit_settings WHERE name = 'time_zone'") else {
            return .utc
        }
        guard let zone = BusinessTimeZone(name: name) else {
            throw DatabaseError(
                .schema, "the database's time zone is not known on this computer: \(name)",
                hint: "install the time zone data (apt install tzdata) and run again")
        }
        return zone
    }
}
