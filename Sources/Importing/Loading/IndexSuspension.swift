import Database

/// The secondary indexes of a table, dropped while it is filled from empty: built afterwards by one sort each, they
/// cost a tenth.
struct IndexSuspension {
    private var definitions: [(name: String, sql: String)] = []

    /// Drops the indexes of `table` that were created by name.
    init(of table: String, in database: any Database) throws(DatabaseError) {
        var found: [(name: String, sql: String)] = []
        try database.query(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL ORDER BY name",
            [.text(table)]
        ) { (row) throws(DatabaseError) in
            found.append((row.text(0) ?? "", row.text(1) ?? ""))
        }
        definitions = found
        for (name, _) in definitions { try database.execute("DROP INDEX \(name)") }
    }

    /// Creates one of the dropped indexes again.
    mutating func restore(_ name: String, in database: any Database) throws(DatabaseError) {
        guard let index = definitions.firstIndex(where: { $0.name == name }) else { return }
        try database.execute(definitions.remove(at: index).sql)
    }

    /// Creates all that are still dropped.
    mutating func restoreAll(in database: any Database) throws(DatabaseError) {
        for (_, sql) in definitions { try database.execute(sql) }
        definitions = []
    }
}
