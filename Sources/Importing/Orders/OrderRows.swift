/// How the orders of a file of bookings lie in its rows.
struct OrderRows: Sendable {
    /// The file.
    let fileID: Int64
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
