public import BookingModel

/// The amounts of a file's rows in one currency, in minor units, by what became of them: bookings' final amounts, and
/// payments.
public struct CurrencyAmounts: Sendable, Equatable {
    /// The currency.
    public let currency: CurrencyCode
    /// All rows.
    public internal(set) var read: Int64 = 0
    /// New rows.
    public internal(set) var loaded: Int64 = 0
    /// Rows that changed a known one.
    public internal(set) var updated: Int64 = 0
    /// Rows of which everything was known.
    public internal(set) var unchanged: Int64 = 0
    /// Rows that repeat another one of the run.
    public internal(set) var duplicate: Int64 = 0
    /// Of rejected rows, as far as it can be read.
    public internal(set) var rejected: Int64 = 0

    init(currency: CurrencyCode) { self.currency = currency }

    /// What was read is what lies in the outcomes.
    var addsUp: Bool { read == loaded + updated + unchanged + duplicate + rejected }
}
