internal import BookingModel
internal import Database

/// Groups of bookings: companies' courses, families, schools.
public struct GroupRecords {
    let context: DeskContext

    /// The groups of these records.
    public init(_ context: DeskContext) { self.context = context }

    /// All groups, or those of a status, by their references.
    public func list(status: Status? = nil) throws -> Listing {
        guard let status else { return try rows(where: "1 = 1", []) }
        return try rows(where: "g.status = ?1", [.text(status.rawValue)])
    }

    func rows(where condition: String, _ parameters: [SQLValue]) throws -> Listing {
        var listing = Listing(
            "groups",
            [
                ("reference", .text), ("name", .text), ("status", .text), ("bookings", .number),
                ("participants", .number), ("created_at", .moment), ("group_id", .text), ("organizer_id", .text),
                ("company_id", .text),
            ])
        try listing.fill(
            from: context.database,
            """
            SELECT g.group_reference, g.group_name, g.status,
                (SELECT COUNT(*) FROM bookings WHERE bookings.group_id = g.id), g.total_participants, g.created_at, g.id,
                g.organizer_id, g.company_id
            FROM booking_groups AS g WHERE \(condition)
            ORDER BY g.group_reference, g.id
            """, parameters
        ) { row in
            [
                row.text(0), row.text(1), row.text(2), row.integer(3), row.integer(4), row.moment(5),
                row.identifier(6), row.identifier(7), row.identifier(8),
            ]
        }
        return listing
    }
}
