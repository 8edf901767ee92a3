public import BookingModel

/// One cell of a report's table, with its type.
public enum ReportCell: Sendable, Equatable {
    /// No value: not yet observed, or none that could be.
    case blank
    /// A UUID.
    case identifier(Identifier)
    /// A text.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// Minor units of a currency.
    case money(Int64, CurrencyCode)
    /// A fraction of one.
    case rate(Rate)
    /// A local day.
    case date(LocalDay)
    /// A local month.
    case month(Month)
    /// True or false.
    case boolean(Bool)

    /// A whole number, or blank.
    public init(_ number: Int64?) { self = number.map(ReportCell.integer) ?? .blank }
    /// A rate, or blank.
    public init(_ rate: Rate?) { self = rate.map(ReportCell.rate) ?? .blank }
    /// A text, or blank.
    public init(_ text: String?) { self = text.map(ReportCell.text) ?? .blank }
    /// A local day, or blank.
    public init(_ day: LocalDay?) { self = day.map(ReportCell.date) ?? .blank }
}

extension ReportCell: CustomStringConvertible {
    /// The cell as it stands in a raw CSV file: decimal point, no guard, empty where blank.
    public var description: String {
        switch self {
        case .blank: ""
        case .identifier(let identifier): identifier.description
        case .text(let text): text
        case .integer(let number): String(number)
        case .money(let minorUnits, let currency): currency.decimalText(minorUnits)
        case .rate(let rate): rate.description
        case .date(let day): day.description
        case .month(let month): month.description
        case .boolean(let flag): flag ? "true" : "false"
        }
    }
}
