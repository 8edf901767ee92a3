public import BookingModel
import Database

extension TestEngine {
    /// What a test asks of the current engine, where the two have no words in common.
    public static func sql(sqlite: String, postgresql: String) -> String {
        switch current {
        case .sqlite: sqlite
        case .postgresql: postgresql
        }
    }

    /// An identifier, written out.
    public static func literal(_ identifier: Identifier) -> String {
        sql(
            sqlite: "x'\(identifier.description.filter { $0 != "-" })'",
            postgresql: "CAST('\(identifier)' AS uuid)")
    }

    /// The date of a stored moment in UTC, as a text.
    public static func date(_ column: String) -> String {
        sql(sqlite: "date(\(column) / 1000000, 'unixepoch')", postgresql: "to_char(\(column), 'YYYY-MM-DD')")
    }

    /// The date and time of a stored moment in UTC, as a text.
    public static func dateAndTime(_ column: String) -> String {
        sql(
            sqlite: "datetime(\(column) / 1000000, 'unixepoch')",
            postgresql: "to_char(\(column), 'YYYY-MM-DD HH24:MI:SS')")
    }

    /// The query for the number of references that lead nowhere. PostgreSQL has no foreign keys to tell, so there it is
    /// that of references to users.
    public static var foreignKeyErrors: String {
        let references = [
            ("bookings", "user_id"), ("bookings", "created_by_user_id"), ("contacts", "user_id"),
            ("user_totals", "user_id"), ("booking_groups", "company_id"), ("booking_groups", "organizer_id"),
            ("waiting_lists", "user_id"), ("payments", "user_id"), ("certificates", "user_id"),
        ]
        let counts = references.map { table, column in
            """
            (SELECT count(*) FROM \(table) AS t WHERE t.\(column) IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM users WHERE users.id = t.\(column)))
            """
        }
        return sql(
            sqlite: "SELECT count(*) FROM pragma_foreign_key_check",
            postgresql: "SELECT " + counts.joined(separator: " + "))
    }

    /// What an INSERT has beside its own columns and values for so many bytes of room, where the engine keeps it.
    public static func room(_ bytes: Int) -> (column: String, value: String) {
        switch current {
        case .sqlite: (", \(TableRoom.column)", ", zeroblob(\(bytes))")
        case .postgresql: ("", "")
        }
    }

    /// The names and statements of all indexes.
    public static var indexes: String {
        sql(
            sqlite: "SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name",
            postgresql:
                "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname")
    }
}
