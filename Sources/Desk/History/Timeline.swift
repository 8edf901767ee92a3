internal import BookingModel

/// The sections of a history as one table in the order of time.
struct Timeline {
    /// Which column of a section says what in the one table.
    private struct Shape {
        let moments: [String]
        let reference: [String]
        let what: [String]
        let amount: String?
        let id: String
    }

    private static let shapes: [String: Shape] = [
        "bookings": Shape(
            moments: ["booked_at"], reference: ["reference"], what: ["course", "session"], amount: "price",
            id: "booking_id"),
        "payments": Shape(
            moments: ["paid_at", "created_at"], reference: ["reference"], what: ["method", "booking"], amount: "amount",
            id: "payment_id"),
        "certificates": Shape(
            moments: ["issued_at"], reference: ["number"], what: ["course"], amount: nil, id: "certificate_id"),
        "messages": Shape(
            moments: ["sent_at", "created_at"], reference: ["booking"], what: ["type", "channel", "subject"],
            amount: nil, id: "message_id"),
        "waiting_list": Shape(
            moments: ["joined_at"], reference: ["session"], what: ["course", "priority"], amount: nil, id: "entry_id"),
        "groups": Shape(
            moments: ["created_at"], reference: ["reference"], what: ["name"], amount: nil, id: "group_id"),
        "notes": Shape(
            moments: ["written_at"], reference: ["booking"], what: ["note"], amount: nil, id: "note_id"),
    ]

    private let sections: [Listing]

    init(_ sections: [Listing]) { self.sections = sections }

    /// A row for each record; those without a moment come last.
    var listing: Listing {
        var listing = Listing(
            "history",
            [
                ("at", .moment), ("kind", .text), ("reference", .text), ("what", .text), ("status", .text),
                ("amount", .number), ("currency", .text), ("id", .text),
            ])
        var rows: [[Listing.Cell]] = []
        for section in sections {
            guard let shape = Timeline.shapes[section.name] else { continue }
            for row in section.rows.indices {
                func first(_ names: [String]) -> Listing.Cell {
                    names.lazy.map { section.cell(row, $0) }.first { $0 != .none } ?? .none
                }
                let what = shape.what.compactMap { name -> String? in
                    if case .text(let text) = section.cell(row, name) { text } else { nil }
                }
                rows.append([
                    first(shape.moments), .text(section.name), first(shape.reference),
                    Listing.Cell(what.isEmpty ? nil : what.joined(separator: ", ")), section.cell(row, "status"),
                    shape.amount.map { section.cell(row, $0) } ?? .none, section.cell(row, "currency"),
                    section.cell(row, shape.id),
                ])
            }
        }
        let order = rows.indices.sorted { (Timeline.moment(rows[$0]), $0) < (Timeline.moment(rows[$1]), $1) }
        for index in order { listing.append(rows[index]) }
        return listing
    }

    private static func moment(_ row: [Listing.Cell]) -> Int64 {
        if case .moment(let instant) = row[0] { instant.microseconds } else { .max }
    }
}
