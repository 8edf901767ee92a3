/// How the orders of a file of bookings lie in its rows.
struct OrderRows: Sendable {
    /// Whether several rows may be one order's: they have its reference.
    let areTakenTogether: Bool
    /// Whether each line of an order is somebody's place, so that lines count as participants.
    let linesAreSeats: Bool
    /// What the amounts of a row are of.
    let amounts: OrderAmounts
    /// The column of references, and that of amounts, to name.
    let referenceColumn: String
    let amountColumn: String
}

/// What the amounts of a row are of, as the columns are called.
enum OrderAmounts: Sendable {
    /// Of the row: `Ticket price`, `Line total`.
    case lines
    /// Of the order: `Order total`, `Total`.
    case orders
    /// Of either: `Price`, `Amount`.
    case unknown

    /// What English headers say.
    init(headers: [String]) {
        let keys = headers.map { HeaderSynonyms.key($0) }
        func name(_ words: [String]) -> Bool { keys.contains { key in words.contains(where: key.contains) } }
        if name(["ticketprice", "ticketcost", "ticketamount", "tickettotal", "item", "line", "attendeeprice"]) {
            self = .lines
        } else if name(["total", "order", "invoice"]) {
            self = .orders
        } else {
            self = .unknown
        }
    }
}
