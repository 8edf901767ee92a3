/// The legacy website's way to write a booking, as CSV and as JSON.
enum LegacyRow {
    static let header: StaticString =
        "id,bookingReference,sessionId,contactDetails,status,source,referralSource,groupReference,originalAmount,discountAmount,finalAmount,paymentMethod,paidAt,cancelledAt,notes,created_at"

    static func appendCSV(_ booking: Booking, _ contact: Contact, index: Int, to row: inout Bytes) {
        row.append(number: Numbering.firstID + index)
        row.append(comma)
        row.append(reference: index)
        row.append(comma)
        row.append(session: booking.session)
        row.append(",\"")
        append(contact, in: frameInCSV, quote: doubledQuote, to: &row)
        row.append("\",")
        row.append(contentsOf: booking.status.websiteWord)
        row.append(comma)
        row.append(contentsOf: booking.source)
        row.append(comma)
        row.append(cell: booking.referral)
        row.append(comma)
        if let group = booking.group { row.append(group: group) }
        row.append(comma)
        row.append(pence: booking.pence)
        row.append(comma)
        row.append(pence: booking.discountPence)
        row.append(comma)
        row.append(pence: booking.pence - booking.discountPence)
        row.append(comma)
        if let payment = booking.payment { row.append(contentsOf: payment.websiteWord) }
        row.append(comma)
        if let paidAt = booking.paidAt { row.append(instant: paidAt) }
        row.append(comma)
        if let cancelledAt = booking.cancelledAt { row.append(instant: cancelledAt) }
        row.append(comma)
        row.append(cell: booking.note)
        row.append(comma)
        row.append(instant: booking.createdAt)
    }

    static func appendJSON(_ booking: Booking, _ contact: Contact, index: Int, to row: inout Bytes) {
        row.append("{\"id\":")
        row.append(number: Numbering.firstID + index)
        row.append(",\"bookingReference\":\"")
        row.append(reference: index)
        row.append("\",\"sessionId\":\"")
        row.append(session: booking.session)
        row.append("\",\"contactDetails\":")
        append(contact, in: frameInJSON, quote: quote, to: &row)
        row.append(",\"status\":\"")
        row.append(contentsOf: booking.status.websiteWord)
        row.append("\",\"source\":")
        append(booking.source, to: &row)
        row.append(",\"referralSource\":")
        append(booking.referral, to: &row)
        row.append(",\"groupReference\":")
        if let group = booking.group {
            row.append("\"")
            row.append(group: group)
            row.append("\"")
        } else {
            row.append("null")
        }
        row.append(",\"originalAmount\":")
        row.append(pence: booking.pence)
        row.append(",\"discountAmount\":")
        row.append(pence: booking.discountPence)
        row.append(",\"finalAmount\":")
        row.append(pence: booking.pence - booking.discountPence)
        row.append(",\"paymentMethod\":")
        append(booking.payment?.websiteWord ?? [], to: &row)
        row.append(",\"paidAt\":")
        append(instant: booking.paidAt, to: &row)
        row.append(",\"cancelledAt\":")
        append(instant: booking.cancelledAt, to: &row)
        row.append(",\"notes\":")
        append(booking.note, to: &row)
        row.append(",\"created_at\":")
        append(instant: booking.createdAt, to: &row)
        row.append("}")
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = Bytes("\"".utf8)
    private static let doubledQuote = Bytes("\"\"".utf8)

    /// What stands before each value of the contact details, and after the last.
    private static func frame(quote: String) -> [Bytes] {
        let keys = ["firstName", "lastName", "email", "phone", "company", "postcode", "city", "country"]
        let pieces = keys.enumerated().map { place, key in
            (place == 0 ? "{" : quote + ",") + quote + key + quote + ":" + quote
        }
        return (pieces + [quote + "}"]).map { Bytes($0.utf8) }
    }

    private static let frameInJSON = frame(quote: "\"")
    private static let frameInCSV = frame(quote: "\"\"")

    private static func append(_ contact: Contact, in frame: [Bytes], quote: Bytes, to row: inout Bytes) {
        row.append(contentsOf: frame[0])
        row.append(json: contact.firstName, quote: quote)
        row.append(contentsOf: frame[1])
        row.append(json: contact.lastName, quote: quote)
        row.append(contentsOf: frame[2])
        row.append(json: contact.email, quote: quote)
        row.append(contentsOf: frame[3])
        row.append(json: contact.phone, quote: quote)
        row.append(contentsOf: frame[4])
        row.append(json: contact.company, quote: quote)
        row.append(contentsOf: frame[5])
        row.append(json: contact.postcode, quote: quote)
        row.append(contentsOf: frame[6])
        row.append(json: contact.city, quote: quote)
        row.append(contentsOf: frame[7])
        row.append(json: contact.country, quote: quote)
        row.append(contentsOf: frame[8])
    }

    private static func append(_ text: Bytes, to row: inout Bytes) {
        guard !text.isEmpty else {
            row.append("null")
            return
        }
        row.append("\"")
        row.append(json: text, quote: quote)
        row.append("\"")
    }

    private static func append(instant: Int?, to row: inout Bytes) {
        guard let instant else {
            row.append("null")
            return
        }
        row.append("\"")
        row.append(instant: instant)
        row.append("\"")
    }
}
