import BookingModel
import Importing

extension ToolkitSettings {
    /// The business's time zone: as given, as stored, or UTC; stored on first use.
    ///
    /// Another zone than the stored one is refused: it would move bookings to other days in every report.
    func timeZone(given: String?) throws -> BusinessTimeZone {
        let stored = try value(.timeZone)
        if let stored, let given, stored != given {
            throw JobError(
                "the database was made with the time zone \(stored), not \(given)",
                hint: "leave out --time-zone, or import into another database")
        }
        let zone = try ToolkitSettings.zone(named: stored ?? given ?? "UTC")
        if stored == nil { try store(zone.name, as: .timeZone) }
        return zone
    }

    /// The stored time zone, for what only reads.
    func storedTimeZone() throws -> BusinessTimeZone { try ToolkitSettings.zone(named: value(.timeZone) ?? "UTC") }

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
