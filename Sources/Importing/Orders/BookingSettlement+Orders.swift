import BookingModel
import Database

/// Rows of one order: further attendees, tickets and articles, and sessions.
extension BookingSettlement {
    /// What a row's booking is called where the order has come to several sessions, of which each is a booking: the second
    /// by the order's reference with “ (2)”; what it is known by, whichever session stands first; and whether its total is
    /// the order's, which has been counted already. Nil for the order's first session, and where the row is a newer version
    /// of it.
    func furtherSession(
        _ booking: UnsettledBooking, _ row: Int, _ chunk: ImportChunk, _ orders: inout RecentOrders
    ) -> (reference: String, name: String, isTotalRepeated: Bool)? {
        guard let index = orders.index(of: booking.id), let session = booking.sessionID,
            session != orders[index].sessionID
        else { return nil }
        if !orders[index].progress.furtherSessions.contains(session) {
            guard orders[index].isOfOtherSession(booking) else { return nil }
            orders[index].progress.furtherSessions.append(session)
        }
        let order = orders[index]
        guard let place = order.progress.furtherSessions.firstIndex(of: session),
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

    /// Takes a row into the order that was met before, and says what it is of it: of the chunk's rows of an order the last
    /// one says what all of the order's rows say, and the others go nowhere. Nil for the first row of an order, and for a
    /// newer version of it.
    func join(
        _ booking: UnsettledBooking, _ row: Int, _ fates: inout [RowFate], _ chunk: inout ImportChunk,
        _ orders: inout RecentOrders
    ) -> OrderPart? {
        var booking = booking
        let known = orders.index(of: booking.id)
        if let known, !orders[known].isGivenBack(by: booking) { backdate(&booking, to: orders[known], row, &chunk) }
        var line = line(of: booking, row, chunk, in: known.map { orders[$0].contactID })
        let before = known.map { orders[$0].money.final } ?? 0
        guard let index = known, let part = orders[index].take(line) else {
            remember(line, row, fates[row], &chunk, &orders)
            return nil
        }
        line.part = part
        account(for: orders[index].money, booking, &chunk)
        orders.awaitWriting(of: index)
        let number = orders.chunk
        stand(row, for: &orders[index], before, &fates, &chunk, number)
        keep(line, of: &orders[index], &chunk, isNew: fates[row] == .new)
        if part == .refund {
            markRefund(orders[index], booking, row, &chunk)
        } else {
            chunk.repairs.add(.severalRows, column: rows.referenceColumn, line: booking.importLine)
        }
        return part
    }

    /// Begins an order with its first row, or with a row that is a newer version of the whole.
    private func remember(
        _ line: OrderLine, _ row: Int, _ fate: RowFate, _ chunk: inout ImportChunk, _ orders: inout RecentOrders
    ) {
        var order = Order(line)
        if let older = orders.index(of: order.id) {
            order.progress.furtherSessions = orders[older].progress.furtherSessions
        }
        order.progress.row = OrderProgress.ChunkRow(chunk: orders.chunk, row: row)
        // A row that says what it is for may have others of its order in a later file.
        if line.booking.line != 0 { keep(line, of: &order, &chunk, isNew: fate == .new) }
        if let forgotten = orders.remember(order).forgotten { writePending(forgotten, &chunk, orders.chunk) }
    }

    /// Lets a row stand for all rows of its order in the chunk: it takes over from the row that did, which said that the
    /// order came to so much.
    private func stand(
        _ row: Int, for order: inout Order, _ before: Int64, _ fates: inout [RowFate], _ chunk: inout ImportChunk,
        _ number: Int
    ) {
        if let earlier = order.progress.row, earlier.chunk == number {
            fates[row] = fates[earlier.row]
            fates[earlier.row] = .folded
            chunk.bookings.fill(row: row, from: earlier.row, columns: BookingSettlement.foldedColumns)
            chunk.counts.duplicate += 1
            var amounts = CurrencyAmounts(currency: order.currency)
            amounts.duplicate = before
            if fates[row] == .new { amounts.loaded = order.money.final - before }
            chunk.counts.addAmounts(amounts)
        }
        order.progress.row = OrderProgress.ChunkRow(chunk: number, row: row)
    }

    /// The row of a booking by itself, with whose it is where that is not the contact of the order that it may belong to.
    private func line(
        of booking: UnsettledBooking, _ row: Int, _ chunk: ImportChunk, in contactOfOrder: Identifier??
    ) -> OrderLine {
        let extra = chunk.bookings.text(row: row, column: BookingReader.columns.count - 1)
        var line = OrderLine(
            booking: booking, part: .first, isSeat: rows.linesAreSeats, amounts: rows.amounts,
            sourceRecordID: recordID(row, chunk), extra: extra.map { Array($0) } ?? [], fileID: rows.fileID)
        if let contactOfOrder, contactOfOrder != booking.contactID, booking.contactRow >= 0 {
            for (column, place) in OrderLine.contactColumns {
                guard let text = chunk.contacts.text(row: booking.contactRow, column: place) else { continue }
                line.contact.append((column, Array(text)))
            }
        }
        return line
    }

    /// Hands a row of an order over to be kept, and before it the order's first one; those of a booking that is new go
    /// straight into the table, as it does.
    private func keep(_ line: OrderLine, of order: inout Order, _ chunk: inout ImportChunk, isNew: Bool) {
        func append(_ line: OrderLine) {
            let number = order.progress.keptLines
            if isNew {
                line.append(number: number, to: &chunk.orderLines)
            } else {
                line.append(number: number, to: &chunk.incomingOrderLines)
            }
            order.progress.keptLines += 1
        }
        if order.progress.isPassedOver {
            order.progress.isPassedOver = false
            order.progress.keptLines = 0
            // This one is among them.
            return order.lines.forEach(append)
        }
        if order.progress.keptLines == 0, line.part != .first { append(order.first) }
        append(line)
    }

    /// Writes the chunk's orders.
    func writePending(_ chunk: inout ImportChunk, _ orders: inout RecentOrders) {
        for index in orders.takePending() {
            writePending(orders[index], &chunk, orders.chunk)
            orders[index].progress.isPending = false
        }
    }

    /// Lets the row that stands for an order in the chunk say what all of the order's rows say.
    private func writePending(_ order: Order, _ chunk: inout ImportChunk, _ number: Int) {
        guard order.progress.isPending, let place = order.progress.row, place.chunk == number else { return }
        write(order.money, place.row, &chunk)
        replace("status", .text(order.status.rawValue), place.row, &chunk)
        replace("participants", .integer(order.participants), place.row, &chunk)
        replace("recorded_at", order.recordedAt.map { .integer($0.microseconds) } ?? .null, place.row, &chunk)
        // Where nothing but money was given back, the row says the rest itself.
        guard order.hasSeveralLines || order.hasItems else { return }
        replace("contact_id", order.contactID.map { .identifier($0) } ?? .null, place.row, &chunk)
        replace("session_id", order.sessionID.map { .identifier($0) } ?? .null, place.row, &chunk)
        if let id = order.first.sourceRecordID { replace("source_record_id", .text(id), place.row, &chunk) }
        let json = order.json
        if !json.isEmpty { replace("extra", .text(String(decoding: json, as: UTF8.self)), place.row, &chunk) }
    }
}
