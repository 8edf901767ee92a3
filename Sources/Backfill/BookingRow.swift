internal import BookingModel

/// What the walk needs of one booking; moments in microseconds, money in minor units.
struct BookingRow: Sendable {
    let rowID: Int64
    let contactID: Identifier?
    let storedUser: Identifier?
    let storedDay: Int64?
    /// When it was made; nil where nobody knows.
    let created: Int64?
    let recorded: Int64
    /// The latest of its moments; `Int64.min` where none is known.
    let activity: Int64
    let status: BookingStatus
    /// The session of a pending or confirmed booking.
    let session: Identifier?
    let price: Int64
    let paid: Int64
    let refunded: Int64
    /// The place of its currency in the statistics.
    let currency: UInt8
    let group: Identifier?
    /// The booking's own id, read only in a group.
    let id: Identifier?
    let participants: Int64
    /// The place of its contact, once found.
    var contact: Int?
    /// The place of its user, once found.
    var user: Int?
}
