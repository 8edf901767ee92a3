import BookingModel

extension EnglishText {
    /// A cell in full, as a page's table shows it; blank cells stay blank.
    static func text(_ cell: ReportCell) -> String {
        switch cell {
        case .blank: ""
        case .integer(let whole): number(Int(whole))
        case .money(let minorUnits, let currency): money(minorUnits, currency)
        case .rate(let rate): percent(rate.value)
        case .month(let month): String(month.description.prefix(7))
        case .boolean(let flag): flag ? "yes" : "no"
        case .text(let text): isolated(text)
        case .identifier, .date: cell.description
        }
    }

    /// A cell as a sentence or a headline shows it: large amounts without their fraction.
    static func brief(_ cell: ReportCell) -> String {
        switch cell {
        case .blank: "n/a"
        case .money(let minorUnits, let currency): roundedMoney(minorUnits, currency)
        default: text(cell)
        }
    }
}

extension ReportCell {
    /// The cell as a number to compare or draw; nil where it is none. Money is in minor units.
    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .money(let minorUnits, _): Double(minorUnits)
        case .rate(let rate): rate.value
        default: nil
        }
    }
}
