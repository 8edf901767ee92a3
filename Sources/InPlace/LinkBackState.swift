import Database
import PostgreSQLDriver

/// What of link-back is there already: from the server's catalogue alone, so that a run that was killed is carried on by
/// the next one, whoever starts it.
struct LinkBackState {
    /// The columns that the table has, and whether link-back added them.
    private(set) var columns: [LinkColumn: Bool] = [:]
    private(set) var hasUsers = false
    private(set) var hasGroups = false
    /// Columns that an index leads with.
    private(set) var indexed: Set<String> = []
    /// Indexes, quoted, that a run could not complete.
    private(set) var brokenIndexes: Set<String> = []
    /// Foreign keys by column: the name, quoted, and whether it was validated.
    private(set) var foreignKeys: [String: (name: String, isValidated: Bool)] = [:]

    /// The columns that are missing.
    var missing: [LinkColumn] { LinkColumn.allCases.filter { columns[$0] == nil } }
    /// The columns that are written: those of link-back, and links of the table's own where they are empty.
    var written: [LinkColumn] { LinkColumn.allCases.filter { $0.isLink || columns[$0] != false } }
    /// The columns of the table's own that are left alone.
    var leftAlone: [LinkColumn] { LinkColumn.allCases.filter { !written.contains($0) } }

    /// Reads the catalogue. Throws where something stands in the way.
    init(_ table: LegacyTable, _ names: LinkBackNames, in database: PostgreSQLDatabase) throws {
        for column in LinkColumn.allCases {
            guard let found = table.column(column.name) else { continue }
            columns[column] = found.isLinkedBack
            guard !column.isLink || found.type == "uuid" else {
                throw InPlaceError(
                    "table \(table.typedName), column \(column.name): it is there already, of type \(found.type), and a link needs uuid",
                    hint: "rename it: ALTER TABLE \(table.name) RENAME COLUMN \(column.name) TO legacy_\(column.name)")
            }
        }
        hasUsers = try LinkBackState.isOurs(names.users, database)
        hasGroups = try LinkBackState.isOurs(names.groups, database)
        try readIndexes(table, database)
        try readForeignKeys(table, names, database)
    }

    /// Whether a table is there and link-back made it; throws where somebody else did.
    private static func isOurs(_ name: String, _ database: PostgreSQLDatabase) throws -> Bool {
        let sql = """
            SELECT COALESCE(obj_description(to_regclass(?1), 'pg_class'), '') FROM pg_class WHERE oid = to_regclass(?1)
            """
        guard let comment = try database.text(sql, [.text(name)]) else { return false }
        guard comment.hasPrefix(LinkBackMark.prefix) else {
            throw InPlaceError(
                "there is a table \(name) already that link-back has not made",
                hint:
                    "say CREATE SCHEMA crm in the legacy database, and have the tables made there with --link-schema crm"
            )
        }
        return true
    }

    private mutating func readIndexes(_ table: LegacyTable, _ database: PostgreSQLDatabase) throws(DatabaseError) {
        let sql = """
            SELECT quote_ident(c.relname), CAST(i.indisvalid AS int), CAST(a.attname AS text)
            FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
                JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            WHERE i.indrelid = CAST(CAST(?1 AS bigint) AS oid) AND i.indpred IS NULL
            """
        try database.query(sql, [.integer(table.oid)]) { row throws(DatabaseError) in
            if row.integer(1) == 1 {
                indexed.insert(row.text(2) ?? "")
            } else {
                brokenIndexes.insert(row.text(0) ?? "")
            }
        }
    }

    private mutating func readForeignKeys(
        _ table: LegacyTable, _ names: LinkBackNames, _ database: PostgreSQLDatabase
    ) throws {
        var found: [(column: String, name: String, isValidated: Bool, target: String)] = []
        let sql = """
            SELECT CAST(a.attname AS text), quote_ident(k.conname), CAST(k.convalidated AS int),
                quote_ident(n.nspname) || '.' || quote_ident(c.relname)
            FROM pg_constraint AS k JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
                JOIN pg_class AS c ON c.oid = k.confrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE k.conrelid = CAST(CAST(?1 AS bigint) AS oid) AND k.contype = 'f'
            """
        try database.query(sql, [.integer(table.oid)]) { row throws(DatabaseError) in
            found.append((row.text(0) ?? "", row.text(1) ?? "", row.integer(2) == 1, row.text(3) ?? ""))
        }
        for key in found {
            guard let column = LinkColumn(rawValue: key.column), column.isLink else { continue }
            let wanted = column == .groupID ? names.groups : names.users
            guard key.target == wanted else {
                throw InPlaceError(
                    "table \(table.typedName), column \(key.column): it refers to \(key.target) already, not to \(wanted)",
                    hint: "rename it: ALTER TABLE \(table.name) RENAME COLUMN \(key.column) TO legacy_\(key.column)")
            }
            foreignKeys[key.column] = (key.name, key.isValidated)
        }
    }
}
