import BookingModel

extension EnglishText {
    /// Minor units in full: `£1,234.50`, `−€3.00`, `CHF 12.00`.
    public static func money(_ minorUnits: Int64, _ currency: CurrencyCode) -> String {
        let parts = currency.decimalText(minorUnits).drop { $0 == "-" }
            .split(separator: ".", maxSplits: 1)
        let fraction = parts.count > 1 ? "." + parts[1] : ""
        return (minorUnits < 0 ? "−" : "") + symbol(currency) + grouped(String(parts.first ?? "0")) + fraction
    }

    /// Minor units rounded to whole units from 1,000 of them up: what a sentence needs. `£12,345`, `£12.50`.
    public static func roundedMoney(_ minorUnits: Int64, _ currency: CurrencyCode) -> String {
        let unit = unitSize(currency)
        guard minorUnits.magnitude >= 1_000 * UInt64(unit) else { return money(minorUnits, currency) }
        let units = (Double(minorUnits.magnitude) / Double(unit)).rounded()
        return (minorUnits < 0 ? "−" : "") + symbol(currency) + decimal(units, digits: 0)
    }

    /// Minor units at an axis: `£0`, `£2.5k`, `£1m`.
    static func shortMoney(_ minorUnits: Double, step: Double, largest: Double, _ currency: CurrencyCode) -> String {
        let unit = Double(unitSize(currency))
        let text = short(minorUnits.magnitude / unit, step: step / unit, largest: largest / unit)
        return (minorUnits < 0 ? "−" : "") + symbol(currency) + text
    }

    /// A number at an axis: in thousands, `k`, or millions, `m`, as suits the largest one there, with just the decimals
    /// that the step needs.
    static func short(_ value: Double, step: Double, largest: Double) -> String {
        guard value.magnitude > 0 else { return "0" }
        for (limit, letter) in [(1e9, "bn"), (1e6, "m"), (1e4, "k")] where largest >= limit {
            let divisor = letter == "k" ? 1e3 : limit
            return decimal(value / divisor, digits: decimals(step / divisor)) + letter
        }
        return decimal(value, digits: decimals(step))
    }

    private static func decimals(_ step: Double) -> Int {
        guard step > 0, step < 1 else { return 0 }
        return step >= 0.0999 ? 1 : step >= 0.00999 ? 2 : 3
    }

    private static func unitSize(_ currency: CurrencyCode) -> Int {
        (0..<currency.minorDigits).reduce(1) { size, _ in size * 10 }
    }

    /// The sign before the number; currencies without one of their own go by their code.
    private static func symbol(_ currency: CurrencyCode) -> String {
        switch currency {
        case .gbp: "£"
        case .eur: "€"
        case .usd: "US$"
        default: currency.description + "\u{A0}"
        }
    }
}

extension EnglishText {
    /// Minor units in full, without the fraction where it is zero: `£50`, `£12.50`.
    static func roundedOrFull(_ minorUnits: Int64, _ currency: CurrencyCode) -> String {
        let unit = Int64((0..<currency.minorDigits).reduce(1) { size, _ in size * 10 })
        let text = money(minorUnits, currency)
        guard minorUnits % unit == 0, currency.minorDigits > 0 else { return text }
        return String(text.dropLast(currency.minorDigits + 1))
    }
}
