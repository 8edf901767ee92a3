internal import BookingModel
internal import Database

/// Certificates: what customers have earned, and until when it holds.
public struct CertificateRecords {
    let context: DeskContext

    /// The certificates of these records.
    public init(_ context: DeskContext) { self.context = context }

    /// The certificates of a scope, oldest first.
    public func list(_ scope: RecordScope) throws -> Listing {
        try rows(where: scope.condition("t"), scope.parameters)
    }

    func rows(where condition: String, _ parameters: [SQLValue], order: String = "t.issued_at") throws -> Listing {
        var listing = Listing(
            "certificates",
            [
                ("issued_at", .moment), ("number", .text), ("course", .text), ("booking", .text),
                ("expires_at", .moment), ("status", .text), ("certificate_id", .text), ("user_id", .text),
            ])
        let now = context.now.microseconds
        try listing.fill(
            from: context.database,
            """
            SELECT t.issued_at, t.certificate_number, COALESCE(c.title, c.course_code),
                COALESCE(b.booking_reference, t.booking_reference), t.expires_at, t.id, t.user_id
            FROM certificates AS t
            LEFT JOIN courses AS c ON c.id = t.course_id
            LEFT JOIN bookings AS b ON b.id = t.booking_id
            WHERE \(condition)
            ORDER BY \(order), t.certificate_number, t.id
            """, parameters
        ) { row in
            let expired = !row.row.isNull(4) && row.row.integer(4) <= now
            return [
                row.moment(0), row.text(1), row.text(2), row.text(3), row.moment(4),
                .text(expired ? "expired" : "valid"), row.identifier(5), row.identifier(6),
            ]
        }
        return listing
    }
}
