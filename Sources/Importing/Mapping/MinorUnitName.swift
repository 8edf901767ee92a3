import BookingModel

/// The unit that a header of amounts names where that is the smallest of its currency: `total_pence`, `Price in cents`.
enum MinorUnitName {
    private static let units = [
        "minorunits", "minorunit", "minor", "pence", "cents", "cent", "centimes", "centimos", "grosze", "groszy",
    ]

    /// The words of a header without the unit; nil where it names none, or nothing else.
    static func name(_ header: String) -> String? {
        let last = header.split(separator: ".").last.map(String.init) ?? header
        let key = HeaderSynonyms.key(LatinLetters.folded(last))
        guard let unit = units.first(where: key.hasSuffix) else { return nil }
        var name = key.dropLast(unit.count)
        // A percent is no cent.
        guard !name.isEmpty, !key.hasSuffix("percent") else { return nil }
        if name.hasSuffix("in") || name.hasSuffix("en") { name = name.dropLast(2) }
        return name.isEmpty ? nil : String(name)
    }
}

extension Mapping {
    /// Counts amounts in the unit that the header names, where the header without it is that of an amount.
    mutating func countMinorUnits() {
        for (field, rule) in rules where ImportField.amounts.contains(field) {
            guard case .column(let header) = rule.origin, HeaderSynonyms.countsMinorUnits(header, entity: entity) else {
                continue
            }
            rules[field]?.isMinorUnits = true
        }
    }
}

extension HeaderSynonyms {
    /// Whether `header` says that its amounts are in the smallest unit of their currency.
    static func countsMinorUnits(_ header: String, entity: Entity) -> Bool {
        table(for: entity)[key(header)] == nil && MinorUnitName.name(header) != nil
    }
}
