public import Database
public import Importing
public import PostgreSQLDriver

/// Writes what the toolkit found back to the legacy table, as the customer's plan asks: users, the links to them, and the
/// plan's columns with their indexes and foreign keys, while the website goes on writing.
///
/// Every statement is a transaction of its own, or a short one of a few. What is done can be seen from the data, so a run
/// that was killed at any moment is carried on by the next.
public struct LinkBack {
    let database: PostgreSQLDatabase
    let table: LegacyTable
    let names: LinkBackNames
    let statements: LinkBackStatements
    var patience: Patience { Patience(database: database) }

    /// Looks whether the table can be linked back, before anything is read. `linkSchema` is the schema for `users` and
    /// `booking_groups`; nil: the table's.
    public init(_ table: LegacyTable, in database: PostgreSQLDatabase, mapping: Mapping?, linkSchema: String?) throws {
        self.database = database
        self.table = table
        try LinkBack.check(table)
        let read = LegacyTableReader(table, in: database).columns(mapping: mapping, isLinkingBack: true)
        guard let columns = TableColumns(headers: read.map(\.name), mapping: mapping) else {
            throw InPlaceError(
                "table \(table.typedName): its columns do not say that its rows are bookings",
                hint: "name the columns in a mapping file and give it with --mapping FILE")
        }
        guard let reference = columns.reference, table.column(reference) != nil else {
            throw InPlaceError(
                "table \(table.typedName): no single column is its bookings' reference or id, so links would lead to any of them",
                hint: "name the column for booking_reference or source_record_id in a mapping file: --mapping FILE")
        }
        let names = try LinkBackNames(table, schema: linkSchema, in: database)
        self.names = names
        try LinkBack.checkSchema(names.schema, in: database)
        statements = LinkBackStatements(
            table: table, names: names, state: try LinkBackState(table, names, in: database),
            contactColumns: columns.contact.filter { table.column($0) != nil }, referenceColumn: reference)
    }

    private static func check(_ table: LegacyTable) throws(InPlaceError) {
        guard table.kind == "r" else {
            throw InPlaceError(
                "\(table.typedName) is a view or a table in parts, which cannot be linked back",
                hint: "name an ordinary table with --table, or leave out --link-back")
        }
        guard !table.key.isEmpty else {
            throw InPlaceError(
                "table \(table.typedName) has no primary key, by which its rows could be linked",
                hint: "give it one: ALTER TABLE \(table.name) ADD PRIMARY KEY (id)")
        }
        guard table.isOwned else {
            throw InPlaceError(
                "table \(table.typedName): only its owner may add columns",
                hint: "connect as its owner, or have it handed over: ALTER TABLE \(table.name) OWNER TO …")
        }
        guard table.mayMakeTemporary else {
            throw InPlaceError(
                "the role may not make temporary tables in the legacy database",
                hint: "have an administrator say: GRANT TEMPORARY ON DATABASE … TO …")
        }
    }

    private static func checkSchema(_ schema: String, in database: PostgreSQLDatabase) throws {
        let sql =
            "SELECT CAST(has_schema_privilege(oid, 'CREATE') AS int) FROM pg_namespace WHERE quote_ident(nspname) = ?1"
        switch try database.integer(sql, [.text(schema)]) {
        case 1: return
        case nil:
            throw InPlaceError(
                "there is no schema \(schema) in the legacy database",
                hint: "make it there: CREATE SCHEMA \(schema), or name another with --link-schema")
        default:
            throw InPlaceError(
                "schema \(schema): the role may not make tables in it",
                hint: "have its owner say: GRANT CREATE ON SCHEMA \(schema) TO …")
        }
    }

    /// Takes the lock of the table; gives false where another link-back holds it.
    public func lock() throws -> Bool { try TableLock(table, in: database).take() }

    /// Notes which rows there are and what they say, in the snapshot in which they are read.
    public func stageRows() throws { try database.execute(statements.stageRows) }

    /// Links the rows that were staged to the users of the toolkit's database, whose import of them is committed.
    public func run(from toolkit: any Database, sourceSystem: String) throws -> LinkBackFigures {
        var figures = LinkBackFigures()
        figures.table = table.typedName
        let staging = LinkStaging(toolkit: toolkit, legacy: database, sourceSystem: sourceSystem)
        for statement in statements.stageToolkit { try database.execute(statement) }
        try staging.bookings()
        try staging.groups()
        try staging.users()
        for statement in statements.joinLinks { try database.execute(statement) }
        try makeTables()
        try patience.change(names.table, statements.addColumns)
        for statement in statements.dropUnused { try database.execute(statement) }
        try database.execute("SET lock_timeout = '\(Patience.lockTimeout)'")
        figures.usersWritten = try rows("users", "n").write(statements.writeUsers)
        figures.groupsWritten = try rows("groups", "n").write(statements.writeGroups)
        try database.execute(statements.takeOverGroups)
        figures.rowsWritten = try rows("links", "l").write(statements.linkRows)
        // What follows waits without keeping anybody waiting who reads or writes.
        try database.execute("SET lock_timeout = 0")
        for statement in statements.makeIndexes { try database.execute(statement) }
        for statement in statements.addForeignKeys { try patience.change(names.table, [statement]) }
        try validate()
        try count(&figures)
        return figures
    }

    private func rows(_ table: String, _ alias: String) -> NumberedRows {
        NumberedRows(table: "pg_temp.booking_toolkit_\(table)", alias: alias, in: database)
    }

    private func makeTables() throws {
        guard !statements.makeTables.isEmpty else { return }
        try database.execute("BEGIN")
        do {
            for statement in statements.makeTables { try database.execute(statement) }
            try database.execute("COMMIT")
        } catch {
            try? database.execute("ROLLBACK")
            throw error
        }
    }

    private func validate() throws {
        for statement in statements.validateForeignKeys {
            do throws(DatabaseError) {
                try database.execute(statement)
            } catch {
                guard error.message.contains("23503") else { throw error }
                throw InPlaceError(
                    "table \(table.typedName): rows refer to users or groups that are not there: \(error.message)",
                    hint: "correct them, and say by hand: \(statement)")
            }
        }
    }

    private func count(_ figures: inout LinkBackFigures) throws {
        var counts: [Int] = []
        try database.query(statements.count) { row throws(DatabaseError) in
            counts = (0..<row.columnCount).map { Int(row.integer($0)) }
        }
        guard counts.count == 8 else { return }
        figures.rows = counts[0]
        figures.linked = counts[1]
        figures.linkedToAnother = counts[2]
        figures.cameSince = counts[3]
        figures.notImported = counts[4]
        figures.withoutUser = counts[5]
        figures.changedSince = counts[6]
        figures.held = counts[7]
        guard figures.addsUp else {
            throw InPlaceError(
                "table \(table.typedName): the rows that are linked and those that are not do not add up to all",
                hint: "this is a defect of the toolkit: please report it; what was linked stays linked")
        }
    }
}
