/// What one date of numbers proves about its column: a number above 12 is a day.
struct DateOrderEvidence {
    let first: Int
    let second: Int
    /// Whether points stand between the numbers.
    let hasPoints: Bool

    /// The order that this date proves, or nil where both numbers could be months.
    var order: DateOrder? {
        if first > 12, second <= 12 { return .dayFirst }
        if second > 12, first <= 12 { return .monthFirst }
        return nil
    }

    init(first: Int, second: Int, hasPoints: Bool = false) {
        self.first = first
        self.second = second
        self.hasPoints = hasPoints
    }

    /// The first two numbers of a date such as `25/04/2024`, or nil where the value is no date of that kind.
    init?(_ bytes: Span<UInt8>) {
        var position = 0
        guard let first = bytes.readDigits(at: &position, most: 2), position < bytes.count else { return nil }
        let separator = bytes[position]
        guard separator == UInt8(ascii: "/") || separator == UInt8(ascii: ".") || separator == UInt8(ascii: "-") else {
            return nil
        }
        position += 1
        guard let second = bytes.readDigits(at: &position, most: 2), bytes.skip(separator, at: &position),
            bytes.readDigits(at: &position, least: 2, most: 4) != nil
        else { return nil }
        self.init(first: first, second: second, hasPoints: separator == UInt8(ascii: "."))
    }
}
