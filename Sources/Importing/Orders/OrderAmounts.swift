/// What the amounts of a row are of, as the columns are called. The raw value is the word of `booking_lines`.
enum OrderAmounts: String, Sendable {
    /// Of the row: `Ticket price`, `Line total`.
    case lines
    /// Of the order: `Order total`.
    case orders
    /// Of either: `Price`, `Total`.
    case unknown

    /// What the English headers of what was to be paid, and of what was paid, say; the one that says the final amount
    /// first.
    init(headers: [String]) {
        let keys = headers.map { HeaderSynonyms.key($0) }
        if !keys.isEmpty, keys.allSatisfy({ key in OrderAmounts.wordsForLines.contains(where: key.hasPrefix) }) {
            self = .lines
        } else if let key = keys.first, OrderAmounts.wordsForOrders.contains(where: key.hasPrefix) {
            self = .orders
        } else {
            self = .unknown
        }
    }

    private static let wordsForLines = [
        "ticketprice", "ticketcost", "ticketamount", "tickettotal", "ticketfee", "itemprice", "itemcost", "itemamount",
        "itemtotal", "lineprice", "lineamount", "linetotal", "lineitem", "priceperticket", "ticketvalue",
    ]
    private static let wordsForOrders = [
        "ordertotal", "orderamount", "ordervalue", "totalorder", "invoicetotal", "invoiceamount", "carttotal",
        "baskettotal", "totalinvoice",
    ]
}
