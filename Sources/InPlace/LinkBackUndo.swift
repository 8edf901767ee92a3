import Database
public import PostgreSQLDriver

/// The way back: the columns, tables and links of link-back are taken away again, in the same gentle way.
///
/// What the website wrote into them since goes with them. Columns that were there before stay, emptied of links to the
/// users that go, and keep their indexes.
public struct LinkBackUndo {
    private let database: PostgreSQLDatabase
    private let table: LegacyTable
    private let names: LinkBackNames
    private let state: LinkBackState
    /// Whether other tables refer to the users, which then stay.
    private let otherTables: [String]

    /// Looks what there is to take away.
    public init(_ table: LegacyTable, in database: PostgreSQLDatabase, linkSchema: String?) throws {
        self.database = database
        self.table = table
        guard table.isOwned else {
            throw InPlaceError(
                "table \(table.typedName): only its owner may drop columns",
                hint: "connect as its owner")
        }
        names = try LinkBackNames(table, schema: linkSchema, in: database)
        state = try LinkBackState(table, names, in: database)
        var others: [String] = []
        let sql = """
            SELECT DISTINCT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
            FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE k.contype = 'f' AND k.confrelid IN (to_regclass(?1), to_regclass(?2))
                AND k.conrelid NOT IN (CAST(CAST(?3 AS bigint) AS oid), COALESCE(CAST(to_regclass(?2) AS oid), 0))
            ORDER BY 1
            """
        try database.query(sql, [.text(names.users), .text(names.groups), .integer(table.oid)]) { row in
            others.append(row.text(0) ?? "")
        }
        otherTables = others
        guard state.hasUsers || state.columns.values.contains(true) else {
            throw InPlaceError(
                "table \(table.typedName): nothing of a link-back is there",
                hint: "name the table that was linked back with --table, and its --link-schema where one was named")
        }
    }

    /// The links in columns of the table's own, which stay.
    private var kept: [LinkColumn] { LinkColumn.allCases.filter { $0.isLink && state.columns[$0] == false } }

    private var stage: String {
        let keys = table.key.enumerated().map { "t.\($1) AS key_\($0 + 1)" }.joined(separator: ", ")
        let order = table.key.map { "t.\($0)" }.joined(separator: ", ")
        let filled = kept.map { "t.\($0.name) IS NOT NULL" }.joined(separator: " OR ")
        return """
            CREATE TEMP TABLE booking_toolkit_undo AS
            SELECT row_number() OVER (ORDER BY \(order)) AS row_number, \(keys) FROM \(names.table) AS t WHERE \(filled)
            """
    }

    private func empty(_ rows: String) -> String {
        let sets = kept.map { column in
            let target = column == .groupID ? names.groups : names.users
            return
                "\(column.name) = CASE WHEN EXISTS (SELECT FROM \(target) AS u WHERE u.id = b.\(column.name)) THEN NULL ELSE b.\(column.name) END"
        }
        let keys = table.key.enumerated().map { "b.\($1) = l.key_\($0 + 1)" }.joined(separator: " AND ")
        return """
            UPDATE \(names.table) AS b SET
                \(sets.joined(separator: ",\n    "))
            FROM pg_temp.booking_toolkit_undo AS l
            WHERE \(rows) AND \(keys)
            """
    }

    private var emptiesLinks: Bool { !kept.isEmpty && state.hasUsers && state.hasGroups && otherTables.isEmpty }

    private var dropColumns: [String] {
        let keys = kept.compactMap { state.foreignKeys[$0.name] }.map { "DROP CONSTRAINT \($0.name)" }
        let columns = LinkColumn.allCases.filter { state.columns[$0] == true }.map { "DROP COLUMN \($0.name)" }
        guard !(keys + columns).isEmpty else { return [] }
        return ["ALTER TABLE \(names.table)\n    \((keys + columns).joined(separator: ",\n    "))"]
    }

    private var dropTables: [String] {
        guard otherTables.isEmpty else { return [] }
        return (state.hasGroups ? ["DROP TABLE \(names.groups)"] : [])
            + (state.hasUsers ? ["DROP TABLE \(names.users)"] : [])
    }

    /// What stays, to be said; nil where nothing does.
    public var remark: String? {
        otherTables.isEmpty
            ? nil : "\(names.users) and \(names.groups) stay: \(otherTables.joined(separator: ", ")) refer to them"
    }

    /// Takes the lock of the table; gives false where a link-back holds it.
    public func lock() throws -> Bool { try TableLock(table, in: database).take() }

    /// Takes everything away.
    public func run() throws {
        if emptiesLinks {
            try database.execute(stage)
            try database.execute("SET lock_timeout = '\(Patience.lockTimeout)'")
            try NumberedRows(table: "pg_temp.booking_toolkit_undo", alias: "l", in: database).write(empty)
        }
        let patience = Patience(database: database)
        try patience.change(names.table, dropColumns)
        if !dropTables.isEmpty { try patience.change(names.users, dropTables) }
    }

    /// The statements of the way back, as a script to read or to run by hand.
    public func script() -> String {
        var parts = [
            "-- The way back of --link-back for table \(names.table). What was written there since goes with it.\n"
        ]
        if emptiesLinks {
            parts.append("-- Links in columns that were there before, batch by batch.\n\(stage);\n")
            parts.append(empty("true") + ";\n")
        }
        for statement in dropColumns + dropTables { parts.append(statement + ";\n") }
        return parts.joined()
    }
}
