internal import Database
internal import SQLiteFile

/// What direct access has to know of a database's tables and indexes, as the engine tells it.
struct DirectSchema: Sendable {
    /// One index.
    struct Index: Sendable {
        let name: String
        let table: String
        let root: UInt32
        /// Its first column.
        let column: String
        /// Whether it holds only rows that have a value in that column.
        let isPartial: Bool
        let isUnique: Bool
        /// The columns that tell rows of equal values apart; none where the row's number does.
        let key: [String]
        /// Whether direct access knows to build its like: over one plain column.
        let isBuildable: Bool
    }

    private(set) var tables: [String: TableLayout] = [:]
    private var indexes: [Index] = []

    /// The indexes of a table that satisfy a condition.
    func indexes(of table: String, where condition: (Index) -> Bool) -> [Index] {
        indexes.filter { $0.table == table && condition($0) }
    }

    /// Reads the schema of the main database.
    init(of database: SQLiteDatabase) throws(DatabaseError) {
        var roots: [(kind: String, name: String, table: String, root: UInt32, sql: String)] = []
        try database.query("SELECT type, name, tbl_name, rootpage, sql FROM main.sqlite_schema WHERE rootpage > 0") {
            row throws(DatabaseError) in
            roots.append(
                (
                    row.text(0) ?? "", row.text(1) ?? "", row.text(2) ?? "", UInt32(clamping: row.integer(3)),
                    row.text(4) ?? ""
                ))
        }
        for object in roots {
            if object.kind == "table" {
                tables[object.name] = try DirectSchema.layout(of: object.name, root: object.root, in: database)
            } else {
                indexes.append(
                    try DirectSchema.index(object.name, of: object.table, root: object.root, object.sql, in: database))
            }
        }
    }

    /// The layout of a table; nil where its records hold something that direct access does not know.
    private static func layout(of table: String, root: UInt32, in database: SQLiteDatabase) throws(DatabaseError)
        -> TableLayout?
    {
        var columns: [(name: String, type: String, defaultValue: String?, key: Int64)] = []
        try database.query("SELECT name, type, dflt_value, pk, hidden FROM pragma_table_xinfo(?1)", [.text(table)]) {
            row throws(DatabaseError) in
            columns.append((row.text(0) ?? "", row.text(1) ?? "", row.text(2), row.integer(3)))
        }
        let hasRowNumbers =
            try database.integer(
                "SELECT wr = 0 FROM pragma_table_list WHERE schema = 'main' AND name = ?1", [.text(table)])
            == 1
        let isPlain =
            try database.integer("SELECT count(*) FROM pragma_table_xinfo(?1) WHERE hidden <> 0", [.text(table)]) == 0
        guard isPlain else { return nil }
        // Without row numbers the key's columns lead, in the order of the key.
        if !hasRowNumbers {
            columns = columns.filter { $0.key > 0 }.sorted { $0.key < $1.key } + columns.filter { $0.key == 0 }
        }
        let keys = columns.count { $0.key > 0 }
        var result: [TableLayout.Column] = []
        for column in columns {
            result.append(
                TableLayout.Column(
                    name: column.name, defaultValue: try database.constant(column.defaultValue ?? "NULL"),
                    isRowNumber: hasRowNumbers && keys == 1 && column.key > 0 && column.type.uppercased() == "INTEGER",
                    isReal: column.type.uppercased() == "REAL"))
        }
        return TableLayout(root: root, columns: result, hasRowNumbers: hasRowNumbers)
    }

    private static func index(
        _ name: String, of table: String, root: UInt32, _ sql: String, in database: SQLiteDatabase
    ) throws(DatabaseError) -> Index {
        var columns: [String] = []
        var isPlain = true
        var key: [String] = []
        let details = "SELECT name, desc, coll, key FROM pragma_index_xinfo(?1) ORDER BY seqno"
        try database.query(details, [.text(name)]) { row throws(DatabaseError) in
            if row.integer(3) == 0 { return key += row.text(0).map { [$0] } ?? [] }
            columns.append(row.text(0) ?? "")
            if row.isNull(0) || row.integer(1) != 0 || row.text(2) != "BINARY" { isPlain = false }
        }
        let isUnique =
            try database.integer(
                "SELECT \"unique\" FROM pragma_index_list(?1) WHERE name = ?2", [.text(table), .text(name)]) == 1
        let column = columns.first ?? ""
        let isPartial = sql.hasSuffix("WHERE \(column) IS NOT NULL")
        // Some other condition is the engine's to judge.
        let isKnown = isPartial || !sql.uppercased().contains(" WHERE ")
        return Index(
            name: name, table: table, root: root, column: column, isPartial: isPartial, isUnique: isUnique,
            key: key, isBuildable: isPlain && isKnown && columns.count == 1)
    }
}
