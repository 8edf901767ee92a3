import BookingModel

/// How the values of a chart or a table column are written.
enum ValueFormat: Sendable, Equatable {
    /// A whole number: `12,345`.
    case count
    /// Minor units of a currency: `£1,234.50`, or `£1.2k` on an axis.
    case money(CurrencyCode)
    /// A share between 0 and 1: `12.3 %`.
    case share

    /// The value in full.
    func text(_ value: Double) -> String {
        switch self {
        case .count: EnglishText.decimal(value, digits: value.rounded() == value ? 0 : 1)
        case .money(let currency): EnglishText.money(EnglishText.whole(value), currency)
        case .share: EnglishText.percent(value)
        }
    }

    /// The value at an axis: short, in the unit of the largest tick.
    func axisText(_ value: Double, step: Double, largest: Double) -> String {
        switch self {
        case .count: EnglishText.short(value, step: step, largest: largest)
        case .money(let currency): EnglishText.shortMoney(value, step: step, largest: largest, currency)
        case .share: EnglishText.percent(value, digits: step < 0.0099 ? 1 : 0)
        }
    }
}
