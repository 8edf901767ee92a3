import BookingModel
import Database

/// Rows of orders in `booking_lines`.
extension OrderLine {
    /// The columns of a line, in the order in which `append` writes them.
    static let columns = [
        "booking_id", "line_number", "part", "person_key", "item_key", "is_seat", "amounts", "contact_id", "session_id",
        "status", "participants", "original_amount_minor", "discount_amount_minor", "final_amount_minor",
        "paid_amount_minor", "refunded_amount_minor", "currency", "created_at", "refunded_at", "recorded_at",
        "source_record_id", "import_file_id", "import_line", "extra", "first_name", "last_name", "email", "phone",
    ]

    /// The details of a contact that are kept with a row that is somebody else's, and their places in a row of contacts.
    static let contactColumns = columns.suffix(4).compactMap { name in
        ContactReader.columns.firstIndex(of: name).map { (column: name, place: $0) }
    }

    /// Appends the line as a row; `number` is its place in the order, from 0.
    func append(number: Int, to batch: inout RowBatch) {
        batch.append(booking.id)
        batch.append(Int64(number))
        batch.append(part.rawValue)
        batch.append(Int64(bitPattern: booking.person))
        batch.append(Int64(bitPattern: booking.line))
        batch.append(Int64(isSeat ? 1 : 0))
        batch.append(amounts.rawValue)
        batch.append(booking.contactID)
        batch.append(booking.sessionID)
        batch.append(booking.status.rawValue)
        batch.append(booking.participants)
        let money = booking.money
        for amount in [money.original, money.discount, money.final, money.paid, money.refunded] { batch.append(amount) }
        batch.append(booking.currency.description)
        for moment in [booking.createdAt, booking.refundedAt, booking.recordedAt] { batch.append(moment?.microseconds) }
        batch.append(sourceRecordID)
        batch.append(fileID)
        batch.append(Int64(booking.importLine))
        if extra.isEmpty { batch.appendNull() } else { batch.append(utf8: extra[...]) }
        for (column, _) in OrderLine.contactColumns {
            if let text = contact.first(where: { $0.column == column })?.text {
                batch.append(utf8: text[...])
            } else {
                batch.appendNull()
            }
        }
    }

    /// A line from a row with these columns; nil where it holds what no version of the toolkit has written.
    init?(_ row: any ResultRow) {
        guard let id = row.identifier(0), let part = row.text(2).flatMap(OrderPart.init),
            let amounts = row.text(6).flatMap(OrderAmounts.init), let status = row.text(9).flatMap(BookingStatus.init),
            let currency = row.text(16).flatMap(CurrencyCode.init)
        else { return nil }
        func moment(_ column: Int) -> Instant? {
            row.isNull(column) ? nil : Instant(microseconds: row.integer(column))
        }
        let money = BookingMoney.Settled(
            original: row.integer(11), discount: row.integer(12), final: row.integer(13), paid: row.integer(14),
            refunded: row.integer(15))
        self.init(
            booking: UnsettledBooking(
                id: id, isContent: false, contactID: row.identifier(7), contactRow: -1, sessionID: row.identifier(8),
                money: money, currency: currency, isRefunded: false, isRefundRow: part == .refund && money.final >= 0,
                person: UInt64(bitPattern: row.integer(3)), line: UInt64(bitPattern: row.integer(4)), status: status,
                createdAt: moment(17), refundedAt: moment(18), recordedAt: moment(19),
                participants: row.integer(10), importLine: Int(row.integer(22))),
            part: part, isSeat: row.integer(5) != 0, amounts: amounts, sourceRecordID: row.text(20),
            extra: row.text(23).map { Array($0.utf8) } ?? [], fileID: row.integer(21))
        for (place, column) in OrderLine.columns.enumerated().suffix(4) {
            if let text = row.text(place) { contact.append((column, Array(text.utf8))) }
        }
    }

    /// The columns of a line as SQL: of a row of `lines`, with the details of its contact where it has none of its own.
    static func selection(lines: String, contact: String) -> String {
        columns.enumerated().map { place, name in
            place < columns.count - 4 ? "\(lines).\(name)" : "COALESCE(\(lines).\(name), \(contact).\(name))"
        }.joined(separator: ", ")
    }

    /// The same of a row of bookings, of which the only line is the booking itself.
    static func selection(booking: String, contact: String) -> String {
        let own = [
            "booking_id": "\(booking).id", "line_number": "0", "part": "'first'", "person_key": "0", "item_key": "0",
            "is_seat": "0", "amounts": "'unknown'",
        ]
        return columns.enumerated().map { place, name in
            own[name] ?? (place < columns.count - 4 ? "\(booking).\(name)" : "\(contact).\(name)")
        }.joined(separator: ", ")
    }

    /// A booking's only line, known by its contact.
    init?(booking row: any ResultRow) {
        self.init(row)
        let details = OrderLine.columns.indices.suffix(4).map { row.text($0) ?? "" }
        var name = TextHash()
        name.add(details[0].utf8.span)
        name.add(details[1].utf8.span)
        var email = TextHash()
        email.add(details[2].utf8.span)
        booking.person = name.value != 0 ? name.value : email.value
    }
}
