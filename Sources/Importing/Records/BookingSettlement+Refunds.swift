import BookingModel
import Database

/// Rows below zero: exports that write a refund as a row of its own, under the reference of what was sold.
extension BookingSettlement {
    /// Whether a row is to be looked at as one below zero: of a booking whose state is refunded, such a row says it again,
    /// but of an order of several lines it may be one of them.
    func isBelowZero(_ booking: UnsettledBooking, _ orders: RecentOrders) -> Bool {
        booking.money.final < 0 || booking.isRefundRow && orders.order(of: booking.id)?.hasSeveralRows == true
    }

    /// Whether a row below zero is what was given back of a booking that was met before: it then says of that booking what is
    /// known, with the refund. Any other is a credit.
    func takeAsRefund(
        _ booking: UnsettledBooking, _ row: Int, _ chunk: inout ImportChunk, _ orders: inout RecentOrders
    ) -> Bool {
        guard rows.areTakenTogether, let known = orders.order(of: booking.id), var order = known.refunded(by: booking)
        else {
            if booking.isRefundRow { return false }
            chunk.repairs.add(.credit, column: rows.amountColumn, line: booking.importLine)
            return false
        }
        if chunk.bookings.text(row: row, column: BookingReader.columns.count - 1) != nil {
            order.addRefund(json(of: booking, row, chunk, in: order))
        }
        orders.remember(order)
        if order.hasSeveralRows || order.hasItems {
            write(order, row, booking.importLine, &chunk)
        } else {
            write(order.money, row, &chunk)
            replace("status", .text(order.status.rawValue), row, &chunk)
            replace("participants", .integer(max(1, order.participants)), row, &chunk)
        }
        if let created = order.createdAt { replace("created_at", .integer(created.microseconds), row, &chunk) }
        if booking.refundedAt == nil, let back = booking.createdAt {
            replace("refunded_at", .integer(back.microseconds), row, &chunk)
        }
        account(for: order.money, booking, &chunk)
        chunk.repairs.add(.refundSign, column: rows.amountColumn, line: booking.importLine)
        return true
    }
}
