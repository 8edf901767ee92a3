/// The office's way to write a booking: one flat row, local dates, pounds with their sign.
enum OfficeRow {
    static let header: StaticString =
        "Booking Ref,Booked On,Status,Course Code,Course,Session,Session Date,First Name,Surname,Email Address,Telephone,Company,Postcode,Town,Country,Booking Source,How did you hear about us,Group Ref,Price,Discount,Total Paid,Payment Method,Paid On,Cancelled On,Notes"

    static func append(
        _ booking: Booking, _ contact: Contact, _ session: Sessions.Session, _ course: Courses.Course, index: Int,
        to row: inout Bytes
    ) {
        row.append(reference: index)
        row.append(comma)
        row.append(localMinute: booking.createdAt)
        row.append(comma)
        row.append(contentsOf: booking.status.officeWord)
        row.append(comma)
        row.append(contentsOf: course.code)
        row.append(comma)
        row.append(cell: course.title)
        row.append(comma)
        row.append(session: booking.session)
        row.append(comma)
        row.append(localMinute: session.startsAt)
        row.append(comma)
        append(contact, to: &row)
        row.append(contentsOf: booking.source)
        row.append(comma)
        row.append(cell: booking.referral)
        row.append(comma)
        if let group = booking.group { row.append(group: group) }
        row.append(comma)
        append(pounds: booking.pence, to: &row)
        append(pounds: booking.discountPence, to: &row)
        append(pounds: booking.pence - booking.discountPence, to: &row)
        if let payment = booking.payment { row.append(contentsOf: payment.officeWord) }
        row.append(comma)
        if let paidAt = booking.paidAt { row.append(localMinute: paidAt) }
        row.append(comma)
        if let cancelledAt = booking.cancelledAt { row.append(localMinute: cancelledAt) }
        row.append(comma)
        row.append(cell: booking.note)
    }

    private static let comma = UInt8(ascii: ",")

    private static func append(_ contact: Contact, to row: inout Bytes) {
        row.append(cell: contact.firstName)
        row.append(comma)
        row.append(cell: contact.lastName)
        row.append(comma)
        row.append(cell: contact.email)
        row.append(comma)
        row.append(cell: contact.phone)
        row.append(comma)
        row.append(cell: contact.company)
        row.append(comma)
        row.append(cell: contact.postcode)
        row.append(comma)
        row.append(cell: contact.city)
        row.append(comma)
        row.append(cell: contact.country)
        row.append(comma)
    }

    /// A thousands separator makes a quoted cell.
    private static func append(pounds pence: Int, to row: inout Bytes) {
        let isQuoted = pence >= 100_000
        if isQuoted { row.append("\"") }
        row.append(poundsAndPence: pence)
        if isQuoted { row.append("\"") }
        row.append(comma)
    }
}
