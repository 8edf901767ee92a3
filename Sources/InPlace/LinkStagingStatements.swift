/// The statements for tables of the session, in which links are put together; nobody else sees them, and they are gone
/// with the session, however it ends.
extension LinkBackStatements {
    /// The table's rows as they are in the snapshot that is imported: key, reference, and what they say of the customer.
    var stageRows: String {
        let keys = table.key.enumerated().map { "t.\($1) AS key_\($0 + 1)" }.joined(separator: ", ")
        let order = table.key.map { "t.\($0)" }.joined(separator: ", ")
        return """
            CREATE TEMP TABLE booking_toolkit_rows AS
            SELECT row_number() OVER (ORDER BY \(order)) AS row_number, \(keys),
                btrim(CAST(t.\(LinkBackNames.quoted(referenceColumn)) AS text)) AS reference, \(digest("t")) AS digest
            FROM \(names.table) AS t
            """
    }

    /// The tables for what comes from the toolkit's database, by COPY.
    var stageToolkit: [String] {
        [
            """
            CREATE TEMP TABLE booking_toolkit_bookings (reference text, user_id uuid, created_by_user_id uuid,
                group_id uuid, source text, referral_source text, booking_notes text)
            """,
            """
            CREATE TEMP TABLE booking_toolkit_groups (row_number bigint, id uuid, group_reference text, company_id uuid,
                organizer_id uuid, group_name text, total_participants bigint, status text, created_at timestamptz,
                updated_at timestamptz)
            """,
            """
            CREATE TEMP TABLE booking_toolkit_users (row_number bigint, id uuid, kind text, email text, first_name text,
                last_name text, phone text, company_name text, city text, postcode text, country text,
                created_at timestamptz, last_activity_at timestamptz, total_bookings bigint, total_spent text,
                total_spent_currency text, first_booking_date timestamptz, last_booking_date timestamptz,
                upcoming_bookings bigint, certificates_earned bigint)
            """,
        ]
    }

    /// What each row of the table is to be linked to.
    var joinLinks: [String] {
        let keys = table.key.indices.map { "key_\($0 + 1)" }.joined(separator: ", ")
        return [
            """
            CREATE TEMP TABLE booking_toolkit_links AS
            SELECT r.row_number, r.\(keys.replacing(", ", with: ", r.")), r.digest, n.reference IS NOT NULL AS is_imported,
                n.user_id, n.created_by_user_id, n.group_id, n.source, n.referral_source, n.booking_notes
            FROM pg_temp.booking_toolkit_rows AS r LEFT JOIN pg_temp.booking_toolkit_bookings AS n USING (reference)
            """,
            "CREATE UNIQUE INDEX booking_toolkit_links_row ON pg_temp.booking_toolkit_links (row_number)",
            "ANALYZE pg_temp.booking_toolkit_links",
            "DROP TABLE pg_temp.booking_toolkit_rows, pg_temp.booking_toolkit_bookings",
        ]
    }

    /// Leaves out groups that no link leads to, and users that neither a link nor a group leads to. Whom the website has
    /// linked by itself needs no user of ours.
    var dropUnused: [String] {
        [
            """
            DELETE FROM pg_temp.booking_toolkit_groups AS n
            WHERE NOT EXISTS (SELECT FROM pg_temp.booking_toolkit_links AS l WHERE l.group_id = n.id)
            """,
            """
            DELETE FROM pg_temp.booking_toolkit_users AS n
            WHERE id NOT IN (
                SELECT l.user_id FROM pg_temp.booking_toolkit_links AS l JOIN \(names.table) AS b ON \(keysMatch)
                WHERE l.user_id IS NOT NULL AND COALESCE(b.user_id, l.user_id) = l.user_id
                UNION SELECT created_by_user_id FROM pg_temp.booking_toolkit_links WHERE created_by_user_id IS NOT NULL
                UNION SELECT company_id FROM pg_temp.booking_toolkit_groups WHERE company_id IS NOT NULL
                UNION SELECT organizer_id FROM pg_temp.booking_toolkit_groups WHERE organizer_id IS NOT NULL)
            """,
        ]
    }

    /// Where the website has a group of the same reference, links lead to that.
    var takeOverGroups: String {
        """
        UPDATE pg_temp.booking_toolkit_links AS l SET group_id = g.id
        FROM pg_temp.booking_toolkit_groups AS n JOIN \(names.groups) AS g USING (group_reference)
        WHERE l.group_id = n.id AND g.id <> n.id
        """
    }

    /// What became of every row of the table: counts that add up.
    var count: String {
        """
        SELECT count(*),
            count(*) FILTER (WHERE b.user_id = l.user_id),
            count(*) FILTER (WHERE b.user_id IS DISTINCT FROM l.user_id AND b.user_id IS NOT NULL),
            count(*) FILTER (WHERE b.user_id IS NULL AND l.row_number IS NULL),
            count(*) FILTER (WHERE b.user_id IS NULL AND NOT l.is_imported),
            count(*) FILTER (WHERE b.user_id IS NULL AND l.is_imported AND l.user_id IS NULL),
            count(*) FILTER (WHERE b.user_id IS NULL AND l.user_id IS NOT NULL AND \(digest("b")) <> l.digest),
            count(*) FILTER (WHERE b.user_id IS NULL AND l.user_id IS NOT NULL AND \(digest("b")) = l.digest)
        FROM \(names.table) AS b LEFT JOIN pg_temp.booking_toolkit_links AS l ON \(keysMatch)
        """
    }
}
