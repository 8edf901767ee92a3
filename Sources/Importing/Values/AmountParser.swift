import BookingModel

/// Reads amounts of money: an optional currency symbol or code, digits with thousands separators, a decimal part, and a
/// sign before or behind, or parentheses.
struct AmountParser {
    /// The currency of amounts that name none.
    var defaultCurrency: CurrencyCode
    /// The decimal mark of the column, for `1.234` and `1,234`; nil: nothing tells.
    var decimalMark: DecimalMark?
    /// The column has amounts with a decimal point and others with a comma: what can be read both ways is refused.
    var hasMixedMarks = false

    /// A hundred thousand million of a currency with cents: more is the number of a card or a book, and a million of such
    /// amounts is more than a sum holds.
    private static let most: Int64 = 10_000_000_000_000

    init(defaultCurrency: CurrencyCode) { self.defaultCurrency = defaultCurrency }

    /// Minor units and, where the value names one, its currency.
    struct Amount: Equatable {
        var minorUnits: Int64
        var currency: CurrencyCode?
        /// Whether it is a word such as `free`.
        var isWord = false
        /// What stands behind it, where that is a remark.
        var remark: AmountRemark?
    }

    /// The amount that `bytes`, trimmed, spells; `rowCurrency` is the row's own, where it has a currency column.
    func read(_ bytes: Span<UInt8>, rowCurrency: CurrencyCode?) throws(ValueDefect) -> Amount {
        if let plain = readPlain(bytes, rowCurrency: rowCurrency) { return plain }
        if FreeOfCharge.isWord(bytes) { return Amount(minorUnits: 0, currency: nil, isWord: true) }
        do throws(ValueDefect) {
            return try readBare(bytes, rowCurrency: rowCurrency)
        } catch {
            guard error == .unreadableAmount, let (remark, start) = AmountRemark.find(in: bytes) else { throw error }
            let before = bytes.extracting(..<start)
            var amount = try readBare(before.extracting(before.trimmedRange()), rowCurrency: rowCurrency)
            amount.remark = remark
            return amount
        }
    }

    /// An amount without any remark.
    private func readBare(_ bytes: Span<UInt8>, rowCurrency: CurrencyCode?) throws(ValueDefect) -> Amount {
        let usual = rowCurrency ?? defaultCurrency
        var named: CurrencySymbol.Reading?
        var isNegative = false
        var isOpen = false
        var number = 0..<0
        var exponent = 0
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case 0x30...0x39, UInt8(ascii: "."):
                guard number.isEmpty else { throw .unreadableAmount }
                number = position..<AmountNumber.end(bytes, from: position)
                position = AmountNumber.endOfDash(bytes, behind: number.upperBound)
                exponent = try AmountNumber.exponent(bytes, at: &position)
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
            case 0xE2 where AmountParser.isMinusSign(bytes, at: position):
                guard !isNegative else { throw .unreadableAmount }
                isNegative = true
                position += 3
            default:
                guard let symbol = CurrencySymbol.read(bytes, at: &position) else { throw .unreadableAmount }
                if let other = named {
                    guard let both = try other.beside(symbol) else { throw .unreadableAmount }
                    named = both
                } else {
                    named = symbol
                }
            }
        }
        guard !number.isEmpty, !isOpen else { throw .unreadableAmount }
        let namedCurrency = try named?.currency(usual: usual)
        let currency = namedCurrency ?? usual
        var reader = AmountNumber(decimalMark: decimalMark, hasMixedMarks: hasMixedMarks, exponent: exponent)
        reader.groupsByHundreds = AmountNumber.currenciesInLakhs.contains(currency)
        let magnitude = try reader.minorUnits(bytes.extracting(number), digits: currency.minorDigits)
        guard magnitude <= AmountParser.most else { throw .implausibleAmount }
        return Amount(minorUnits: isNegative ? -magnitude : magnitude, currency: namedCurrency)
    }

    /// Digits, a point and just the currency's decimals, as nearly all exports write them; nil for anything else.
    func readPlain(_ bytes: Span<UInt8>, rowCurrency: CurrencyCode?) -> Amount? {
        let minorDigits = (rowCurrency ?? defaultCurrency).minorDigits
        // Three places behind a point may as well be thousands: the column decides.
        guard minorDigits == 2, bytes.count <= 14, bytes.count > 3 else { return nil }
        let point = bytes.count - minorDigits - 1
        var value: Int64 = 0
        for index in bytes.indices where index != point {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int64(digit)
        }
        return bytes[point] == UInt8(ascii: ".") ? Amount(minorUnits: value, currency: nil) : nil
    }

    /// U+2212, which typographers and some spreadsheets write for a minus.
    private static func isMinusSign(_ bytes: Span<UInt8>, at position: Int) -> Bool {
        position + 2 < bytes.count && bytes[position + 1] == 0x88 && bytes[position + 2] == 0x92
    }
}

/// Words for an amount of nothing.
enum FreeOfCharge {
    private static let words: Set<String> = [
        "free", "freeofcharge", "foc", "nocharge", "gratis", "gratuit", "gratuito", "gratuita", "kostenlos",
        "kostenfrei",
        "umsonst", "complimentary", "ilmainen", "bezpłatny", "zdarma", "grátis",
    ]

    static func isWord(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count >= 3, bytes.count <= 16 else { return false }
        for index in bytes.indices where bytes[index] &- 0x30 < 10 { return false }
        return words.contains(HeaderSynonyms.key(bytes.text))
    }
}
