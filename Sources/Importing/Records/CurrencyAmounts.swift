import BookingModel

/// The final amounts of a file's accepted bookings in one currency, in minor units, by what became of them.
struct CurrencyAmounts: Sendable, Equatable {
    let currency: CurrencyCode
    var read: Int64 = 0
    var loaded: Int64 = 0
    var updated: Int64 = 0
    var unchanged: Int64 = 0
    var duplicate: Int64 = 0

    /// What was read is what lies in the outcomes.
    var addsUp: Bool { read == loaded + updated + unchanged + duplicate }
}
