import BookingModel
import Tabular

/// The columns of an export that say what a row of an order is for: a ticket, or an article. Rows of one order that differ
/// in one of them are lines of it, not versions.
struct OrderLineColumns: Sendable {
    private let columns: [Int]
    /// Whether each line is somebody's place, so that lines count as participants.
    let areSeats: Bool

    /// The columns of lines among those that no rule reads, by their headers in English, and of the others that of the
    /// export's own ids, which may be a ticket's, and those of names beside the contact's.
    init(unmapped: [Int], _ english: [String], fields: BookingFields) {
        func column(_ field: CompiledField) -> Int? {
            if case .column(let column) = field.origin, english.indices.contains(column) { column } else { nil }
        }
        // A price that is no amount is a kind of ticket: `Tarif` with “Plein tarif” and “Réduit”.
        let kinds = unmapped.filter { column in
            HeaderSynonyms.key(english[column]) == "price" && !fields.amounts.contains { $0.reads(column) }
        }
        var found = unmapped.filter { OrderLineColumns.isLine(english[$0]) } + kinds
        if let id = column(fields.sourceRecordID), OrderLineColumns.isSeat(english[id]) { found.append(id) }
        let others = [column(fields.attendees), column(fields.guests)].compactMap(\.self)
        columns = found + others
        areSeats = !others.isEmpty || !kinds.isEmpty || found.contains { OrderLineColumns.isSeat(english[$0]) }
    }

    /// A hash of what a row is for; 0 where it does not say.
    func line(of record: RecordEntry, _ values: RecordValues) -> UInt64 {
        guard !columns.isEmpty else { return 0 }
        var line = TextHash()
        for column in columns { line.add(values.bytes.span.extracting(values.column(column, of: record).range)) }
        return line.value
    }

    /// Whether a column with this English header says what a row of an order is for.
    static func isLine(_ header: String) -> Bool {
        if isSeat(header) || articles.contains(HeaderSynonyms.key(header)) { return true }
        // A course without a start is no session, but still what was booked.
        let field = HeaderSynonyms.field(for: header, entity: .bookings)
        return field == .courseTitle || field == .courseCode || field == .sessionTitle
    }

    private static func isSeat(_ header: String) -> Bool { seats.contains(HeaderSynonyms.key(header)) }

    private static let seats: Set<String> = [
        "ticket", "tickettype", "ticketname", "ticketclass", "ticketcategory", "tickettitle", "ticketoption",
        "tickettier", "ticketlevel", "ticketid", "ticketnumber", "ticketno", "ticketcode", "ticketref",
        "ticketreference", "barcode", "pricecategory", "pricetype", "pricelevel", "pricename", "priceoption", "fare",
        "faretype", "farename", "registrationtype", "registrationid", "admission", "admissiontype", "seat",
        "seatnumber", "seatno", "attendeeid", "attendeenumber", "attendeeno", "positionid", "orderpositionid", "pass",
        "bookingtype", "attendee", "attendeename", "attendeeemail", "guestname", "guestemail", "participantname",
        "participantemail", "delegatename", "delegateemail", "studentname", "studentemail", "passengername",
        "ticketholder", "ticketholdername",
    ]
    private static let articles: Set<String> = [
        "item", "itemname", "itemdescription", "itemtitle", "itemid", "itemno", "itemnumber", "itemsku", "lineitem",
        "lineitemname", "lineitemtitle", "lineitemdescription", "lineitemsku", "lineitemid", "product", "productname",
        "producttitle", "productdescription", "productid", "sku", "variant", "variantname", "varianttitle",
        "variation", "variationname", "article", "articlename", "addon", "addonname", "line", "lineno", "linenumber",
        "lineid", "orderitemid", "orderlineid", "products", "description", "category", "option", "optionname",
        "package", "packagename", "extra",
    ]
}

extension BookingFields {
    /// The fields of amounts.
    fileprivate var amounts: [CompiledField] {
        [originalAmount, discountAmount, finalAmount, paidAmount, refundedAmount, balanceAmount]
    }
}

extension CompiledField {
    /// Whether a value of the field may come from `column`.
    fileprivate func reads(_ column: Int) -> Bool {
        switch origin {
        case .none, .constant: false
        case .column(let place): place == column
        case .join(let places, _), .sum(let places): places.contains(column)
        case .product(let groups), .count(let groups): groups.contains { $0.contains(column) }
        case .firstOf(let alternatives): alternatives.contains { $0.reads(column) }
        }
    }
}
