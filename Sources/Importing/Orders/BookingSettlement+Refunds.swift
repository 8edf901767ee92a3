import BookingModel
import Database

/// Rows below zero: exports that write a refund as a row of its own, under the reference of what was sold.
extension BookingSettlement {
    /// What a refund's row says happened when the money was given back; the order is older.
    func backdate(_ booking: inout UnsettledBooking, to order: Order, _ row: Int, _ chunk: inout ImportChunk) {
        guard booking.isRefunded, let ordered = order.createdAt, let created = booking.createdAt, ordered < created
        else { return }
        if booking.refundedAt == nil { replace("refunded_at", .integer(created.microseconds), row, &chunk) }
        booking.createdAt = ordered
        replace("created_at", .integer(ordered.microseconds), row, &chunk)
    }

    /// Lets a row of money given back say when the order was made, and when this was.
    func markRefund(_ order: Order, _ booking: UnsettledBooking, _ row: Int, _ chunk: inout ImportChunk) {
        if let created = order.createdAt { replace("created_at", .integer(created.microseconds), row, &chunk) }
        if booking.refundedAt == nil, let back = booking.createdAt {
            replace("refunded_at", .integer(back.microseconds), row, &chunk)
        }
        chunk.repairs.add(.refundSign, column: rows.amountColumn, line: booking.importLine)
    }
}
