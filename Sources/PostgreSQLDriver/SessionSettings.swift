internal import Database

/// What a session is set to, beside what the connection string and the server say.
enum SessionSettings {
    private static let leastVersion: Int32 = 130_000

    static func apply(to database: PostgreSQLDatabase, anyEncoding: Bool) throws(DatabaseError) {
        let connection = database.connection
        let version = connection.version
        guard version >= leastVersion else {
            throw DatabaseError(
                .cannotOpen, "the PostgreSQL server has version \(version / 10_000), and the toolkit needs 13 or newer")
        }
        let encoding = connection.encoding
        guard encoding == "UTF8" || anyEncoding else {
            throw DatabaseError(
                .cannotOpen, "the database is encoded in \(encoding ?? "something unknown"), not in UTF8",
                hint: "make one that is: createdb --encoding=UTF8 --template=template0 NAME")
        }
        // Names may hold any letter, and so may the texts that order them: the columns say COLLATE "C" themselves.
        try database.execute(
            """
            SET TimeZone = 'UTC'; SET client_min_messages = warning; SET jit = off; SET plan_cache_mode = force_generic_plan;
            SELECT set_config(name, wanted, false)
            FROM (VALUES
                -- Nobody is kept waiting for ever: where server, role or connection string set no limit, these hold.
                ('lock_timeout', '0', '60s'), ('statement_timeout', '0', '2h'),
                -- The defaults of 4 and 64 MB are for many sessions at once; a run is alone.
                ('work_mem', '4MB', '64MB'), ('maintenance_work_mem', '64MB', '256MB')
            ) AS wish (name, usual, wanted)
            WHERE current_setting(name) = usual
            """)
        connection.engineName = try engineName(database)
        // The lock of a run whose process was killed is freed when the server notices; without this, after its statement.
        if version >= 140_000 { try? database.execute("SET client_connection_check_interval = '5s'") }
    }

    /// The name of what speaks the protocol, as errors say it.
    private static func engineName(_ database: PostgreSQLDatabase) throws(DatabaseError) -> String {
        let sql = """
            SELECT version(), (SELECT extversion FROM pg_extension WHERE extname = 'citus')
            """
        var name = "PostgreSQL"
        try database.query(sql) { row throws(DatabaseError) in
            let version = row.text(0) ?? ""
            if version.contains("-YB-") { name = "YugabyteDB" }
            if version.hasPrefix("CockroachDB") { name = "CockroachDB" }
            if let citus = row.text(1) { name = "Citus \(citus)" }
        }
        return name
    }
}
