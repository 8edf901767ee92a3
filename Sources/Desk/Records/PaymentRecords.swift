internal import BookingModel
internal import Database

/// Payments and refunds as they are on record.
///
/// What a booking was paid, and with it every report, is what its export says; payments stand beside it, and the desk
/// changes no booking's amounts.
public struct PaymentRecords {
    let context: DeskContext

    /// The payments of these records.
    public init(_ context: DeskContext) { self.context = context }

    /// The payments of a scope, oldest first.
    public func list(_ scope: RecordScope) throws -> Listing {
        try rows(where: scope.condition("p"), scope.parameters)
    }

    func rows(where condition: String, _ parameters: [SQLValue]) throws -> Listing {
        var listing = Listing(
            "payments",
            [
                ("paid_at", .moment), ("created_at", .moment), ("reference", .text), ("booking", .text),
                ("amount", .number), ("currency", .text), ("method", .text), ("status", .text), ("payment_id", .text),
                ("user_id", .text),
            ])
        try listing.fill(
            from: context.database,
            """
            SELECT p.paid_at, p.created_at, p.payment_reference, COALESCE(b.booking_reference, p.booking_reference),
                p.amount_minor, p.currency, p.payment_method, p.status, p.id, p.user_id
            FROM payments AS p LEFT JOIN bookings AS b ON b.id = p.booking_id
            WHERE \(condition)
            ORDER BY COALESCE(p.paid_at, p.created_at, p.recorded_at), p.payment_reference, p.id
            """, parameters
        ) { row in
            [
                row.moment(0), row.moment(1), row.text(2), row.text(3), row.amount(4, currency: 5), row.text(5),
                row.text(6), row.text(7), row.identifier(8), row.identifier(9),
            ]
        }
        return listing
    }
}
