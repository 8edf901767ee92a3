import BookingModel
import Database

/// Decides of the bookings of a chunk, in the file's order, what the rows before them decide: which rows are further
/// attendees of an order, which contacts are new, and which bookings may be there already.
struct BookingSettlement {
    private let bookings: [UnsettledBooking]
    let takesRowsTogether: Bool
    private let referenceColumn: String
    let amountColumn: String
    private static let place = Dictionary(uniqueKeysWithValues: BookingReader.columns.enumerated().map { ($1, $0) })
    // Looked at in every row.
    private static let recordIDColumn = place["source_record_id"] ?? 0

    /// The bookings of a chunk's rows, in the rows' order; the columns of references and of amounts are to name.
    init(
        _ bookings: [UnsettledBooking], takesRowsTogether: Bool, referenceColumn: String, amountColumn: String
    ) {
        self.bookings = bookings
        self.takesRowsTogether = takesRowsTogether
        self.referenceColumn = referenceColumn
        self.amountColumn = amountColumn
    }

    /// Settles the chunk; `identify` gives the identifier of a booking by its reference.
    func settle(_ chunk: inout ImportChunk, _ state: inout ImportState, identify: (String) -> Identifier) {
        var droppedContacts: [Int] = []
        var perhapsKnown: [Int] = []
        // Many are looked up together, and only those that nobody has met yet one by one.
        let contacts = state.contacts.ordinals(of: bookings.map { $0.contactID ?? $0.id })
        for (row, booking) in bookings.enumerated() {
            var id = booking.id
            if booking.isContent {
                let reference = state.occurrences.reference(of: booking.id)
                id = identify(reference)
                replace("id", .identifier(id), row, &chunk)
                replace("booking_reference", .text(reference), row, &chunk)
            }
            let isRefund = booking.money.final < 0 && takeAsRefund(booking, row, &chunk, &state.orders)
            let isAttendee = takesRowsTogether && !isRefund && join(booking, row, &chunk, &state.orders)
            if let contactID = booking.contactID,
                isAttendee || contacts[row] != IdentifierIndex.missing || !state.contacts.insert(contactID).isNew
            {
                droppedContacts.append(booking.contactRow)
            }
            if state.seenBookings?.insert(id) ?? true {
                perhapsKnown.append(row)
            } else {
                var amounts = CurrencyAmounts(currency: booking.currency)
                amounts.loaded = booking.money.final
                chunk.counts.addAmounts(amounts)
                chunk.counts.loaded += 1
            }
        }
        chunk.contacts.remove(rows: droppedContacts)
        if perhapsKnown.count == bookings.count {
            swap(&chunk.bookings, &chunk.incomingBookings)
        } else if !perhapsKnown.isEmpty {
            chunk.incomingBookings = chunk.bookings.selecting(perhapsKnown)
            chunk.bookings.remove(rows: perhapsKnown)
        }
    }

    /// Keeps the account of money at what the file says: a row that now says more than its own has taken that over from the
    /// rows before it, which count as duplicates.
    func account(for money: BookingMoney.Settled, _ booking: UnsettledBooking, _ chunk: inout ImportChunk) {
        guard money.final != booking.money.final else { return }
        var amounts = CurrencyAmounts(currency: booking.currency)
        amounts.duplicate = booking.money.final - money.final
        chunk.counts.addAmounts(amounts)
    }

    func write(_ money: BookingMoney.Settled, _ row: Int, _ chunk: inout ImportChunk) {
        replace("original_amount_minor", .integer(money.original), row, &chunk)
        replace("discount_amount_minor", .integer(money.discount), row, &chunk)
        replace("final_amount_minor", .integer(money.final), row, &chunk)
        replace("paid_amount_minor", .integer(money.paid), row, &chunk)
        replace("refunded_amount_minor", .integer(money.refunded), row, &chunk)
    }

    /// The export's own id of a row.
    private func recordID(_ row: Int, _ chunk: ImportChunk) -> String? {
        chunk.bookings.text(row: row, column: BookingSettlement.recordIDColumn).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    func replace(_ column: String, _ value: SQLValue, _ row: Int, _ chunk: inout ImportChunk) {
        guard let column = BookingSettlement.place[column] else { return }
        chunk.bookings.replace(row: row, column: column, by: value)
    }

    /// Whether a row is another attendee of an order that was met before: the same order, booked at the same moment for
    /// the same session, at the same total or at a price of its own, and somebody else's name. It then says what all of the
    /// order's rows say. A row that changes anything else, or names the same person, is another version of the booking.
    private func join(_ booking: UnsettledBooking, _ row: Int, _ chunk: inout ImportChunk, _ orders: inout RecentOrders)
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
        guard var order = known, order.isOrder(of: booking), booking.person != 0, order.firstPerson != 0,
            !order.includes(booking.person)
        else {
            // A further row of somebody in an order of several is a version of it that changes nothing of the others.
            if var known, !known.otherPeople.isEmpty, known.includes(booking.person) {
                known.update(by: booking)
                account(for: known.money, booking, &chunk)
                write(known, row, booking.line, &chunk)
                return true
            }
            orders.remember(
                RecentOrders.Order(
                    booking, sourceRecordID: recordID(row, chunk), extra: extra.map { Array($0.dropLast()) } ?? []))
            return false
        }
        let attendee = attendee(booking, row, extra, chunk, of: order)
        order.add(booking, attendee)
        account(for: order.money, booking, &chunk)
        orders.remember(order)
        write(order, row, booking.line, &chunk)
        return true
    }

    /// Lets a row say what all rows of its order say.
    private func write(_ order: RecentOrders.Order, _ row: Int, _ line: Int, _ chunk: inout ImportChunk) {
        replace("contact_id", order.contactID.map { .identifier($0) } ?? .null, row, &chunk)
        replace("status", .text(order.status.rawValue), row, &chunk)
        write(order.money, row, &chunk)
        if let id = order.sourceRecordID { replace("source_record_id", .text(id), row, &chunk) }
        replace("participants", .integer(max(1, order.participants)), row, &chunk)
        replace("recorded_at", order.recordedAt.map { .integer($0.microseconds) } ?? .null, row, &chunk)
        replace("extra", .text(String(decoding: order.json, as: UTF8.self)), row, &chunk)
        chunk.repairs.add(.severalRows, column: referenceColumn, line: line)
    }

    /// An attendee as JSON: what no field holds of the row, who it is, and what the row says otherwise than the order.
    private func attendee(
        _ booking: UnsettledBooking, _ row: Int, _ extra: ArraySlice<UInt8>?, _ chunk: ImportChunk,
        of order: RecentOrders.Order
    ) -> [UInt8] {
        var json = ExtraColumns(extra)
        if let id = recordID(row, chunk), id != order.sourceRecordID {
            json.add("source_record_id", text: Array(id.utf8)[...])
        }
        for key in ["first_name", "last_name", "email", "phone"] {
            guard booking.contactRow >= 0, let column = ContactReader.columns.firstIndex(of: key),
                let value = chunk.contacts.text(row: booking.contactRow, column: column)
            else { continue }
            json.add(key, text: value)
        }
        if booking.status != order.status { json.add("status", text: Array(booking.status.rawValue.utf8)[...]) }
        return Array(json.finished() ?? [])
    }
}
