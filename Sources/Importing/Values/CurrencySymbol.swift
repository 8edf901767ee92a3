import BookingModel

/// Currency symbols and codes in front of or behind an amount.
enum CurrencySymbol {
    /// What a symbol says.
    enum Meaning: Equatable {
        case currency(CurrencyCode)
        /// ¤: some currency.
        case any
    }

    /// What is named at `position`, which moves past it; nil where nothing is.
    ///
    /// Signs that several countries share, such as `$` and `kr`, are those of `usual`, where that is one of them.
    static func read(_ bytes: Span<UInt8>, at position: inout Int, usual: CurrencyCode) -> Meaning? {
        for (symbol, codes) in symbols where stands(symbol, in: bytes, at: position) {
            // `Kč 5` and `Kčs`: letters end where letters end.
            let end = position + symbol.count
            if isLetter(symbol[symbol.count - 1]), end < bytes.count, isLetter(bytes[end]) { continue }
            position = end
            // `$5 CAD`, `US$ 5 USD`: a code beside its own sign is said twice.
            if codes.isEmpty { return .any }
            if codes.contains(usual) { return .currency(usual) }
            return codes[0] == usual || codes.count == 1 || isFirstUsual(symbol) ? .currency(codes[0]) : nil
        }
        guard isLetter(bytes[position]) else { return nil }
        let word = bytes.readWord(at: &position)
        switch word {
        case "pound", "pounds", "sterling": return .currency(.gbp)
        case "euro", "euros": return .currency(.eur)
        case "dollar", "dollars":
            let sign = Array("$".utf8)
            var start = 0
            return read(sign.span, at: &start, usual: usual)
        default: return CurrencyCode(word).map { .currency($0) }
        }
    }

    /// Whether two currencies share a sign, such as `$`.
    static func shareSign(_ one: CurrencyCode, _ other: CurrencyCode) -> Bool {
        one == other || symbols.contains { $0.1.contains(one) && $0.1.contains(other) }
    }

    /// The dollar alone is that of the United States, the yen sign that of Japan; `kr` is anybody's.
    private static func isFirstUsual(_ symbol: [UInt8]) -> Bool { symbol != Array("kr".utf8) }

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
        ("kr.", "DKK SEK NOK ISK"), ("kr", "SEK DKK NOK ISK"), ("¤", ""),
    ].map { symbol, codes in
        (Array(symbol.utf8), codes.split(separator: " ").compactMap { CurrencyCode($0) })
    }
}
