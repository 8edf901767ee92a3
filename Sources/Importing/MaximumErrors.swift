/// How many rejected rows an import may have before all of it is rolled back.
public enum MaximumErrors: Sendable, Equatable, CustomStringConvertible {
    /// So many rows.
    case rows(Int)
    /// So many hundredths of a percent of all rows read: 250 is 2.5 %.
    case hundredthsOfPercent(Int)

    /// Reads `20`, `5%` or `0.25%`; nil for anything else.
    public init?(_ text: String) {
        guard text.hasSuffix("%") else {
            guard let rows = Int(text), rows >= 0, text.allSatisfy(\.isNumber) else { return nil }
            self = .rows(rows)
            return
        }
        let parts = text.dropLast().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let whole = Int(first), first.allSatisfy(\.isNumber), whole <= 100 else {
            return nil
        }
        var hundredths = 0
        if parts.count == 2 {
            let digits = parts[1]
            guard (1...2).contains(digits.count), digits.allSatisfy(\.isNumber), let value = Int(digits) else {
                return nil
            }
            hundredths = digits.count == 1 ? value * 10 : value
        }
        self = .hundredthsOfPercent(whole * 100 + hundredths)
    }

    /// Whether so many of so many rows are within it.
    public func allows(_ rejected: Int, of read: Int) -> Bool {
        switch self {
        case .rows(let rows): rejected <= rows
        case .hundredthsOfPercent(let hundredths): rejected * 10_000 <= read * hundredths
        }
    }

    /// As it is typed.
    public var description: String {
        switch self {
        case .rows(let rows): return "\(rows)"
        case .hundredthsOfPercent(let hundredths):
            let fraction = hundredths % 100
            let digits = fraction % 10 == 0 ? "\(fraction / 10)" : (fraction < 10 ? "0" : "") + "\(fraction)"
            return "\(hundredths / 100)\(fraction == 0 ? "" : "." + digits)%"
        }
    }
}
