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

    /// The first two numbers of a value that begins with a date such as `25/04/2024`; nil where it does not.
    init?(_ bytes: Span<UInt8>) {
        var position = 0
        self.init(bytes, at: &position)
    }

    /// The first two numbers of a date such as `25/04/2024` at `start`, which moves past it; nil, and no move, where the
    /// value is no date of that kind.
    init?(_ bytes: Span<UInt8>, at start: inout Int) {
        var position = start
        guard let first = bytes.readDigits(at: &position, most: 2), position < bytes.count else { return nil }
        let separator = bytes[position]
        guard separator == UInt8(ascii: "/") || separator == UInt8(ascii: ".") || separator == UInt8(ascii: "-") else {
            return nil
        }
        position += 1
        // Inside of a value a time may be written alike, 10.30.15, but for its last number.
        guard let second = bytes.readDigits(at: &position, most: 2), bytes.skip(separator, at: &position),
            bytes.readDigits(at: &position, least: start == 0 ? 2 : 4, most: 4) != nil
        else { return nil }
        start = position
        self.init(first: first, second: second, hasPoints: separator == UInt8(ascii: "."))
    }

    /// What each date of numbers of a value proves: `du 05/04/2024 au 16/04/2024` holds two.
    static func all(in bytes: Span<UInt8>) -> [DateOrderEvidence] {
        var result: [DateOrderEvidence] = []
        var position = 0
        while position < bytes.count {
            let isStart = bytes[position] &- 0x30 < 10 && (position == 0 || bytes[position - 1] &- 0x30 >= 10)
            if isStart, let found = DateOrderEvidence(bytes, at: &position) {
                result.append(found)
            } else {
                position += 1
            }
        }
        return result
    }
}
