internal import BookingModel
internal import Database

/// A payment on record, as the desk works with it.
struct StoredPayment {
    let id: Identifier
    let reference: String?
    let amount: Int64
    let currency: CurrencyCode
    let method: String?
    let status: PaymentStatus
    /// Whom it is about, for a refund that is about the same.
    let links: [(String, SQLValue)]

    /// The payment that staff named.
    static func named(_ text: String, in database: any Database) throws -> StoredPayment {
        let id = try RecordLookup(database: database).id(of: text, .payment)
        var payment: StoredPayment?
        try database.query(
            """
            SELECT payment_reference, amount_minor, currency, payment_method, status, user_id, contact_id, booking_id,
                booking_reference
            FROM payments WHERE id = ?1
            """, [.identifier(id)]
        ) { row throws(DatabaseError) in
            guard let currency = row.text(2).flatMap({ CurrencyCode($0) }),
                let status = row.text(4).flatMap({ PaymentStatus(rawValue: $0) })
            else { return }
            payment = StoredPayment(
                id: id, reference: row.text(0), amount: row.integer(1), currency: currency, method: row.text(3),
                status: status,
                links: [
                    ("user_id", SQLValue(row.identifier(5))), ("contact_id", SQLValue(row.identifier(6))),
                    ("booking_id", SQLValue(row.identifier(7))), ("booking_reference", SQLValue(row.text(8))),
                ])
        }
        guard let payment else {
            throw DeskError("payment \(id) is in a currency that is none", hint: "correct it and import it again")
        }
        return payment
    }

    /// What a refund of this payment has in `extra`.
    var refundMark: String { "{\"refund_of\":\"\(id)\"}" }

    /// How often money of it was given back at the desk, and how much: below zero.
    func refunds(in database: any Database) throws(DatabaseError) -> (count: Int64, sum: Int64) {
        var found: (Int64, Int64) = (0, 0)
        try database.query(
            """
            SELECT COUNT(*), CAST(SUM(amount_minor) AS BIGINT) FROM payments
            WHERE \(database.dialect.comparable(json: "extra")) = ?1 AND status = 'paid'
            """, [.text(refundMark)]
        ) { row throws(DatabaseError) in found = (row.integer(0), row.integer(1)) }
        return found
    }
}
