public import BookingModel

/// A value to bind, or one that was read.
public enum SQLValue: Sendable, Hashable {
    /// No value.
    case null
    /// A whole number, an instant in microseconds, a day number or minor units.
    case integer(Int64)
    /// A floating-point number.
    case real(Double)
    /// A text.
    case text(String)
    /// A UUID: 16 bytes on SQLite, `uuid` on PostgreSQL.
    case identifier(Identifier)

    /// An identifier, or no value.
    public init(_ identifier: Identifier?) { self = identifier.map(SQLValue.identifier) ?? .null }
    /// A text, or no value.
    public init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
    /// A whole number, or no value.
    public init(_ integer: Int64?) { self = integer.map(SQLValue.integer) ?? .null }
}
