internal import BookingModel
internal import Database

/// Numbers the entries of waiting lists that have no position of their own, and tells entries that count from those that
/// repeat them.
struct WaitingListOrder {
    /// Writes what differs; gives the number of writes. It follows from the entries alone, not from the order in which
    /// they came.
    func write(to database: any Database) throws(DatabaseError) -> Int {
        guard try database.integer("SELECT 1 FROM waiting_lists LIMIT 1") != nil else { return 0 }
        var written = try database.run(
            """
            UPDATE waiting_lists SET position = found.position
            FROM (
                SELECT id, COALESCE(
                    position_exported,
                    COALESCE(MAX(position_exported) OVER (PARTITION BY session_id), 0)
                        + ROW_NUMBER() OVER (
                            PARTITION BY session_id, position_exported IS NULL
                            ORDER BY created_at IS NULL, created_at, id)) AS position
                FROM waiting_lists
                WHERE import_file_id IS NOT NULL OR source_system = '\(SourceSystem.desk)'
            ) AS found
            WHERE found.id = waiting_lists.id AND waiting_lists.position IS DISTINCT FROM found.position
            """)
        try database.execute(
            """
            CREATE TEMP TABLE found_repeats AS
            SELECT id, NULLIF(first, id) AS repeat_of FROM (
                SELECT id, repeat_of, user_id, FIRST_VALUE(id) OVER (
                    PARTITION BY session_id, user_id
                    -- What staff have entered counts before what an export brings.
                    ORDER BY CASE WHEN source_system = '\(SourceSystem.desk)' THEN 0 ELSE 1 END, position IS NOT NULL,
                        position, created_at IS NULL, created_at, id) AS first
                FROM waiting_lists) AS entries
            WHERE user_id IS NOT NULL AND repeat_of IS DISTINCT FROM NULLIF(first, id)
            UNION ALL
            SELECT id, NULL FROM waiting_lists WHERE user_id IS NULL AND repeat_of IS NOT NULL
            """)
        // Entries that repeat another leave the unique index before those that count enter it.
        for condition in ["IS NOT NULL", "IS NULL"] {
            written += try database.run(
                """
                UPDATE waiting_lists SET repeat_of = found_repeats.repeat_of FROM found_repeats
                WHERE found_repeats.id = waiting_lists.id AND found_repeats.repeat_of \(condition)
                """)
        }
        try database.execute("DROP TABLE found_repeats")
        return written
    }
}
