import BookingModel

/// What is left to decide of a booking whose row has been written: everything that depends on the rows before it.
struct UnsettledBooking: Sendable {
    /// Its identifier; of a row without a reference, its content, from which the identifier follows.
    var id: Identifier
    let isContent: Bool
    /// Its contact, and the contact's row in the chunk.
    let contactID: Identifier?
    let contactRow: Int
    let sessionID: Identifier?
    var money: BookingMoney.Settled
    let currency: CurrencyCode
    let isRefunded: Bool
    /// Whether its amounts were below zero, and read as money given back.
    let isRefundRow: Bool
    /// A hash of the name; 0 where there is none.
    var person: UInt64
    /// A hash of what the row is for in an order of several; 0 where it does not say.
    let line: UInt64
    var status: BookingStatus
    /// When it was made; nil where the export does not say.
    var createdAt: Instant?
    var refundedAt: Instant?
    var recordedAt: Instant?
    var participants: Int64
    let importLine: Int
}
