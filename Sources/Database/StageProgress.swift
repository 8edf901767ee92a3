/// How far a stage has come: what a later run has to know in order to look only at what has been touched since.
///
/// It is written in the transaction of the data it speaks of. Where there is none, a stage looks at everything.
public struct StageProgress: Sendable, Equatable {
    /// A stage that leaves word of how far it has come.
    public enum Stage: String, Sendable {
        /// Contacts are users.
        case dedupe
        /// Bookings are linked to the users of their contacts.
        case backfill
    }

    /// The settings and rules under which the stage ran: under others it has to look at everything.
    public var rules: String
    /// What it counted, by name.
    public var counts: [String: Int64]

    private static let rulesName = "rules"

    /// Progress under some rules.
    public init(rules: String, counts: [String: Int64] = [:]) {
        self.rules = rules
        self.counts = counts
    }

    /// The progress of a stage, or nil where nothing is known of it.
    public init?(of stage: Stage, in database: any Database) throws(DatabaseError) {
        var rules: String?
        var counts: [String: Int64] = [:]
        try database.query("SELECT name, value FROM stage_progress WHERE stage = ?1", [.text(stage.rawValue)]) {
            row throws(DatabaseError) in
            guard let name = row.text(0), let value = row.text(1) else { return }
            if name == StageProgress.rulesName { rules = value } else { counts[name] = Int64(value) }
        }
        guard let rules else { return nil }
        self.init(rules: rules, counts: counts)
    }

    /// Writes it in place of what was known of the stage.
    public func store(of stage: Stage, in database: any Database) throws(DatabaseError) {
        try StageProgress.forget(stage, in: database)
        var values = counts.mapValues { String($0) }
        values[StageProgress.rulesName] = rules
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            try database.run(
                "INSERT INTO stage_progress (stage, name, value) VALUES (?1, ?2, ?3)",
                [.text(stage.rawValue), .text(name), .text(value)])
        }
    }

    /// Takes away what is known of a stage: its next run looks at everything.
    public static func forget(_ stage: Stage, in database: any Database) throws(DatabaseError) {
        try database.run("DELETE FROM stage_progress WHERE stage = ?1", [.text(stage.rawValue)])
    }
}
