public import BookingModel

extension Database {
    /// The end of the data: that of the bookings, or a later record of something else; nil where nothing was recorded.
    ///
    /// Records of other things that lie more than a year beyond the bookings are passed over where they are few, by the
    /// rule of `RecordedMoments` with the bookings as the measure. Throws what the engine refuses.
    public func recordedEnd(of bookings: RecordedMoments) throws(DatabaseError) -> RecordedEnd? {
        guard let latest = try integer("SELECT max(moment) FROM (\(otherMoments("max(#)"))) AS moments")
        else { return bookings.end }
        guard let end = bookings.end else { return RecordedEnd(latest: latest) }
        let horizon = end.latest + RecordedMoments.longestGap
        guard latest > horizon else {
            return RecordedEnd(
                latest: max(latest, end.latest), passedOver: end.passedOver, last: end.lastPassedOver)
        }
        let beyond = otherMoments("count(*)", where: "# > ?1")
        let count =
            try integer("SELECT CAST(sum(moment) AS BIGINT) FROM (\(beyond)) AS moments", [.integer(horizon)]) ?? 0
        guard bookings.passesOver(count) else { return RecordedEnd(latest: latest) }
        let within = otherMoments("max(#)", where: "# <= ?1")
        let other =
            try integer("SELECT max(moment) FROM (\(within)) AS moments", [.integer(horizon)]) ?? end.latest
        return RecordedEnd(
            latest: max(end.latest, other), passedOver: end.passedOver + count,
            last: max(latest, end.lastPassedOver ?? latest))
    }

    /// A statement of one row a table, each with what `expression` says of the moments at which its rows were recorded.
    /// A `#` is the column.
    ///
    /// A course still to come counts by when it was recorded, not by its start. Of contacts only those of an export of
    /// users say when they were recorded: they are looked at only where there was one.
    private func otherMoments(_ expression: String, where condition: String? = nil) -> String {
        let tables = [
            "courses", "course_sessions", "booking_groups", "waiting_lists", "booking_communications", "payments",
            "certificates", "user_notes",
        ]
        func filled(_ text: String, _ column: String) -> String {
            text.split(separator: "#", omittingEmptySubsequences: false).joined(separator: column)
        }
        let rows = tables.map { table in
            "SELECT \(filled(expression, "recorded_at")) AS moment FROM \(table)"
                + (condition.map { " WHERE \(filled($0, "recorded_at"))" } ?? "")
        }
        let contacts =
            "SELECT \(filled(expression, "user_created_at")) AS moment FROM contacts"
            + " WHERE EXISTS (SELECT 1 FROM import_files WHERE entity = 'users')"
            + (condition.map { " AND \(filled($0, "user_created_at"))" } ?? "")
        return (rows + [contacts]).joined(separator: " UNION ALL ")
    }
}
