import BookingModel

/// Currency symbols and codes in front of or behind an amount.
enum CurrencySymbol {
    /// What stands beside an amount.
    struct Reading: Equatable {
        /// The currencies that it may be of, the likeliest first; none: ¤, some currency.
        var currencies: [CurrencyCode]
        /// Whether it is a code or a name, which says one currency, and no sign.
        var isCode = false
        /// Whether its first currency is as likely as the others: `kr` is anybody's.
        var isAmbiguous = false

        /// The currency where `usual` is that of the other amounts: signs that several countries share, such as `$`, are
        /// those of `usual`, where that is one of them. Nil: any currency.
        func currency(usual: CurrencyCode) throws(ValueDefect) -> CurrencyCode? {
            if currencies.contains(usual) { return usual }
            guard !isAmbiguous || currencies.count == 1 else { throw .ambiguousCurrency }
            return currencies.first
        }

        /// What a sign and a code say together, which is the code's currency where that bears the sign: `$12.50 CAD`. Nil
        /// where they are not one of each.
        func beside(_ other: Reading) throws(ValueDefect) -> Reading? {
            let (sign, code) = isCode ? (other, self) : (self, other)
            guard code.isCode, !sign.isCode, let currency = code.currencies.first else { return nil }
            guard sign.currencies.isEmpty || sign.currencies.contains(currency) else { throw .contradictingCurrencies }
            return code
        }
    }

    /// What is named at `position`, which moves past it; nil where nothing is.
    static func read(_ bytes: Span<UInt8>, at position: inout Int) -> Reading? {
        for (symbol, codes) in symbols where stands(symbol, in: bytes, at: position) {
            // `Kč 5` and `Kčs`: letters end where letters end.
            let end = position + symbol.count
            if isLetter(symbol[symbol.count - 1]), end < bytes.count, isLetter(bytes[end]) { continue }
            position = end
            return Reading(currencies: codes, isAmbiguous: isAnybodys(symbol))
        }
        guard isLetter(bytes[position]) else { return nil }
        let word = bytes.readWord(at: &position)
        switch word {
        case "pound", "pounds", "sterling": return Reading(currencies: [.gbp], isCode: true)
        case "euro", "euros": return Reading(currencies: [.eur], isCode: true)
        case "dollar", "dollars":
            let sign = Array("$".utf8)
            var start = 0
            return read(sign.span, at: &start)
        default:
            if let code = CurrencyCode(word) { return Reading(currencies: [code], isCode: true) }
            return readDollar(of: word, bytes, at: &position)
        }
    }

    /// `US $`: the sign behind the country that it is of.
    private static func readDollar(of country: String, _ bytes: Span<UInt8>, at position: inout Int) -> Reading? {
        guard let code = dollars[country] else { return nil }
        var end = position
        bytes.skipSpaces(at: &end)
        guard bytes.skip(UInt8(ascii: "$"), at: &end) else { return nil }
        position = end
        return Reading(currencies: [code])
    }

    /// Whether two currencies share a sign, such as `$`.
    static func shareSign(_ one: CurrencyCode, _ other: CurrencyCode) -> Bool {
        one == other || symbols.contains { $0.1.contains(one) && $0.1.contains(other) }
    }

    /// The dollar alone is that of the United States, the yen sign that of Japan, the rupee that of India; `kr` is
    /// anybody's.
    private static func isAnybodys(_ symbol: [UInt8]) -> Bool {
        symbol.prefix(2).map { $0 | 0x20 } == Array("kr".utf8)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func stands(_ symbol: [UInt8], in bytes: Span<UInt8>, at position: Int) -> Bool {
        guard position + symbol.count <= bytes.count else { return false }
        for index in symbol.indices where bytes[position + index] != symbol[index] { return false }
        return true
    }

    /// The longer ones first: `CA$` holds `$`.
    private static let symbols: [([UInt8], [CurrencyCode])] = [
        ("US$", "USD"), ("CA$", "CAD"), ("AU$", "AUD"), ("NZ$", "NZD"), ("HK$", "HKD"), ("NT$", "TWD"), ("MX$", "MXN"),
        ("R$", "BRL"), ("C$", "CAD"), ("A$", "AUD"), ("S$", "SGD"), ("£", "GBP"), ("€", "EUR"), ("₹", "INR"),
        ("₩", "KRW"), ("₽", "RUB"), ("₺", "TRY"), ("₪", "ILS"), ("₴", "UAH"), ("₫", "VND"), ("₱", "PHP"), ("฿", "THB"),
        ("₦", "NGN"), ("zł", "PLN"), ("Kč", "CZK"), ("Fr.", "CHF"), ("SFr.", "CHF"), ("Ft", "HUF"), ("¥", "JPY CNY"),
        ("$", "USD AUD BBD BMD BND BSD BZD CAD CLP COP FJD HKD JMD KYD LRD MXN NAD NZD SGD SRD TTD TWD XCD"),
        ("kr.", "DKK SEK NOK ISK"), ("kr", "SEK DKK NOK ISK"), ("Kr.", "DKK SEK NOK ISK"), ("Kr", "SEK DKK NOK ISK"),
        ("Rs.", "INR PKR LKR NPR MUR"), ("Rs", "INR PKR LKR NPR MUR"), ("¤", ""),
    ].map { symbol, codes in
        (Array(symbol.utf8), codes.split(separator: " ").compactMap { CurrencyCode($0) })
    }

    private static let dollars: [String: CurrencyCode] = [
        "us": "USD", "ca": "CAD", "au": "AUD", "nz": "NZD", "hk": "HKD",
    ]
    .compactMapValues { CurrencyCode($0) }
}
