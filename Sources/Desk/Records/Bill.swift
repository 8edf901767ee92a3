internal import BookingModel
internal import Database

/// What a booking costs and what is on record as paid for it.
struct Bill {
    let reference: String
    let currency: CurrencyCode
    private let price: Int64
    private let exported: Int64
    private let received: Int64

    /// The bill of a booking.
    init(of owner: RecordOwner, in database: any Database) throws(DatabaseError) {
        reference = owner.bookingReference ?? ""
        var read: (CurrencyCode, Int64, Int64) = (.gbp, 0, 0)
        try database.query(
            """
            SELECT currency, final_amount_minor, paid_amount_minor - refunded_amount_minor FROM bookings WHERE id = ?1
            """, [SQLValue(owner.booking)]
        ) { row throws(DatabaseError) in
            read = (row.text(0).flatMap { CurrencyCode($0) } ?? .gbp, row.integer(1), row.integer(2))
        }
        (currency, price, exported) = read
        received =
            try database.integer(
                "SELECT CAST(SUM(amount_minor) AS BIGINT) FROM payments WHERE booking_id = ?1 AND status = 'paid' AND currency = ?2",
                [SQLValue(owner.booking), .text(currency.description)]) ?? 0
    }

    /// The three amounts, for a remark.
    var summary: String {
        "booking \(reference): price \(currency.decimalText(price)), payments on record \(currency.decimalText(received)), paid by its export \(currency.decimalText(exported)) \(currency)"
    }
}
