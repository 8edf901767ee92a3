import Database

/// Merges rows that may be known already into a table, set by set, in one way for every table.
///
/// All versions of a row that came in one run are folded first: for each column the newest value that says something.
/// The result then meets the stored row. A newer or equal version overrides what it says something about; an older one
/// fills blanks only. So the order of files does not matter, but for versions of the same moment, of which the one read
/// last counts; and a second run finds nothing to change.
struct TableMerge {
    let table: String
    let columns: [String]
    /// The column with the money to account for, beside `currency`; nil where the table has none.
    var amountColumn: String?
    /// The order of insertion: that of the table's key, so that pages fill one after the other.
    var insertionOrder = "id"
    /// What columns that must not be empty hold in a new row of which no export says anything.
    var defaults: [String: String] = [:]
    /// Columns that follow from others and may be corrected later: a difference in them alone is none.
    var derived: Set<String> = []
    /// A column that staff may have decided for a row, and the table of their decisions by the row's id: such a decision
    /// stands, whatever an export says.
    var decided: (column: String, table: String, key: String)?

    /// The table into which rows are appended before they are merged.
    var staging: String { "incoming_" + table }

    /// Columns that say where a row came from, not what it says.
    private static let provenance: Set<String> = ["id", "import_file_id", "import_line"]

    /// Columns that hold JSON.
    private static let json: Set<String> = ["extra", "alternative_dates"]

    /// Those of the columns that say something of the row.
    static func folded(_ columns: [String]) -> [String] { columns.filter { !provenance.contains($0) } }

    private var folded: [String] { TableMerge.folded(columns) }
    private var compared: [String] { folded.filter { !derived.contains($0) } }
    private var hasProvenance: Bool { columns.contains("import_file_id") }
    private var hasVersions: Bool { columns.contains("recorded_at") }

    /// Creates the staging table, which only this connection sees.
    func begin(_ database: any Database) throws(DatabaseError) {
        try database.execute(
            database.dialect.createTemporary(
                staging, like: table, columns: columns,
                others: ["version_rank INTEGER DEFAULT 1", "outcome TEXT DEFAULT 'loaded'"]))
    }

    /// Appends rows to the staging table.
    func stage(_ batch: RowBatch, columns some: [String]? = nil, _ database: any Database) throws(DatabaseError) {
        if !batch.isEmpty { try database.append(batch, to: staged(database), columns: some ?? columns) }
    }

    /// Merges what was staged, calls `count` for each group of file, outcome and currency, and drops the staging table.
    ///
    /// `isDistinct` says that no row was staged twice: into an empty table such rows go as they are. `prepare` may change
    /// staged rows before their versions are told apart; `settle` may, too, and decide anew, when it is known what becomes
    /// of them.
    func finish(
        _ database: any Database, isDistinct: Bool = false,
        prepare: () throws(DatabaseError) -> Void = {}, settle: () throws(DatabaseError) -> Void = {},
        count: (MergedRows) -> Void
    ) throws(DatabaseError) {
        var isPlain = isDistinct && decided == nil
        if isPlain { isPlain = try database.integer("SELECT 1 FROM \(table) LIMIT 1") == nil }
        if isPlain {
            try insertNew(database)
        } else {
            try database.execute(database.dialect.createTemporaryIndex("\(staging)_id", on: staging, "id"))
            try prepare()
            try rankVersions(database)
            try foldVersions(database)
            try passOverDecided(database)
            try decideOutcomes(database)
            try settle()
            try insertNew(database)
            try updateKnown(database)
        }
        if hasProvenance { try countRows(database, count) }
        try database.execute("DROP TABLE \(staged(database))")
    }

    /// Moves rows of this run that went straight into the table and turned out to have other versions to the staging
    /// table, so that the merge sees all versions; calls `count` for what is taken back.
    func recallDirectRows(_ database: any Database, count: (MergedRows) -> Void) throws(DatabaseError) {
        let list = columns.joined(separator: ", ")
        let recalled = "FROM \(table) WHERE id IN (SELECT id FROM \(staged(database)))"
        let before = try database.integer("SELECT COUNT(*) FROM \(staged(database))") ?? 0
        let moved = try database.run("INSERT INTO \(staged(database)) (\(list)) SELECT \(list) \(recalled)")
        guard moved > 0 else { return }
        try database.run("DELETE \(recalled)")
        try countRows(database, count, outcome: "'recalled'", condition: "row_id > \(before)")
    }

    /// Drops the staging table of which nothing is to be merged.
    func abandon(_ database: any Database) throws(DatabaseError) {
        try database.execute("DROP TABLE \(staged(database))")
    }

    private func rankVersions(_ database: any Database) throws(DatabaseError) {
        let version = hasVersions ? "recorded_at DESC NULLS LAST, " : ""
        let place = hasProvenance ? "COALESCE(import_file_id, -1) DESC, COALESCE(import_line, -1) DESC, " : ""
        try database.run(
            """
            UPDATE \(staged(database)) AS s SET version_rank = r.version_rank
            FROM (
                SELECT row_id,
                    ROW_NUMBER() OVER (PARTITION BY id ORDER BY \(version)\(place)row_id DESC) AS version_rank
                FROM \(staged(database))
                WHERE id IN (SELECT id FROM \(staged(database)) GROUP BY id HAVING COUNT(*) > 1)
            ) AS r
            WHERE r.row_id = s.row_id AND r.version_rank > 1
            """)
    }

    private func foldVersions(_ database: any Database) throws(DatabaseError) {
        let deepest = try database.integer("SELECT MAX(version_rank) FROM \(staged(database))") ?? 1
        guard deepest > 1 else { return }
        // Each version is looked at once, however many a row has.
        try database.execute(
            database.dialect.createTemporaryIndex(
                "\(staging)_rank", on: staging, "version_rank", where: "version_rank > 1"))
        let fill = folded.map { "\($0) = COALESCE(s.\($0), older.\($0))" }.joined(separator: ", ")
        for rank in 2...deepest {
            try database.run(
                """
                UPDATE \(staged(database)) AS s SET \(fill)
                FROM \(staged(database)) AS older
                WHERE older.id = s.id AND older.version_rank = ?1 AND s.version_rank = 1
                """, [.integer(rank)])
        }
    }

    /// An export says nothing of what staff have decided.
    private func passOverDecided(_ database: any Database) throws(DatabaseError) {
        guard let decided, try database.integer("SELECT 1 FROM \(decided.table) LIMIT 1") != nil else { return }
        try database.run(
            """
            UPDATE \(staged(database)) SET \(decided.column) = NULL
            WHERE id IN (SELECT \(decided.key) FROM \(decided.table))
            """)
    }

    /// Decides what becomes of the staged rows of which the table has some version; `condition` is SQL about row `s`.
    func decideOutcomes(_ database: any Database, where condition: String = "TRUE") throws(DatabaseError) {
        let differs = compared.map { name in
            let (new, stored) = (comparable("s", name, database), comparable("b", name, database))
            return "(s.\(name) IS NOT NULL AND \(new) IS DISTINCT FROM \(stored))"
        }.joined(separator: " OR ")
        let fills = compared.map { "(s.\($0) IS NOT NULL AND b.\($0) IS NULL)" }.joined(separator: " OR ")
        let isNewer = hasVersions ? "(b.recorded_at IS NULL OR s.recorded_at >= b.recorded_at)" : "FALSE"
        try database.run(
            "UPDATE \(staged(database)) SET outcome = 'duplicate' WHERE version_rank > 1")
        try database.run(
            """
            UPDATE \(staged(database)) AS s
            SET outcome = CASE
                WHEN \(isNewer) THEN CASE WHEN \(differs) THEN 'updated' ELSE 'unchanged' END
                ELSE CASE WHEN \(fills) THEN 'filled' ELSE 'unchanged' END
            END
            FROM \(table) AS b
            WHERE b.id = s.id AND s.version_rank = 1 AND \(condition)
            """)
    }

    /// The staging table's name in statements.
    func staged(_ database: any Database) -> String { database.dialect.temporary(staging) }

    private func comparable(_ row: String, _ column: String, _ database: any Database) -> String {
        TableMerge.json.contains(column) ? database.dialect.comparable(json: "\(row).\(column)") : "\(row).\(column)"
    }

    private func insertNew(_ database: any Database) throws(DatabaseError) {
        let list = columns.joined(separator: ", ")
        let values = columns.map { name in defaults[name].map { "COALESCE(\(name), '\($0)')" } ?? name }
            .joined(separator: ", ")
        try database.run(
            """
            INSERT INTO \(table) (\(list))
            SELECT \(values) FROM \(staged(database)) WHERE outcome = 'loaded'
            ORDER BY \(database.dialect.sorted(by: insertionOrder))
            """)
    }

    private func updateKnown(_ database: any Database) throws(DatabaseError) {
        let settable = columns.filter { $0 != "id" }
        let override = settable.map { "\($0) = COALESCE(s.\($0), b.\($0))" }.joined(separator: ", ")
        let fill = settable.map { "\($0) = COALESCE(b.\($0), s.\($0))" }.joined(separator: ", ")
        for (outcome, assignments) in [("updated", override), ("filled", fill)] {
            try database.run(
                """
                UPDATE \(table) AS b SET \(assignments) FROM \(staged(database)) AS s
                WHERE s.id = b.id AND s.outcome = '\(outcome)'
                """)
        }
    }

    /// Counts what was staged by file, outcome and currency; `outcome` is SQL.
    private func countRows(
        _ database: any Database, _ count: (MergedRows) -> Void, outcome: String = "outcome", condition: String = "TRUE"
    ) throws(DatabaseError) {
        let money = amountColumn.map { "currency, SUM(\($0))" } ?? "NULL, 0"
        try database.query(
            """
            SELECT import_file_id, \(outcome) AS outcome, COUNT(*), \(money)
            FROM \(staged(database)) AS staged
            WHERE import_file_id IS NOT NULL AND \(condition)
            GROUP BY import_file_id, staged.outcome\(amountColumn == nil ? "" : ", currency")
            ORDER BY import_file_id, staged.outcome
            """
        ) { (row) throws(DatabaseError) in
            count(
                MergedRows(
                    fileID: row.integer(0), outcome: row.text(1) ?? "", rows: Int(row.integer(2)),
                    currency: row.text(3), amount: row.integer(4)))
        }
    }
}

/// Rows of one file that share an outcome and a currency.
struct MergedRows {
    let fileID: Int64
    /// loaded, updated, filled, unchanged, duplicate, or recalled: taken back from those counted as loaded.
    let outcome: String
    let rows: Int
    let currency: String?
    let amount: Int64
}
