import BookingModel

/// Reads amounts of money: an optional currency symbol or code, digits with thousands separators, a decimal part, and a
/// sign before or behind, or parentheses.
struct AmountParser {
    /// The currency of amounts that name none.
    var defaultCurrency: CurrencyCode

    /// Minor units and, where the value names one, its currency.
    struct Amount: Equatable {
        var minorUnits: Int64
        var currency: CurrencyCode?
    }

    /// The amount that `bytes`, trimmed, spells; `rowCurrency` is the row's own, where it has a currency column.
    func read(_ bytes: Span<UInt8>, rowCurrency: CurrencyCode?) throws(ValueDefect) -> Amount {
        let usual = rowCurrency ?? defaultCurrency
        if let plain = AmountParser.plain(bytes, digits: usual.minorDigits) {
            return Amount(minorUnits: plain, currency: nil)
        }
        var named: CurrencyCode?
        var isNegative = false
        var isOpen = false
        var number = 0..<0
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case 0x30...0x39, UInt8(ascii: "."):
                guard number.isEmpty else { throw .unreadableAmount }
                number = position..<AmountParser.endOfNumber(bytes, from: position)
                position = number.upperBound
            case UInt8(ascii: "-"), UInt8(ascii: "("):
                guard !isNegative else { throw .unreadableAmount }
                isNegative = true
                isOpen = byte == UInt8(ascii: "(")
                position += 1
            case UInt8(ascii: ")"):
                guard isOpen, !number.isEmpty else { throw .unreadableAmount }
                isOpen = false
                position += 1
            case 0x20, UInt8(ascii: "+"): position += 1
            default:
                guard named == nil, let symbol = CurrencySymbol.read(bytes, at: &position) else {
                    throw .unreadableAmount
                }
                named = symbol
            }
        }
        guard !number.isEmpty, !isOpen else { throw .unreadableAmount }
        let currency = named ?? usual
        let magnitude = try AmountParser.minorUnits(bytes.extracting(number), digits: currency.minorDigits)
        return Amount(minorUnits: isNegative ? -magnitude : magnitude, currency: named)
    }

    /// Digits, a point and just the currency's decimals, as nearly all exports write them; nil for anything else.
    private static func plain(_ bytes: Span<UInt8>, digits minorDigits: Int) -> Int64? {
        guard bytes.count <= 15, minorDigits > 0, bytes.count > minorDigits + 1 else { return nil }
        let point = bytes.count - minorDigits - 1
        var value: Int64 = 0
        for index in bytes.indices where index != point {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int64(digit)
        }
        return bytes[point] == UInt8(ascii: ".") ? value : nil
    }

    /// Where the run of digits and separators ends; a no-break space (C2 A0) or an apostrophe may separate thousands.
    private static func endOfNumber(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count {
            switch bytes[end] {
            case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"): end += 1
            default: return end
            }
        }
        return end
    }

    /// Digits with separators in minor units. The last separator is a decimal mark where one or two digits follow it, or
    /// where it stands once and other than three digits follow; all before it separate thousands.
    static func minorUnits(_ bytes: Span<UInt8>, digits minorDigits: Int) throws(ValueDefect) -> Int64 {
        var decimal = bytes.count
        var separators = 0
        for index in bytes.indices where bytes[index] &- 0x30 >= 10 {
            separators += 1
            decimal = index
        }
        let fraction = bytes.count - decimal - 1
        if separators > 0, bytes[decimal] == UInt8(ascii: "'") || (fraction == 3 && minorDigits < 3 && bytes[decimal] == UInt8(ascii: ",")) {
            decimal = bytes.count
        }
        var value: Int64 = 0
        var groupLength = 0
        var thousandsSeparator: UInt8?
        for index in 0..<decimal {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else {
                // One kind of thousands separator stands between groups of three; only the first may be shorter.
                let isFirst = thousandsSeparator == nil
                guard isFirst ? (1...3).contains(groupLength) : groupLength == 3 && bytes[index] == thousandsSeparator
                else { throw .unreadableAmount }
                thousandsSeparator = bytes[index]
                groupLength = 0
                continue
            }
            groupLength += 1
            value = try appending(digit, to: value)
        }
        // `1,2,3`, `1.234.567,89` and `1,234,567` are told apart by the length of the last group; a decimal mark that
        // is also the thousands separator makes a date or a list, and no amount.
        guard thousandsSeparator == nil || groupLength == 3, decimal < bytes.count - 1 || groupLength > 0,
            decimal == bytes.count || bytes[decimal] != thousandsSeparator
        else { throw .unreadableAmount }
        var places = 0
        if decimal < bytes.count {
            for index in (decimal + 1)..<bytes.count {
                let digit = bytes[index] &- 0x30
                guard digit < 10 else { throw .unreadableAmount }
                if places == minorDigits {
                    guard digit == 0 else { throw .tooPreciseAmount }
                    continue
                }
                value = try appending(digit, to: value)
                places += 1
            }
        }
        while places < minorDigits {
            value = try appending(0, to: value)
            places += 1
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

/// Currency symbols and codes in front of or behind an amount.
enum CurrencySymbol {
    /// The currency named at `position`, which moves past it; nil where none is.
    static func read(_ bytes: Span<UInt8>, at position: inout Int) -> CurrencyCode? {
        switch bytes[position] {
        case UInt8(ascii: "$"):
            position += 1
            return .usd
        case 0xC2 where position + 1 < bytes.count && bytes[position + 1] == 0xA3:
            position += 2
            return .gbp
        case 0xE2 where position + 2 < bytes.count && bytes[position + 1] == 0x82 && bytes[position + 2] == 0xAC:
            position += 3
            return .eur
        case 0x41...0x5A, 0x61...0x7A: return CurrencyCode(bytes.readWord(at: &position))
        default: return nil
        }
    }
}
