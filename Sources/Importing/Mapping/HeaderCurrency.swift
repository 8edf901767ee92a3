import BookingModel

/// The currency that a header of amounts names beside what its column holds: “Price (€)”, “Total [USD]”, “Fee in CHF”.
struct HeaderCurrency: Equatable {
    /// The header without it.
    let name: String
    let currency: CurrencyCode

    /// What `header` says; nil where it names no currency. Signs that several countries share are those of `usual`,
    /// where that is one of them.
    init?(_ header: String, usual: CurrencyCode) {
        let words = header.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, let last = words.last else { return nil }
        let isBracketed = "([".contains(last[last.startIndex]) && last.count > 2 && ")]".contains(last.last ?? " ")
        let named = isBracketed ? last.dropFirst().dropLast() : last
        var rest = words.dropLast()
        let isIntroduced = rest.count > 1 && rest.last?.lowercased() == "in"
        if isIntroduced { rest.removeLast() }
        // TOP and ALL are currencies, too: among capitals a code is only what stands apart.
        let mayBeWord = !isBracketed && !isIntroduced && !rest.contains { $0.contains(where: \.isLowercase) }
        guard !mayBeWord || !named.contains(where: \.isLetter), named == named.uppercased() || named.utf8.count != 3,
            let currency = HeaderCurrency.currency(named, usual: usual)
        else { return nil }
        name = rest.joined(separator: " ")
        self.currency = currency
    }

    private static func currency(_ text: Substring, usual: CurrencyCode) -> CurrencyCode? {
        let bytes = Array(text.utf8)
        var position = 0
        guard let symbol = CurrencySymbol.read(bytes.span, at: &position),
            let code = try? symbol.currency(usual: usual),
            position == bytes.count
        else { return nil }
        return code
    }
}
