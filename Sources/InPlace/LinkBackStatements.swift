/// Every statement that link-back says, in the order in which it says them: what `--dry-run` prints is what is run.
struct LinkBackStatements {
    let table: LegacyTable
    let names: LinkBackNames
    let state: LinkBackState

    /// Makes `users` and `booking_groups` where they are missing; one transaction.
    var makeTables: [String] {
        var statements: [String] = []
        if !state.hasUsers {
            statements += [
                """
                CREATE TABLE \(names.users) (
                    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
                    kind text NOT NULL DEFAULT 'person',
                    email text,
                    first_name text,
                    last_name text,
                    phone text,
                    company_name text,
                    city text,
                    postcode text,
                    country text,
                    created_at timestamptz DEFAULT now(),
                    last_activity_at timestamptz,
                    total_bookings bigint NOT NULL DEFAULT 0,
                    -- Money paid and kept, in total_spent_currency: currencies are never added together.
                    total_spent numeric NOT NULL DEFAULT 0,
                    total_spent_currency text,
                    first_booking_date timestamptz,
                    last_booking_date timestamptz,
                    upcoming_bookings bigint NOT NULL DEFAULT 0,
                    certificates_earned bigint NOT NULL DEFAULT 0
                )
                """,
                "CREATE INDEX idx_users_email ON \(names.users) (email)",
                "COMMENT ON TABLE \(names.users) IS \(LinkBackMark.literal(LinkBackMark.table(names.table)))",
            ]
        }
        if !state.hasGroups {
            statements += [
                """
                CREATE TABLE \(names.groups) (
                    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
                    group_reference text UNIQUE NOT NULL,
                    company_id uuid REFERENCES \(names.users) (id),
                    organizer_id uuid REFERENCES \(names.users) (id),
                    group_name text,
                    total_participants bigint,
                    status varchar(50) DEFAULT 'active',
                    created_at timestamptz DEFAULT now(),
                    updated_at timestamptz DEFAULT now()
                )
                """,
                "COMMENT ON TABLE \(names.groups) IS \(LinkBackMark.literal(LinkBackMark.table(names.table)))",
            ]
        }
        return statements
    }

    /// Adds the missing columns; one transaction that others wait for, so all are added at once, without rewriting a row.
    /// What `source` says of the rows that are there is written by the batches; the default is for those to come.
    var addColumns: [String] {
        let missing = state.missing
        guard !missing.isEmpty else { return [] }
        var changes = missing.map { "ADD COLUMN \($0.name) \($0.type)" }
        if missing.contains(.source) { changes.append("ALTER COLUMN source SET DEFAULT 'website'") }
        return ["ALTER TABLE \(names.table)\n    \(changes.joined(separator: ",\n    "))"]
            + missing.map {
                "COMMENT ON COLUMN \(names.table).\($0.name) IS \(LinkBackMark.literal(LinkBackMark.column))"
            }
    }

    /// Writes the users that links lead to. Details are written where they are empty only: the website may have
    /// corrected them. Statistics are what the toolkit says.
    func writeUsers(_ rows: String) -> String {
        let details = [
            "email", "first_name", "last_name", "phone", "company_name", "city", "postcode", "country", "created_at",
        ]
        let statistics = [
            "last_activity_at", "total_bookings", "total_spent", "total_spent_currency", "first_booking_date",
            "last_booking_date", "upcoming_bookings", "certificates_earned",
        ]
        let all = ["id", "kind"] + details + statistics
        let values = all.map { $0 == "total_spent" ? "CAST(n.total_spent AS numeric)" : "n.\($0)" }
        let changes = details.map { ($0, "COALESCE(old.\($0), new.\($0))") } + statistics.map { ($0, "new.\($0)") }
        return upsert(
            names.users, key: "id", columns: all,
            select: "SELECT \(values.joined(separator: ", ")) FROM pg_temp.booking_toolkit_users AS n WHERE \(rows)",
            changes: changes)
    }

    /// Writes the groups that links lead to, where the website has none of that reference.
    func writeGroups(_ rows: String) -> String {
        let columns = [
            "id", "group_reference", "company_id", "organizer_id", "group_name", "total_participants", "status",
            "created_at", "updated_at",
        ]
        let filled = ["company_id", "organizer_id", "group_name"].map { ($0, "COALESCE(old.\($0), new.\($0))") }
        let values = columns.map { "n.\($0)" }.joined(separator: ", ")
        return upsert(
            names.groups, key: "group_reference", columns: columns,
            select: "SELECT \(values) FROM pg_temp.booking_toolkit_groups AS n WHERE \(rows)",
            changes: filled + [("total_participants", "new.total_participants")])
    }

    private func upsert(
        _ target: String, key: String, columns: [String], select: String, changes: [(column: String, value: String)]
    ) -> String {
        func spelled(_ value: String) -> String { value.replacing("new.", with: "excluded.") }
        let sets = changes.map { "\($0.column) = \(spelled($0.value))" }.joined(separator: ",\n    ")
        let old = changes.map { "old.\($0.column)" }.joined(separator: ", ")
        let new = changes.map { spelled($0.value) }.joined(separator: ", ")
        return """
            INSERT INTO \(target) AS old (\(columns.joined(separator: ", ")))
            \(select)
            ON CONFLICT (\(key)) DO UPDATE SET
                \(sets)
            WHERE (\(old))
                IS DISTINCT FROM (\(new))
            """
    }

    /// Links a batch of rows. Only what is empty is written, and only where the row says of its customer what it said when
    /// it was read: a row that was changed meanwhile is seen in its latest version, and left to the next run.
    func linkRows(_ rows: String) -> String {
        let written = state.written
        let sets = written.map { "\($0.name) = COALESCE(b.\($0.name), \($0.value))" }.joined(separator: ",\n    ")
        let old = written.map { "b.\($0.name)" }.joined(separator: ", ")
        let new = written.map { "COALESCE(b.\($0.name), \($0.value))" }.joined(separator: ", ")
        return """
            UPDATE \(names.table) AS b SET
                \(sets)
            FROM pg_temp.booking_toolkit_links AS l
            WHERE \(rows)
                AND \(keysMatch)
                AND l.is_imported
                AND \(digest("b")) = l.digest
                AND (\(old))
                    IS DISTINCT FROM (\(new))
            """
    }

    /// That row `b` of the table is row `l` of the links.
    var keysMatch: String {
        table.key.enumerated().map { "b.\($1) = l.key_\($0 + 1)" }.joined(separator: " AND ")
    }

    /// What a row says of its customer, as 32 digits.
    func digest(_ row: String) -> String {
        let columns = contactColumns.map { "\(row).\(LinkBackNames.quoted($0))" }.joined(separator: ", ")
        return "md5(CAST(ROW(\(columns)) AS text))"
    }

    /// The columns that say who a booking is of, and the one with its reference.
    let contactColumns: [String]
    let referenceColumn: String

    /// The indexes that are missing: each without stopping anybody who writes.
    var makeIndexes: [String] {
        LinkColumn.allCases.flatMap { column -> [String] in
            guard let suffix = column.indexSuffix, !state.indexed.contains(column.name) else { return [] }
            let name = names.index(suffix)
            let broken = state.brokenIndexes.contains(name) ? ["DROP INDEX CONCURRENTLY \(table.schema).\(name)"] : []
            return broken + ["CREATE INDEX CONCURRENTLY \(name) ON \(names.table) (\(column.name))"]
        }
    }

    /// The foreign keys that are missing, for what is written from now on.
    var addForeignKeys: [String] {
        LinkColumn.allCases.filter { $0.isLink && state.foreignKeys[$0.name] == nil }.map { column in
            let target = column == .groupID ? names.groups : names.users
            return """
                ALTER TABLE \(names.table) ADD CONSTRAINT \(names.foreignKey(column))
                    FOREIGN KEY (\(column.name)) REFERENCES \(target) (id) NOT VALID
                """
        }
    }

    /// Checks the rows that are there, which stops nobody who reads or writes.
    var validateForeignKeys: [String] {
        LinkColumn.allCases.filter { $0.isLink && state.foreignKeys[$0.name]?.isValidated != true }.map { column in
            let name = state.foreignKeys[column.name]?.name ?? names.foreignKey(column)
            return "ALTER TABLE \(names.table) VALIDATE CONSTRAINT \(name)"
        }
    }
}
