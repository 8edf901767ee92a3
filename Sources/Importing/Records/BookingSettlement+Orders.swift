import BookingModel
import Database

/// Rows of one order: further attendees, tickets and articles, and sessions.
extension BookingSettlement {
    /// What a row's booking is called where the order has come to several sessions, of which each is a booking: the second
    /// by the order's reference with “ (2)”; and whether its total is the order's, which has been counted already. Nil for
    /// the order's first session, and where the row is a newer version of it.
    func furtherSession(
        _ booking: UnsettledBooking, _ row: Int, _ chunk: ImportChunk, _ orders: inout RecentOrders
    ) -> (reference: String, isTotalRepeated: Bool)? {
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
            order.firstPrice.final == booking.money.final
            && (rows.amounts == .orders || order.firstPrice.leavesRoom(for: booking.money))
        return (String(decoding: reference, as: UTF8.self) + " (\(place + 2))", isRepeated)
    }

    /// Takes the order's total off a further session of it: it is paid with the first.
    func takeTotalAway(_ booking: inout UnsettledBooking, _ row: Int, _ chunk: inout ImportChunk) {
        let none = BookingMoney.Settled(original: 0, discount: 0, final: 0, paid: 0, refunded: 0)
        account(for: none, booking, &chunk)
        booking.money = none
        write(none, row, &chunk)
        chunk.repairs.add(.severalRows, column: rows.referenceColumn, line: booking.importLine)
    }

    /// Whether a row is another attendee of an order that was met before, or another ticket or article of somebody who has
    /// had a row. It then says what all of the order's rows say. Any other row is a newer version of the booking.
    func join(_ booking: UnsettledBooking, _ row: Int, _ chunk: inout ImportChunk, _ orders: inout RecentOrders)
        -> Bool
    {
        var booking = booking
        let known = orders.order(of: booking.id)
        if booking.isRefunded, let known, let ordered = known.createdAt, let created = booking.createdAt,
            ordered < created
        {
            // What this row says happened when the money was given back; the order is older.
            if booking.refundedAt == nil {
                replace("refunded_at", .integer(created.microseconds), row, &chunk)
            }
            booking.createdAt = ordered
            replace("created_at", .integer(ordered.microseconds), row, &chunk)
        }
        let extra = chunk.bookings.text(row: row, column: BookingReader.columns.count - 1)
        guard var order = known, let part = order.part(of: booking) else {
            // A further row of somebody in an order of several is a version of it that changes nothing of the others.
            if var known, known.hasSeveralRows, known.includes(booking.person) {
                known.update(by: booking)
                orders.remember(known)
                account(for: known.money, booking, &chunk)
                write(known, row, booking.importLine, &chunk)
                return true
            }
            var order = RecentOrder(
                booking, sourceRecordID: recordID(row, chunk), extra: extra.map { Array($0.dropLast()) } ?? [])
            order.furtherSessions = known?.furtherSessions ?? []
            orders.remember(order)
            return false
        }
        let json = json(of: booking, row, chunk, in: order)
        order.add(
            booking, json, as: part, isSeat: part == .attendee || rows.linesAreSeats, amounts: rows.amounts)
        account(for: order.money, booking, &chunk)
        orders.remember(order)
        write(order, row, booking.importLine, &chunk)
        return true
    }

    /// Lets a row say what all rows of its order say.
    func write(_ order: RecentOrder, _ row: Int, _ line: Int, _ chunk: inout ImportChunk) {
        replace("contact_id", order.contactID.map { .identifier($0) } ?? .null, row, &chunk)
        replace("session_id", order.sessionID.map { .identifier($0) } ?? .null, row, &chunk)
        replace("status", .text(order.status.rawValue), row, &chunk)
        write(order.money, row, &chunk)
        if let id = order.sourceRecordID { replace("source_record_id", .text(id), row, &chunk) }
        replace("participants", .integer(max(1, order.participants)), row, &chunk)
        replace("recorded_at", order.recordedAt.map { .integer($0.microseconds) } ?? .null, row, &chunk)
        replace("extra", .text(String(decoding: order.json, as: UTF8.self)), row, &chunk)
        chunk.repairs.add(.severalRows, column: rows.referenceColumn, line: line)
    }

    /// A further row as JSON: what no field holds of it, who it is of where that is not the order's contact, and what it says
    /// otherwise than the order.
    func json(of booking: UnsettledBooking, _ row: Int, _ chunk: ImportChunk, in order: RecentOrder) -> [UInt8] {
        var json = ExtraColumns(chunk.bookings.text(row: row, column: BookingReader.columns.count - 1))
        if let id = recordID(row, chunk), id != order.sourceRecordID {
            json.add("source_record_id", text: Array(id.utf8)[...])
        }
        if booking.contactID != order.contactID {
            for key in ["first_name", "last_name", "email", "phone"] {
                guard booking.contactRow >= 0, let column = ContactReader.columns.firstIndex(of: key),
                    let value = chunk.contacts.text(row: booking.contactRow, column: column)
                else { continue }
                json.add(key, text: value)
            }
        }
        for (key, own, first) in [
            ("original_amount_minor", booking.money.original, order.firstPrice.original),
            ("final_amount_minor", booking.money.final, order.firstPrice.final),
            ("refunded_amount_minor", booking.money.refunded, order.firstPrice.refunded),
            ("participants", booking.participants, order.firstCount),
        ] where own != first {
            json.add(key, json: Array("\(own)".utf8))
        }
        if booking.status != order.status { json.add("status", text: Array(booking.status.rawValue.utf8)[...]) }
        return Array(json.finished() ?? [])
    }
}
