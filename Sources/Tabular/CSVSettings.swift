/// What somebody said about how a CSV file is written; what is nil is found out.
public struct CSVSettings: Sendable, Equatable {
    /// What encloses fields.
    public enum Quote: Sendable, Equatable {
        /// This byte.
        case byte(UInt8)
        /// Nothing: a quote is a character like any other.
        case none
    }

    /// How a quote within a quoted field is written.
    public enum Escape: Sendable, Equatable {
        /// Twice.
        case doubled
        /// With this byte before it.
        case byte(UInt8)
    }

    /// What stands between two fields.
    public var delimiter: CSVDialect.Delimiter?
    /// What encloses fields.
    public var quote: Quote?
    /// How a quote within a quoted field is written.
    public var escape: Escape?
    /// The physical line, from 1, on which the header starts.
    public var headerLine: Int?

    /// Settings of which nothing is told.
    public init() {}

    /// These settings, and where they say nothing, the other ones.
    public func filled(from other: CSVSettings) -> CSVSettings {
        var result = self
        result.delimiter = delimiter ?? other.delimiter
        result.quote = quote ?? other.quote
        result.escape = escape ?? other.escape
        result.headerLine = headerLine ?? other.headerLine
        return result
    }
}
