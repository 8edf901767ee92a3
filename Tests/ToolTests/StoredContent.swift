import Database
import PostgreSQLDriver
import SQLiteDriver
import TestSupport

/// What a database holds, table by table, as lines of text: without the ledger and without what says where a row came
/// from, so that two databases made in different ways can be compared.
struct StoredContent: Equatable {
    private(set) var tables: [String: [String]] = [:]

    static let dataTables = [
        "users", "user_totals", "contacts", "courses", "course_sessions", "booking_groups", "bookings", "booking_lines",
        "toolkit_settings", "waiting_lists", "booking_communications", "payments", "certificates", "user_notes",
    ]
    private static let provenance: Set<String> = ["row_id", "import_file_id", "import_line", "fill_room"]

    init(of path: String, ignoring ignored: Set<String> = [], tables: [String] = dataTables) throws {
        let database = try storedDatabase(path)
        let names =
            switch database.engine {
            case .sqlite: "SELECT name FROM pragma_table_info(?1) ORDER BY name"
            case .postgresql:
                "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(?1) AND attnum > 0 ORDER BY attname"
            }
        for table in tables {
            var columns: [String] = []
            try database.query(names, [.text(table)]) { row in
                columns.append(row.text(0) ?? "")
            }
            let wanted = columns.filter { !StoredContent.provenance.union(ignored).contains($0) }
            var lines: [String] = []
            try database.query("SELECT \(wanted.joined(separator: ", ")) FROM \(table)", []) { row in
                lines.append(wanted.indices.map { "\(wanted[$0]): \(row.value($0))" }.joined(separator: " | "))
            }
            self.tables[table] = lines.sorted()
        }
    }

    /// The number of rows of a table.
    func count(_ table: String) -> Int { tables[table]?.count ?? 0 }

    /// The first lines in which two databases differ, or an empty text where they do not.
    func difference(from other: StoredContent) -> String {
        var text = ""
        for table in tables.keys.sorted() where tables[table] != other.tables[table] {
            let ours = Set(tables[table] ?? [])
            let theirs = Set(other.tables[table] ?? [])
            text += "\(table): \(ours.count) rows, \(theirs.count) in the other\n"
            for line in ours.subtracting(theirs).sorted().prefix(3) { text += "  only here: \(line)\n" }
            for line in theirs.subtracting(ours).sorted().prefix(3) { text += "  only there: \(line)\n" }
        }
        return text
    }
}

/// What a run left: a file, or a schema of a server where a connection string is given.
func storedDatabase(_ location: String) throws -> any Database {
    switch DatabaseLocation(location) {
    case .sqlite(let path): try SQLiteDatabase(path: path, create: false, readOnly: true)
    case .postgresql(let connection): try PostgreSQLDatabase(connection, applicationName: "tests")
    }
}

/// The rows of a query, as texts.
func rows(of path: String, _ sql: String) throws -> [[String?]] {
    let database = try storedDatabase(path)
    var result: [[String?]] = []
    try database.query(sql, []) { row in result.append((0..<row.columnCount).map { row.text($0) }) }
    return result
}

/// Runs statements on a database, as a database administrator would.
func alter(_ path: String, _ sql: String) throws {
    try SQLiteDatabase(path: path).execute(sql)
}
