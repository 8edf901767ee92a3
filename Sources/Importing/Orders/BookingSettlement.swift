import BookingModel
import Database

/// Decides of the bookings of a chunk, in the file's order, what the rows before them decide: which rows are further
/// attendees of an order, which contacts are new, and which bookings may be there already.
struct BookingSettlement {
    private let bookings: [UnsettledBooking]
    /// How the file's orders lie in rows.
    let rows: OrderRows
    private static let place = Dictionary(uniqueKeysWithValues: BookingReader.columns.enumerated().map { ($1, $0) })
    // Looked at in every row.
    private static let recordIDColumn = place["source_record_id"] ?? 0
    /// Where what a row says stands, beside where it came from.
    static let foldedColumns = TableMerge.folded(BookingReader.columns).compactMap { place[$0] }
    static let finalColumn = place["final_amount_minor"] ?? 0
    static let currencyColumn = place["currency"] ?? 0
    static let referenceColumn = place["booking_reference"] ?? 0

    /// The bookings of a chunk's rows, in the rows' order.
    init(_ bookings: [UnsettledBooking], rows: OrderRows) {
        self.bookings = bookings
        self.rows = rows
    }

    /// Settles the chunk; `identify` gives the identifier of a booking by its reference, or by what stands for that.
    func settle(_ chunk: inout ImportChunk, _ state: inout ImportState, identify: (String) -> Identifier) {
        var droppedContacts: [Int] = []
        var fates: [RowFate] = []
        fates.reserveCapacity(bookings.count)
        state.orders.startChunk()
        // Many are looked up together, and only those that nobody has met yet one by one.
        let contacts = state.contacts.ordinals(of: bookings.map { $0.contactID ?? $0.id })
        for (row, unsettled) in bookings.enumerated() {
            var booking = unsettled
            if booking.isContent {
                let reference = state.occurrences.reference(of: booking.id)
                call(&booking, reference, row, &chunk, identify(reference))
            } else if rows.areTakenTogether, let further = furtherSession(booking, row, chunk, &state.orders) {
                call(&booking, further.reference, row, &chunk, identify(further.name))
                if further.isTotalRepeated { takeTotalAway(&booking, row, &chunk) }
            }
            fates.append(state.fate(ofRowOf: booking.id))
            let part = rows.areTakenTogether ? join(booking, row, &fates, &chunk, &state.orders) : nil
            if booking.money.final < 0, part != .refund, !booking.isRefundRow {
                chunk.repairs.add(.credit, column: rows.amountColumn, line: booking.importLine)
            }
            // Whoever else comes is kept with the booking: it is its contact's.
            let isPart = part != nil && part != .refund
            if let contactID = booking.contactID,
                isPart || contacts[row] != IdentifierIndex.missing || !state.contacts.insert(contactID).isNew
            {
                droppedContacts.append(booking.contactRow)
            }
            if part == nil, fates[row] == .new {
                var amounts = CurrencyAmounts(currency: booking.currency)
                amounts.loaded = booking.money.final
                chunk.counts.addAmounts(amounts)
                chunk.counts.loaded += 1
            }
        }
        writePending(&chunk, &state.orders)
        chunk.contacts.remove(rows: droppedContacts)
        passOver(known: &state.known, &fates, &chunk, &state.orders)
        deal(fates, &chunk)
    }

    /// Puts the rows where they go.
    private func deal(_ fates: [RowFate], _ chunk: inout ImportChunk) {
        if fates.allSatisfy({ $0 == .new }) { return }
        if fates.allSatisfy({ $0 == .incoming }) { return swap(&chunk.bookings, &chunk.incomingBookings) }
        let incoming = fates.indices.filter { fates[$0] == .incoming }
        if !incoming.isEmpty { chunk.incomingBookings = chunk.bookings.selecting(incoming) }
        chunk.bookings.remove(rows: fates.indices.filter { fates[$0] != .new })
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

    /// Gives a row's booking another reference than the export does.
    private func call(
        _ booking: inout UnsettledBooking, _ reference: String, _ row: Int, _ chunk: inout ImportChunk,
        _ id: Identifier
    ) {
        booking.id = id
        replace("id", .identifier(booking.id), row, &chunk)
        replace("booking_reference", .text(reference), row, &chunk)
    }

    /// The export's own id of a row.
    func recordID(_ row: Int, _ chunk: ImportChunk) -> String? {
        chunk.bookings.text(row: row, column: BookingSettlement.recordIDColumn).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    func replace(_ column: String, _ value: SQLValue, _ row: Int, _ chunk: inout ImportChunk) {
        guard let column = BookingSettlement.place[column] else { return }
        chunk.bookings.replace(row: row, column: column, by: value)
    }
}
