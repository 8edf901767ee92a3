import BookingModel

/// The number of an amount: digits, separators of thousands, a decimal mark, an exponent.
struct AmountNumber {
    /// The decimal mark of the column, where that is known.
    var decimalMark: DecimalMark?
    /// The column has both.
    var hasMixedMarks = false
    /// Places by which the decimal mark moves to the right.
    var exponent = 0
    /// Whether it may be written in lakhs and crores: `1,23,45,678`.
    var groupsByHundreds = false

    /// Where amounts are grouped so; elsewhere `1,23,456` is a slip.
    static let currenciesInLakhs = Set(["INR", "PKR", "BDT", "NPR", "LKR"].compactMap { CurrencyCode($0) })

    /// Where the run of digits and separators that starts at `start` ends. A blank belongs to it between digits, where
    /// just three follow.
    static func end(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count {
            switch bytes[end] {
            case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"): end += 1
            case 0x20 where separatesThousands(bytes, at: end, length: 1): end += 1
            // A no-break space (C2 A0), a thin one (E2 80 AF), a typographer's apostrophe (E2 80 99).
            case 0xC2
            where end + 1 < bytes.count && bytes[end + 1] == 0xA0
                && separatesThousands(bytes, at: end, length: 2):
                end += 2
            case 0xE2
            where end + 2 < bytes.count && bytes[end + 1] == 0x80
                && (bytes[end + 2] == 0xAF || bytes[end + 2] == 0x99 || bytes[end + 2] == 0x89)
                && separatesThousands(bytes, at: end, length: 3):
                end += 3
            default: return end
            }
        }
        return end
    }

    /// Where the dash ends that stands for the cents behind a decimal mark: `45,-`, `180.–`, `1.250,--`. Without the mark
    /// before it, it is a minus.
    static func endOfDash(_ bytes: Span<UInt8>, behind end: Int) -> Int {
        guard bytes[end - 1] == UInt8(ascii: ",") || bytes[end - 1] == UInt8(ascii: ".") else { return end }
        var position = end
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "-") {
                position += 1
            } else if position + 2 < bytes.count, bytes[position] == 0xE2, bytes[position + 1] == 0x80,
                bytes[position + 2] == 0x93 || bytes[position + 2] == 0x94
            {
                position += 3
            } else {
                break
            }
        }
        return position
    }

    private static func separatesThousands(_ bytes: Span<UInt8>, at position: Int, length: Int) -> Bool {
        guard position > 0, bytes[position - 1] &- 0x30 < 10, position + length + 3 <= bytes.count else { return false }
        for index in 0..<3 where bytes[position + length + index] &- 0x30 >= 10 { return false }
        let next = position + length + 3
        return next == bytes.count || bytes[next] &- 0x30 >= 10
    }

    /// `E2`, `E+02`, `e-1` behind a number; 0 where there is none.
    static func exponent(_ bytes: Span<UInt8>, at position: inout Int) throws(ValueDefect) -> Int {
        guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return 0 }
        var end = position + 1
        let isNegative = bytes.skip(UInt8(ascii: "-"), at: &end)
        if !isNegative { _ = bytes.skip(UInt8(ascii: "+"), at: &end) }
        // The E of EUR is none.
        guard let value = bytes.readDigits(at: &end, most: 3) else { return 0 }
        guard value <= 18 else { throw .unreadableAmount }
        position = end
        return isNegative ? -value : value
    }

    /// The number in minor units. The last separator is a decimal mark where it is the column's, or where one or two
    /// digits follow it, or where it stands once and other than three digits follow; all before it separate thousands.
    func minorUnits(_ bytes: Span<UInt8>, digits minorDigits: Int) throws(ValueDefect) -> Int64 {
        let decimal = try decimalPosition(bytes, minorDigits)
        var value: Int64 = 0
        var groupLength = 0
        // How long the groups between the first and the last one are.
        var innerLength = 3
        var thousandsSeparator: UInt8?
        var index = 0
        while index < decimal {
            let byte = bytes[index]
            let digit = byte &- 0x30
            index += 1
            guard digit < 10 else {
                // The further bytes of a separator of several say nothing of their own.
                while index < decimal, bytes[index] & 0xC0 == 0x80 { index += 1 }
                // One kind of thousands separator stands between groups of three; only the first may be shorter.
                if thousandsSeparator == nil {
                    guard (1...3).contains(groupLength) else { throw .unreadableAmount }
                    if groupsByHundreds, byte == UInt8(ascii: ","),
                        AmountNumber.isHundreds(bytes, behind: index, first: groupLength)
                    {
                        innerLength = 2
                    }
                } else {
                    guard groupLength == innerLength, byte == thousandsSeparator else { throw .unreadableAmount }
                }
                thousandsSeparator = byte
                groupLength = 0
                continue
            }
            groupLength += 1
            value = try AmountNumber.appending(digit, to: value)
        }
        // `1,2,3`, `1.234.567,89` and `1,234,567` are told apart by the length of the last group; a decimal mark that
        // is also the thousands separator makes a date or a list, and no amount.
        guard thousandsSeparator == nil || groupLength == 3, decimal < bytes.count - 1 || groupLength > 0,
            decimal == bytes.count || bytes[decimal] != thousandsSeparator
        else { throw .unreadableAmount }
        return try AmountNumber.scaled(value, fraction: decimal + 1, bytes, places: minorDigits + exponent)
    }

    /// Whether a comma behind the first group of so many digits is followed by a group of two and another comma.
    private static func isHundreds(_ bytes: Span<UInt8>, behind position: Int, first: Int) -> Bool {
        first < 3 && position + 2 < bytes.count && bytes[position + 2] == UInt8(ascii: ",")
    }

    /// Where the decimal mark stands, or the end where there is none.
    private func decimalPosition(_ bytes: Span<UInt8>, _ minorDigits: Int) throws(ValueDefect) -> Int {
        var last = bytes.count
        var separators = 0
        var hasOther = false
        for index in bytes.indices where DecimalMark(rawValue: bytes[index]) != nil || bytes[index] == UInt8(ascii: "'")
        {
            if separators > 0, bytes[index] != bytes[last] { hasOther = true }
            separators += 1
            last = index
        }
        guard separators > 0, bytes[last] != UInt8(ascii: "'") else { return bytes.count }
        let fraction = bytes.count - last - 1
        // Two of a kind are never decimal marks; a mark behind others of another kind always is.
        if hasOther { return last }
        if separators > 1 { return fraction == 3 ? bytes.count : last }
        guard fraction == 3, last > 0, exponent == 0 else { return last }
        if let decimalMark { return bytes[last] == decimalMark.rawValue ? last : bytes.count }
        guard last <= 3, bytes[0] != 0x30 else { return last }
        // Three places are what a dinar has.
        guard minorDigits < 3 else { return last }
        guard !hasMixedMarks else { throw .ambiguousAmount }
        return bytes[last] == DecimalMark.comma.rawValue ? bytes.count : last
    }

    /// A whole number with the digits from `fraction` on, in units of so many places.
    private static func scaled(_ whole: Int64, fraction: Int, _ bytes: Span<UInt8>, places: Int) throws(ValueDefect)
        -> Int64
    {
        var value = whole
        var left = places
        var index = fraction
        while index < bytes.count {
            let digit = bytes[index] &- 0x30
            index += 1
            guard digit < 10 else { throw .unreadableAmount }
            guard left > 0 else {
                guard digit == 0 else { throw .tooPreciseAmount }
                continue
            }
            value = try appending(digit, to: value)
            left -= 1
        }
        while left > 0 {
            value = try appending(0, to: value)
            left -= 1
        }
        while left < 0, places < 0 {
            guard value % 10 == 0 else { throw .tooPreciseAmount }
            value /= 10
            left += 1
        }
        return value
    }

    private static func appending(_ digit: UInt8, to value: Int64) throws(ValueDefect) -> Int64 {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int64(digit))
        guard !overflow, !carry else { throw .unreadableAmount }
        return sum
    }
}
