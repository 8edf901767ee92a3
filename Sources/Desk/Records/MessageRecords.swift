public import BookingModel
internal import Database

/// Communications with customers: what was sent to whom, by which way, and how far it has come.
public struct MessageRecords {
    let context: DeskContext

    /// The messages of these records.
    public init(_ context: DeskContext) { self.context = context }

    /// The messages of a scope, oldest first; only those of a status or a type where one is given.
    public func list(
        _ scope: RecordScope, status: CommunicationStatus? = nil, type: CommunicationType? = nil
    ) throws -> Listing {
        var conditions = [scope.condition("m")]
        // Words of fixed vocabularies, not what somebody typed.
        if let status { conditions.append("m.status = '\(status.rawValue)'") }
        if let type { conditions.append("m.type = '\(type.rawValue)'") }
        return try rows(where: conditions.joined(separator: " AND "), scope.parameters)
    }

    func rows(where condition: String, _ parameters: [SQLValue]) throws -> Listing {
        var listing = Listing(
            "messages",
            [
                ("created_at", .moment), ("type", .text), ("channel", .text), ("status", .text), ("booking", .text),
                ("subject", .text), ("template", .text), ("sent_at", .moment), ("delivered_at", .moment),
                ("opened_at", .moment), ("clicked_at", .moment), ("failed_reason", .text), ("sender", .text),
                ("message_id", .text), ("user_id", .text),
            ])
        try listing.fill(
            from: context.database,
            """
            SELECT m.created_at, m.type, m.channel, m.status, COALESCE(b.booking_reference, m.booking_reference),
                m.subject, m.template_used, m.sent_at, m.delivered_at, m.opened_at, m.clicked_at, m.failed_reason,
                m.created_by_exported, m.id, m.user_id
            FROM booking_communications AS m LEFT JOIN bookings AS b ON b.id = m.booking_id
            WHERE \(condition)
            ORDER BY COALESCE(m.created_at, m.sent_at, m.recorded_at), m.type, m.id
            """, parameters
        ) { row in
            [row.moment(0)] + (1...6).map { row.text($0) } + (7...10).map { row.moment($0) }
                + [
                    row.row.text(3) == CommunicationStatus.failed.rawValue ? row.text(11) : .none, row.text(12),
                    row.identifier(13), row.identifier(14),
                ]
        }
        return listing
    }
}
