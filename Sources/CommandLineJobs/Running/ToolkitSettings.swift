import BookingModel
import Database
import Importing

/// What a database remembers of how it is to be read: fixed on first use, so that figures stay comparable.
struct ToolkitSettings {
    let database: any Database

    init(_ database: any Database) { self.database = database }

    /// The business's time zone: as given, as stored, or UTC; stored on first use.
    ///
    /// Another zone than the stored one is refused: it would move bookings to other days in every report.
    func timeZone(given: String?) throws -> BusinessTimeZone {
        let stored = try database.text("SELECT value FROM toolkit_settings WHERE name = 'time_zone'")
        if let stored, let given, stored != given {
            throw JobError(
                "the database was made with the time zone \(stored), not \(given)",
                hint: "leave out --time-zone, or import into another database")
        }
        let zone = try ToolkitSettings.zone(named: stored ?? given ?? "UTC")
        if stored == nil {
            try database.run(
                "INSERT INTO toolkit_settings (name, value) VALUES ('time_zone', ?1)", [.text(zone.name)])
        }
        return zone
    }

    /// The way of matching contacts: as given, as stored, or probabilistic. What is given is stored, so that the nightly
    /// run goes on with it.
    func matching(given: MatchOptions.Matching?) throws -> MatchOptions.Matching {
        let stored = try database.text("SELECT value FROM toolkit_settings WHERE name = 'match'")
            .flatMap(MatchOptions.Matching.init(rawValue:))
        let matching = given ?? stored ?? .probabilistic
        if matching != stored {
            try database.run("DELETE FROM toolkit_settings WHERE name = 'match'")
            try database.run(
                "INSERT INTO toolkit_settings (name, value) VALUES ('match', ?1)", [.text(matching.rawValue)])
        }
        return matching
    }

    /// The stored time zone, for what only reads.
    func storedTimeZone() throws -> BusinessTimeZone {
        let stored = try database.text("SELECT value FROM toolkit_settings WHERE name = 'time_zone'")
        return try ToolkitSettings.zone(named: stored ?? "UTC")
    }

    static func zone(named name: String) throws(JobError) -> BusinessTimeZone {
        guard let zone = BusinessTimeZone(name: name) else {
            let near = Spelling.nearest(to: name, among: BusinessTimeZone.knownNames)
            throw JobError(
                "\(name) is no IANA time zone",
                hint: near.map { "did you mean --time-zone \($0)?" } ?? "write for instance --time-zone Europe/London")
        }
        return zone
    }
}
