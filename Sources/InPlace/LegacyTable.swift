import Database
public import PostgreSQLDriver

/// A table of somebody else's database, found by the name that somebody typed.
public struct LegacyTable: Sendable {
    /// Its full name as SQL has to write it: schema and table, in quotes where these are needed.
    public let name: String
    /// The name that messages use: as it was typed.
    public let typedName: String
    /// Its columns, in the table's order.
    public let columns: [LegacyColumn]
    /// The columns of its primary key, quoted; empty where it has none.
    let key: [String]
    /// Its number in the server's catalogue.
    let oid: Int64
    let schema: String
    /// Its own name without the schema and without quotes.
    let plainName: String
    /// What it is: an ordinary table, a partitioned one, a view.
    let kind: String
    /// What the session's role may do.
    let isOwned: Bool
    let mayCreate: Bool
    let mayMakeTemporary: Bool

    /// Finds a table, view or partitioned table as the server itself would: by the search path, folding what is not quoted.
    public init(_ typed: String, in database: PostgreSQLDatabase) throws {
        typedName = typed
        var found: [SQLValue]?
        do throws(DatabaseError) {
            try database.query(LegacyTable.catalogue, [.text(typed)]) { row throws(DatabaseError) in
                found = (0..<row.columnCount).map { row.value($0) }
            }
        } catch {
            switch error.kind {
            case .cannotWrite:
                throw InPlaceError(
                    "table \(typed): the server does not let this role into its schema",
                    hint: "have an administrator say: GRANT USAGE ON SCHEMA … TO …, and GRANT SELECT ON \(typed) TO …")
            case .statement:
                throw InPlaceError(
                    "\(typed) is no name of a table",
                    hint: #"write --table bookings, --table legacy.bookings, or with quotes --table '"Bookings"'"#)
            default: throw error
            }
        }
        guard let found, case .integer(let oid) = found[0] else {
            throw try LegacyTable.missing(typed, in: database)
        }
        func text(_ index: Int) -> String { if case .text(let text) = found[index] { text } else { "" } }
        func flag(_ index: Int) -> Bool { found[index] == .integer(1) }
        self.oid = oid
        (schema, plainName, kind) = (text(1), text(3), text(4))
        name = schema + "." + text(2)
        (isOwned, mayCreate, mayMakeTemporary) = (flag(6), flag(7), flag(8))
        guard ["r", "p", "v", "m", "f"].contains(kind) else {
            throw InPlaceError("\(typed) is no table", hint: "name a table or a view with --table")
        }
        guard flag(5) else {
            throw InPlaceError(
                "table \(typed): the server does not let this role read it",
                hint: "have its owner say: GRANT SELECT ON \(name) TO \(try LegacyTable.role(in: database))")
        }
        var columns: [LegacyColumn] = []
        try database.query(LegacyTable.columns, [.integer(oid)]) { row throws(DatabaseError) in
            columns.append(
                LegacyColumn(
                    name: row.text(0) ?? "", quoted: row.text(1) ?? "", type: row.text(2) ?? "",
                    isLinkedBack: row.text(3)?.hasPrefix(LinkBackMark.prefix) ?? false))
        }
        self.columns = columns
        var key: [String] = []
        try database.query(LegacyTable.primaryKey, [.integer(oid)]) { row throws(DatabaseError) in
            key.append(row.text(0) ?? "")
        }
        self.key = key
    }

    /// The column of that name, as it is.
    func column(_ name: String) -> LegacyColumn? { columns.first { $0.name == name } }

    private static let catalogue = """
        SELECT CAST(c.oid AS bigint), quote_ident(n.nspname), quote_ident(c.relname), CAST(c.relname AS text),
            CAST(c.relkind AS text),
            CAST(has_table_privilege(c.oid, 'SELECT') OR has_any_column_privilege(c.oid, 'SELECT') AS int),
            CAST(pg_has_role(c.relowner, 'USAGE') AS int), CAST(has_schema_privilege(n.oid, 'CREATE') AS int),
            CAST(has_database_privilege(current_database(), 'TEMP') AS int)
        FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.oid = to_regclass(?1)
        """

    private static let columns = """
        SELECT attname, quote_ident(attname), format_type(atttypid, NULL), col_description(attrelid, attnum)
        FROM pg_attribute
        WHERE attrelid = CAST(CAST(?1 AS bigint) AS oid) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
        """

    private static let primaryKey = """
        SELECT quote_ident(a.attname)
        FROM pg_index AS i CROSS JOIN unnest(CAST(i.indkey AS smallint[])) WITH ORDINALITY AS k (attnum, place)
            JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
        WHERE i.indrelid = CAST(CAST(?1 AS bigint) AS oid) AND i.indisprimary ORDER BY k.place
        """

    private static func role(in database: PostgreSQLDatabase) throws(DatabaseError) -> String {
        try database.text("SELECT quote_ident(current_user)") ?? "…"
    }

    /// The error for a name that no table has, with one that was perhaps meant: the same letters, in quotes or in another
    /// schema.
    private static func missing(_ typed: String, in database: PostgreSQLDatabase) throws(DatabaseError) -> InPlaceError
    {
        let wanted = typed.split(separator: ".").last.map { $0.filter { $0 != "\"" } } ?? ""
        let near = try database.text(
            """
            SELECT CASE WHEN pg_table_is_visible(c.oid) OR n.nspname = current_schema() THEN quote_ident(c.relname)
                ELSE quote_ident(n.nspname) || '.' || quote_ident(c.relname) END
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND lower(c.relname) = lower(?1)
                AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            ORDER BY pg_table_is_visible(c.oid) DESC, 1 LIMIT 1
            """, [.text(wanted)])
        return InPlaceError(
            "there is no table \(typed) in the legacy database, or none that its search path finds",
            hint: near.map { "did you mean --table '\($0)'?" }
                ?? #"name it with its schema, --table legacy.bookings, and in quotes where it has capitals, --table '"Bookings"'"#
        )
    }
}
