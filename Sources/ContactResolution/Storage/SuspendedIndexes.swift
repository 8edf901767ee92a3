internal import Database

/// Secondary indexes dropped around a write of most rows: building one afterwards costs a tenth of keeping it.
struct SuspendedIndexes {
    private var definitions: [String] = []

    /// Drops the indexes of these names that exist. An engine other than SQLite keeps them.
    init(_ names: [String], in database: any Database) throws(DatabaseError) {
        guard database.engine == .sqlite else { return }
        for name in names {
            let sql = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?1"
            guard let definition = try database.text(sql, [.text(name)]) else { continue }
            try database.execute("DROP INDEX \(name)")
            definitions.append(definition)
        }
    }

    /// Builds them again, by the text that made them.
    func restore(in database: any Database) throws(DatabaseError) {
        for definition in definitions { try database.execute(definition) }
    }
}
