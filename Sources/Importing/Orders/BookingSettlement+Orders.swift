import BookingModel
import Database

/// Rows of one order: further attendees, tickets and articles, and sessions.
extension BookingSettlement {
    /// What a row's booking is called where the order has come to several sessions, of which each is a booking: the second
    /// by the order's reference with “ (2)”; what it is known by, whichever session stands first; and whether its total is the order's, which has been counted already. Nil for
    /// the order's first session, and where the row is a newer version of it.
    func furtherSession(
        _ booking: UnsettledBooking, _ row: Int, _ chunk: ImportChunk, _ orders: inout RecentOrders
    ) -> (reference: String, name: String, isTotalRepeated: Bool)? {
        guard var order = orders.order(of: booking.id), let session = booking.sessionID, session != order.sessionID
        else { return nil }
        if !order.furtherSessions.contains(session) {
            guard order.isOfOtherSession(booking) else { return nil }
            order.furtherSessions.append(session)
            orders.remember(order)
        }
        guard let place = order.furtherSessions.firstIndex(of: session),
            let reference = chunk.bookings.text(row: row, column: BookingSettlement.referenceColumn)
        else { return nil }
        let isRepeated =
            order.first.booking.money.final == booking.money.final
            && (rows.amounts == .orders || order.first.booking.money.leavesRoom(for: booking.money))
        let orderReference = String(decoding: reference, as: UTF8.self)
        return (
            "\(orderReference) (\(place + 2))", ReferenceIdentifiers.name(of: session, inOrder: orderReference),
            isRepeated
        )
    }

    /// Takes the order's total off a further session of it: it is paid with the first.
    func takeTotalAway(_ booking: inout UnsettledBooking, _ row: Int, _ chunk: inout ImportChunk) {
        let none = BookingMoney.Settled(original: 0, discount: 0, final: 0, paid: 0, refunded: 0)
        account(for: none, booking, &chunk)
        booking.money = none
        write(none, row, &chunk)
        chunk.repairs.add(.severalRows, column: rows.referenceColumn, line: booking.importLine)
    }

    /// Takes a row into the order that was met before, and says what it is of it: the row then says what all of the order's
    /// rows say. Nil for the first row of an order, and for a newer version of it.
    func join(_ booking: UnsettledBooking, _ row: Int, _ chunk: inout ImportChunk, _ orders: inout RecentOrders)
        -> OrderPart?
    {
        var booking = booking
        let known = orders.order(of: booking.id)
        if let known, !known.isGivenBack(by: booking) { backdate(&booking, to: known, row, &chunk) }
        var line = line(of: booking, row, chunk, in: known)
        guard var order = known, let part = order.take(line) else {
            var order = Order(line)
            order.furtherSessions = known?.furtherSessions ?? []
            // A row that says what it is for may have others of its order in a later file.
            if booking.line != 0 { keep(line, of: &order, &chunk) }
            orders.remember(order)
            return nil
        }
        line.part = part
        keep(line, of: &order, &chunk)
        orders.remember(order)
        account(for: order.money, booking, &chunk)
        if part == .refund {
            writeRefund(order, booking, row, &chunk)
        } else {
            write(order, row, booking.importLine, &chunk)
        }
        return part
    }

    /// The row of a booking by itself, with whose it is where that is not the contact of the order that it may belong to.
    private func line(of booking: UnsettledBooking, _ row: Int, _ chunk: ImportChunk, in order: Order?) -> OrderLine {
        let extra = chunk.bookings.text(row: row, column: BookingReader.columns.count - 1)
        var line = OrderLine(
            booking: booking, part: .first, isSeat: rows.linesAreSeats, amounts: rows.amounts,
            sourceRecordID: recordID(row, chunk), extra: extra.map { Array($0) } ?? [], fileID: rows.fileID)
        if let order, order.contactID != booking.contactID, booking.contactRow >= 0 {
            for (column, place) in OrderLine.contactColumns {
                guard let text = chunk.contacts.text(row: booking.contactRow, column: place) else { continue }
                line.contact.append((column, Array(text)))
            }
        }
        return line
    }

    /// Hands a row of an order over to be kept, and before it the order's first one.
    private func keep(_ line: OrderLine, of order: inout Order, _ chunk: inout ImportChunk) {
        if !order.isKept, line.part != .first { order.first.append(number: 0, to: &chunk.orderLines) }
        line.append(number: line.part == .first ? 0 : 1, to: &chunk.orderLines)
        order.isKept = true
    }

    /// Lets a row say what all rows of its order say.
    func write(_ order: Order, _ row: Int, _ line: Int, _ chunk: inout ImportChunk) {
        replace("contact_id", order.contactID.map { .identifier($0) } ?? .null, row, &chunk)
        replace("session_id", order.sessionID.map { .identifier($0) } ?? .null, row, &chunk)
        replace("status", .text(order.status.rawValue), row, &chunk)
        write(order.money, row, &chunk)
        if let id = order.first.sourceRecordID { replace("source_record_id", .text(id), row, &chunk) }
        replace("participants", .integer(order.participants), row, &chunk)
        replace("recorded_at", order.recordedAt.map { .integer($0.microseconds) } ?? .null, row, &chunk)
        let json = order.json
        if !json.isEmpty { replace("extra", .text(String(decoding: json, as: UTF8.self)), row, &chunk) }
        chunk.repairs.add(.severalRows, column: rows.referenceColumn, line: line)
    }
}
