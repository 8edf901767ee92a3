import BookingModel

/// What the amounts of a column show that are texts: which currencies they name, and whether all are whole.
struct AmountTexts {
    private var currencies: Set<CurrencyCode> = []
    private var hasBareAmounts = false
    private var wholes = 0
    private var others = 0

    /// Whether they are whole numbers throughout, none of them small.
    var areWhole: Bool { wholes >= 3 && others == 0 }

    /// The only currency that they name, where others name none.
    var currency: CurrencyCode? { currencies.count == 1 && hasBareAmounts ? currencies.first : nil }

    /// Adds an amount.
    mutating func add(_ bytes: Span<UInt8>) {
        guard !bytes.isEmpty else { return }
        addCurrency(bytes)
        // 0 is the same in any unit.
        if bytes.count == 1, bytes[0] == UInt8(ascii: "0") { return }
        let isWhole = bytes.count < 18 && bytes.indices.allSatisfy { bytes[$0] &- 0x30 < 10 }
        if isWhole, bytes.count > 3 || bytes.count == 3 && bytes[0] >= UInt8(ascii: "5") {
            wholes += 1
        } else {
            others += 1
        }
    }

    /// A sign or a code beside the digits says the currency; of signs that several share, the likeliest.
    private mutating func addCurrency(_ bytes: Span<UInt8>) {
        guard bytes.indices.contains(where: { bytes[$0] >= 0x40 || bytes[$0] == UInt8(ascii: "$") }) else {
            hasBareAmounts = true
            return
        }
        let amount = try? AmountParser(defaultCurrency: .gbp).read(bytes, rowCurrency: nil)
        if let currency = amount?.currency { currencies.insert(currency) }
    }
}
