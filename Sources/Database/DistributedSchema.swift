import EmbeddedFiles

/// Spreads the tables of a new database over the nodes of a cluster, where the engine can.
public struct DistributedSchema {
    /// What somebody asked for.
    public enum Choice: String, Sendable, CaseIterable {
        /// As Citus does it; an error where the server has no Citus.
        case citus
        /// Not at all, even where the server could.
        case none
    }

    private static let setting = "distributed"
    private let database: any Database
    private let choice: Choice?

    /// A schema as asked for; nil: spread where the server can.
    public init(_ choice: Choice?, in database: any Database) {
        self.choice = choice
        self.database = database
    }

    /// Looks before a run whether what was asked for can be had; throws `.schema` where not.
    public func check() throws(DatabaseError) {
        guard choice == .citus else { return }
        guard database.engine == .postgresql else {
            throw DatabaseError(
                .schema, "--distributed citus: a SQLite file is not spread over machines",
                hint: "name the coordinator of a Citus cluster with --database postgresql://…")
        }
        guard try isCitus else {
            throw DatabaseError(
                .schema, "--distributed citus: the PostgreSQL server has no Citus in this database",
                hint: "have an administrator say there: CREATE EXTENSION citus, or leave the flag out")
        }
    }

    /// Spreads the tables; to be called in the transaction that has made them, before there is any row. `isNew` says
    /// whether it has.
    public func apply(isNew: Bool) throws(DatabaseError) {
        guard isNew else {
            let read = "SELECT value FROM toolkit_settings WHERE name = ?1"
            guard choice == .citus, try database.text(read, [.text(DistributedSchema.setting)]) != "citus" else {
                return
            }
            throw DatabaseError(
                .schema, "--distributed citus: the database is there already, and its tables are not spread",
                hint: "import into a new one: CREATE SCHEMA …, and in the connection string options=-csearch_path=…")
        }
        guard database.engine == .postgresql, choice != Choice.none, try isCitus else { return }
        do throws(DatabaseError) {
            // One by one, so that what is refused is named.
            for statement in DistributedSchema.statements { try database.execute(statement) }
        } catch {
            guard error.kind == .statement else { throw error }
            throw DatabaseError(
                .schema, "Citus refused to spread the tables: \(error.message)",
                hint: error.hint
                    ?? "see that the session is the coordinator's and its nodes are there, or use --distributed none")
        }
        try database.run(
            "INSERT INTO toolkit_settings (name, value) VALUES (?1, 'citus')", [.text(DistributedSchema.setting)])
    }

    private static var statements: [String] {
        let lines = (EmbeddedFiles.contents(of: "sql/distributed/citus.sql") ?? "").split(separator: "\n")
        return lines.filter { !$0.hasPrefix("--") }.joined(separator: "\n").split(separator: ";").map(String.init)
    }

    /// Whether the session has the functions that spread tables.
    private var isCitus: Bool {
        get throws(DatabaseError) {
            try database.integer(
                """
                SELECT CAST(count(*) AS int) FROM pg_proc
                WHERE proname IN ('create_distributed_table', 'create_reference_table') AND pg_function_is_visible(oid)
                HAVING count(DISTINCT proname) = 2
                """) != nil
        }
    }
}
