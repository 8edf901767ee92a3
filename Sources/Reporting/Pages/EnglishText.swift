import BookingModel

/// Numbers, money, dates and lists as a British reader writes them, by arithmetic: the same on every machine.
///
/// A negative number carries a true minus sign (U+2212), which is as wide as a figure.
public enum EnglishText {
    /// `1,234,567`.
    public static func number(_ value: Int) -> String {
        (value < 0 ? "−" : "") + grouped(String(value.magnitude))
    }

    /// `1,234.5`; `n/a` for what is no number.
    public static func decimal(_ value: Double, digits: Int) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "n/a" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = (value.magnitude * scale).rounded()
        let text = String(UInt64(scaled))
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.utf8.count)) + text
        let fraction = digits == 0 ? "" : "." + padded.suffix(digits)
        return (value < 0 && scaled > 0 ? "−" : "") + grouped(String(padded.dropLast(digits))) + fraction
    }

    /// A share as `12.3 %`, with a narrow space that does not break.
    public static func percent(_ share: Double, digits: Int = 1) -> String {
        guard share.isFinite else { return "n/a" }
        return decimal(share * 100, digits: digits) + "\u{202F}%"
    }

    /// The nearest whole number; 0 for what is none.
    static func whole(_ value: Double) -> Int64 {
        value.isFinite && value.magnitude < 9e18 ? Int64(value.rounded()) : 0
    }

    /// `1 booking`, `12 bookings`.
    public static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(self.number(number)) \(number == 1 ? singular : plural ?? singular + "s")"
    }

    /// `a`, `a and b`, `a, b and c`.
    public static func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The text cut off from its surroundings where it may run from right to left, so that it reorders nothing else.
    public static func isolated(_ text: String) -> String {
        text.unicodeScalars.allSatisfy { $0.value < 0x590 } ? text : "\u{2068}" + text + "\u{2069}"
    }

    /// `12.3 kB`, by thousands.
    public static func bytes(_ count: Int) -> String {
        switch count {
        case ..<1_000: self.count(count, "byte")
        case ..<1_000_000: decimal(Double(count) / 1e3, digits: 1) + "\u{202F}kB"
        case ..<1_000_000_000: decimal(Double(count) / 1e6, digits: 1) + "\u{202F}MB"
        default: decimal(Double(count) / 1e9, digits: 1) + "\u{202F}GB"
        }
    }

    /// Commas between groups of three digits.
    static func grouped(_ digits: String) -> String {
        guard digits.utf8.count > 3 else { return digits }
        var result = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.utf8.count - position) % 3 == 0 { result += "," }
            result.append(digit)
        }
        return result
    }
}
