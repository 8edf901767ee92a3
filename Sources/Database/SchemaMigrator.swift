import BookingModel
import Crypto
import EmbeddedFiles

/// Brings a database to the schema of this version by the numbered migrations under `sql/schema/<engine>`.
///
/// Each applied migration is remembered with the SHA-256 of its text. A database whose remembered migrations differ
/// from the embedded ones, or that has more of them, was altered or belongs to a newer version: it is refused.
public struct SchemaMigrator {
    private let migrations: [Migration]

    /// One numbered step.
    struct Migration: Equatable {
        /// The file's name without folder and extension: `0001_booking_records`.
        let name: String
        let checksum: String
        let sql: String
    }

    /// The embedded migrations of an engine.
    public init(engine: DatabaseEngine) {
        let folder = "sql/schema/\(engine.rawValue)/"
        self.init(
            EmbeddedFiles.paths.filter { $0.hasPrefix(folder) }.map { path in
                (String(path.dropFirst(folder.count).dropLast(".sql".count)), EmbeddedFiles.contents(of: path) ?? "")
            })
    }

    /// Migrations given as names and texts, in order.
    init(_ steps: [(name: String, sql: String)]) {
        migrations = steps.map { step in
            let digest = SHA256.hash(data: Array(step.sql.utf8))
            let checksum = digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            return Migration(name: step.name, checksum: checksum, sql: step.sql)
        }
    }

    /// The name of the migration that makes the first tables: where it was applied, the database is new.
    public var firstMigration: String { migrations.first?.name ?? "" }

    /// Applies what is missing; gives the names of what was applied. To be called inside a transaction.
    ///
    /// Throws a `.schema` error where the database is not one of ours, was altered, or is newer than this version.
    @discardableResult
    public func migrate(_ database: any Database) throws(DatabaseError) -> [String] {
        let applied = try applied(in: database)
        try check(applied)
        let missing = migrations.dropFirst(applied.count)
        if applied.isEmpty {
            try database.execute(
                "CREATE TABLE schema_migrations (name TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL)")
        }
        for migration in missing {
            try database.execute(migration.sql)
            try database.run(
                "INSERT INTO schema_migrations (name, checksum) VALUES (?1, ?2)",
                [.text(migration.name), .text(migration.checksum)])
        }
        return missing.map(\.name)
    }

    /// Checks that the database has exactly this version's schema, without changing it.
    public func verify(_ database: any Database) throws(DatabaseError) {
        let applied = try applied(in: database)
        try check(applied)
        guard applied.count == migrations.count else {
            throw DatabaseError(
                .schema, applied.isEmpty ? "the database holds no bookings yet" : "the database has an older schema",
                hint: "run booking-migrate or booking-import on it first")
        }
    }

    private func applied(in database: any Database) throws(DatabaseError) -> [(name: String, checksum: String)] {
        let names = try tableNames(database)
        guard names.contains("schema_migrations") else {
            guard names.isEmpty else {
                throw DatabaseError(
                    .schema, "the database belongs to another program: it has tables, but none of this toolkit's",
                    hint: database.engine == .sqlite
                        ? "name another file with --database; this one was left as it is"
                        : "name another database, or give it a schema of its own: CREATE SCHEMA bookings, and in the connection string options=-csearch_path=bookings"
                )
            }
            return []
        }
        var rows: [(name: String, checksum: String)] = []
        try database.query("SELECT name, checksum FROM schema_migrations ORDER BY name") { row throws(DatabaseError) in
            rows.append((row.text(0) ?? "", row.text(1) ?? ""))
        }
        return rows
    }

    private func tableNames(_ database: any Database) throws(DatabaseError) -> [String] {
        var names: [String] = []
        try database.query(database.dialect.tableNames) { row throws(DatabaseError) in names.append(row.text(0) ?? "") }
        return names
    }

    private func check(_ applied: [(name: String, checksum: String)]) throws(DatabaseError) {
        for (index, step) in applied.enumerated() {
            guard index < migrations.count else {
                throw DatabaseError(
                    .schema, "the database's schema is newer than this version: it has migration \(step.name)",
                    hint: "use the version of the toolkit that wrote it, or a later one")
            }
            let known = migrations[index]
            guard step.name == known.name, step.checksum == known.checksum else {
                throw DatabaseError(
                    .schema, "the database's schema was altered: migration \(step.name) is not the one of this version",
                    hint: "restore the database from a backup, or use the version of the toolkit that wrote it")
            }
        }
    }
}
