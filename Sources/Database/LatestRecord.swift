extension Database {
    /// The latest moment, in microseconds, at which anything but a booking was recorded; nil where nothing was.
    ///
    /// A course still to come counts by when it was recorded, not by its start. Of contacts only those of an export of
    /// users say when they were recorded: they are looked at only where there was one.
    /// Who has read the course sessions anyway leaves them out by `andSessions`.
    public func latestRecordBesideBookings(andSessions: Bool = true) throws(DatabaseError) -> Int64? {
        let tables = [
            "courses", "course_sessions", "booking_groups", "waiting_lists", "booking_communications", "payments",
            "certificates", "user_notes",
        ]
        let moments = tables.filter { andSessions || $0 != "course_sessions" }
            .map { "SELECT max(recorded_at) AS latest FROM \($0)" }.joined(separator: " UNION ALL ")
        return try integer(
            """
            SELECT max(latest) FROM (
                \(moments)
                UNION ALL
                SELECT max(user_created_at) FROM contacts
                WHERE EXISTS (SELECT 1 FROM import_files WHERE entity = 'users')) AS moments
            """)
    }
}
