import BookingModel
import Tabular

/// The amounts of one booking as the export gives them, in minor units of one currency; nil where it says nothing.
struct BookingMoney {
    var currency: CurrencyCode
    var original: Int64?
    var discount: Int64?
    var final: Int64?
    var paid: Int64?
    var refunded: Int64?
    /// What is still to be paid.
    var balance: Int64?
    /// Whether a word says that the money was given back.
    var isRefunded = false
    /// Whether a word stands in place of the discount.
    var isDiscountWord = false
    /// How and when it was paid, where a word in place of the amount says so.
    var paidBy: Field?
    var paidOn: Instant?

    init(currency: CurrencyCode) { self.currency = currency }

    /// Whether any amount is below zero.
    var hasNegative: Bool { [original, final, paid].contains { $0.map { $0 < 0 } ?? false } }

    /// The amounts of a row that says what was given back, below zero or in parentheses: what was paid once, and all of
    /// it refunded.
    mutating func readAsRefund() {
        original = original.map { abs($0) }
        final = final.map { abs($0) }
        let back = abs(paid ?? final ?? original ?? 0)
        refunded = refunded ?? back
        paid = back
    }

    /// All amounts, the missing ones derived from the others.
    struct Settled: Equatable {
        var original: Int64
        var discount: Int64
        var final: Int64
        var paid: Int64
        var refunded: Int64

        static func += (left: inout Settled, right: Settled) {
            left.original += right.original
            left.discount += right.discount
            left.final += right.final
            left.paid += right.paid
            left.refunded += right.refunded
        }

        /// Whether price and discount come to the final amount: where they do not, one of them is not the row's own.
        var isOfOneRow: Bool { original - discount == final }

        /// Whether the final amount is that of more than this row: what a further row costs has room in it, too. Where tax is
        /// put on each price, it has not.
        func leavesRoom(for other: Settled) -> Bool { final > original && original + other.original <= final }

        /// Whether others say the same of the price, whatever was paid of it.
        func isSamePrice(as other: Settled) -> Bool {
            original == other.original && discount == other.discount && final == other.final
        }
    }

    /// Fills what is missing: final = original − discount, whichever of the three is not given; paid is what the export
    /// says, or what is not still to be paid, or the final amount where it says when that was paid. An export that tells
    /// nothing of payments counts its active bookings as paid; what was given back had been paid before.
    ///
    /// Refused are a price below zero and a refund outside 0…paid: they are reported, never clamped.
    /// `isCredit`: a price below zero is a credit, in a file that has no other amounts that could say so.
    func settled(status: BookingStatus, isRefunded: Bool, isPaid: Bool, tellsPayment: Bool, isCredit: Bool = false)
        throws(RowDefect) -> Settled
    {
        if isCredit, let price = self.original ?? self.final ?? self.paid {
            let isCounted = self.paid != nil || isPaid || (!tellsPayment && status.isActive)
            return Settled(original: price, discount: 0, final: price, paid: isCounted ? price : 0, refunded: 0)
        }
        let listed = self.original.map { $0 - (self.discount ?? 0) }
        let final: Int64 = self.final ?? listed ?? self.paid ?? 0
        let discount: Int64 = self.discount ?? self.original.map { max(0, $0 - final) } ?? 0
        let original: Int64 = self.original ?? (final + discount)
        // The column to name is the one that the export has, not one that was filled from it.
        if let given = self.original, given < 0 { throw RowDefect(field: .originalAmount, defect: .negativePrice) }
        if final < 0 {
            let field: ImportField = self.final != nil ? .finalAmount : listed != nil ? .discountAmount : .paidAmount
            throw RowDefect(field: field, defect: .negativePrice)
        }
        if original < 0 { throw RowDefect(field: .discountAmount, defect: .negativePrice) }
        if discount < 0 { throw RowDefect(field: .discountAmount, defect: .negativePrice) }
        let isCounted = isPaid || (!tellsPayment && status.isActive)
        var paid: Int64 = self.paid ?? (isCounted ? final : 0)
        // Nothing is left to pay of a booking that was called off, whether or not anything was paid.
        if self.paid == nil, let balance, status.isActive || status == .pending {
            guard balance <= final else { throw RowDefect(field: .balanceAmount, defect: .balanceAboveTotal) }
            paid = final - balance
        }
        if paid < 0 { throw RowDefect(field: .paidAmount, defect: .negativePrice) }
        let refunded: Int64 = self.refunded.map { Int64($0.magnitude) } ?? (isRefunded ? paid : 0)
        if self.paid == nil, refunded > paid { paid = final }
        if refunded > paid { throw RowDefect(field: .refundedAmount, defect: .refundAbovePaid) }
        return Settled(original: original, discount: discount, final: final, paid: paid, refunded: refunded)
    }
}
