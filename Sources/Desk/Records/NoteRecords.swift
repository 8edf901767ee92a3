internal import BookingModel
internal import Database

/// What staff have noted about customers.
public struct NoteRecords {
    let context: DeskContext

    /// The notes of these records.
    public init(_ context: DeskContext) { self.context = context }

    /// The notes of a scope, oldest first.
    public func list(_ scope: RecordScope) throws -> Listing {
        try rows(where: scope.condition("n"), scope.parameters)
    }

    func rows(where condition: String, _ parameters: [SQLValue]) throws -> Listing {
        var listing = Listing(
            "notes",
            [
                ("written_at", .moment), ("author", .text), ("booking", .text), ("note", .text), ("note_id", .text),
                ("user_id", .text),
            ])
        try listing.fill(
            from: context.database,
            """
            SELECT n.created_at, n.created_by, COALESCE(b.booking_reference, n.booking_reference), n.note, n.id,
                n.user_id
            FROM user_notes AS n LEFT JOIN bookings AS b ON b.id = n.booking_id
            WHERE \(condition)
            ORDER BY COALESCE(n.created_at, n.recorded_at), n.id
            """, parameters
        ) { row in
            [row.moment(0)] + (1...3).map { row.text($0) } + [row.identifier(4), row.identifier(5)]
        }
        return listing
    }
}
