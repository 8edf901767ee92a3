/// Tells whether columns of bookings mean what they are called, where other things are called so, too: `Outcome` may be that
/// of an exam, `Title` that of a person.
struct DoubtfulColumns {
    /// Whose columns are looked at.
    let records: FirstRecords

    /// Whether the column called `header` holds what a mapping reads from it as `field`. It does if its name leaves no
    /// doubt, or if it has no values that could be something else.
    func isMeant(_ header: String, as field: ImportField, in mapping: Mapping) -> Bool {
        guard mapping.entity == .bookings else { return true }
        if let column = AmbiguousColumns(records: records, mapping: mapping).isMeant(header, as: field) {
            return column
        }
        guard HeaderSynonyms.doubtfulWords.contains(HeaderSynonyms.key(header)),
            HeaderSynonyms.isSpare(header, of: field)
        else { return true }
        let values = records.values(of: header).filter { !$0.isMissing(in: field) }
        if values.isEmpty { return true }
        let texts = values.map(\.text)
        switch field {
        case .status: return texts.allSatisfy { WordTables.isState($0, in: mapping) }
        case .email: return texts.contains { $0.contains("@") }
        case .phone: return texts.contains { $0.count(where: \.isNumber) > 5 }
        case .courseTitle: return !texts.contains { DoubtfulColumns.honorifics.contains(HeaderSynonyms.key($0)) }
        case .createdAt, .sessionStartsAt, .sessionEndsAt:
            return values.contains { $0.isMoment || $0.isClock }
                || texts.contains { $0.contains(":") && $0.contains(where: \.isNumber) }
        case _ where ImportField.amounts.contains(field):
            return texts.contains { YesNo.meaning($0) == nil && $0.contains(where: \.isNumber) }
        default: return true
        }
    }

    private static let honorifics: Set<String> = [
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "sir", "madam", "herr", "frau", "mme", "m",
    ]
}
