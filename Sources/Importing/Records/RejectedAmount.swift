import BookingModel

/// What a rejected row comes to, as far as that can be told.
enum RejectedAmount {
    /// Rows of this entity are no money.
    case none
    /// Minor units of a currency.
    case readable(CurrencyCode, Int64)
    /// The row is money, and its amount cannot be read.
    case unreadable
}
