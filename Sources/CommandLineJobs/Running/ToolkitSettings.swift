import BookingModel
import Database
import Importing

/// What a database remembers of how it is to be read: fixed on first use, so that figures stay comparable.
struct ToolkitSettings {
    /// What it remembers, by the name of the row.
    enum Name: String {
        case timeZone = "time_zone"
        case match
        case survivorship
    }

    private let database: any Database

    init(_ database: any Database) { self.database = database }

    /// What is stored under a name, or nil.
    func value(_ name: Name) throws(DatabaseError) -> String? {
        try database.text("SELECT value FROM toolkit_settings WHERE name = ?1", [.text(name.rawValue)])
    }

    /// Stores a value in place of another; nil takes it out.
    func store(_ value: String?, as name: Name) throws(DatabaseError) {
        try database.run("DELETE FROM toolkit_settings WHERE name = ?1", [.text(name.rawValue)])
        guard let value else { return }
        try database.run(
            "INSERT INTO toolkit_settings (name, value) VALUES (?1, ?2)", [.text(name.rawValue), .text(value)])
    }

    /// What to say of a value that this version does not know: `advice` is what sets another.
    static func notUnderstood(_ name: Name, _ reason: String? = nil, advice: String) -> JobError {
        JobError(
            "the database's setting \(name.rawValue) is not understood" + (reason.map { ": \($0)" } ?? ""),
            hint: "a newer version may have written it: run that one, or \(advice)")
    }
}
