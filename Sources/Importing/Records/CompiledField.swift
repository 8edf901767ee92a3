import BookingModel
import Tabular

/// A field's rule with its columns looked up: what is done for each row.
///
/// A class, because it is handed about for every value of every row: one reference instead of eight.
final class CompiledField: Sendable {
    /// Where the bytes come from.
    enum Origin: Sendable {
        case none
        case column(Int)
        case constant([UInt8])
        case join([Int], separator: [UInt8])
        case product([[Int]])
        case count([[Int]])
        case sum([Int])
        case firstOf([CompiledField])
    }

    let field: ImportField
    let origin: Origin
    /// The header to name in rejects.
    let header: String?
    /// The currency that the header names.
    let currency: CurrencyCode?
    /// Whether its amounts are exported in pence or cents.
    let isMinorUnits: Bool
    /// The zone that the header names; nil where it names none.
    let zone: BusinessTimeZone?
    let datePattern: DatePattern?
    let daysBefore: Int?
    let minutesAfter: Int?
    let condition: (column: Int, words: Set<String>, isFilled: Bool?)?
    let translations: [String: String]
    let missing: Set<String>

    /// Whether blanks of other kinds are blanks: in dates, amounts and numbers.
    let hasPlainBlanks: Bool

    /// Whether its value is worked out from others.
    var isComputed: Bool { if case .product = origin { true } else { false } }

    /// Whether the export can say anything about the field at all.
    let isMapped: Bool
    /// The column of a value that is taken from it as it is, or -1: most are, and this is asked for every value.
    let plainColumn: Int
    /// Whether a moment is what the value says, in no form of its own and counted from nothing else.
    let isPlainMoment: Bool

    /// The rule of `field` over the columns of a file; an unknown column was refused before. `usual` is the currency of
    /// signs that several share.
    convenience init(
        _ field: ImportField, mapping: Mapping, columns: [String: Int], currency usual: CurrencyCode = .gbp
    ) {
        self.init(field, rule: mapping.rules[field], missing: mapping.missing, columns: columns, currency: usual)
    }

    private init(
        _ field: ImportField, rule: FieldRule?, missing: Set<String>, columns: [String: Int],
        currency usual: CurrencyCode
    ) {
        self.field = field
        hasPlainBlanks =
            ImportField.moments.contains(field) || ImportField.amounts.contains(field) || field == .phone
            || field == .participants || field == .capacity
        self.missing = missing
        isMapped = rule != nil
        guard let rule else {
            plainColumn = -1
            isPlainMoment = true
            origin = .none
            header = nil
            currency = nil
            isMinorUnits = false
            zone = nil
            datePattern = nil
            daysBefore = nil
            minutesAfter = nil
            condition = nil
            translations = [:]
            return
        }
        func place(_ header: String) -> Int { columns[header] ?? Int.max }
        switch rule.origin {
        case .column(let name): origin = .column(place(name))
        case .constant(let text): origin = .constant(Array(text.utf8))
        case .join(let names, let separator): origin = .join(names.map(place), separator: Array(separator.utf8))
        case .product(let factors): origin = .product(factors.map { $0.map(place) })
        case .count(let groups): origin = .count(groups.map { $0.map(place) })
        case .sum(let names): origin = .sum(names.map(place))
        case .firstOf(let rules):
            origin = .firstOf(
                rules.map { CompiledField(field, rule: $0, missing: missing, columns: columns, currency: usual) })
        }
        header = rule.columns.first
        currency =
            ImportField.amounts.contains(field) ? header.flatMap { HeaderCurrency($0, usual: usual)?.currency } : nil
        let isZoned = ImportField.moments.contains(field) && header.flatMap { HeaderZone($0) } != nil
        zone = isZoned ? .utc : nil
        isMinorUnits = rule.isMinorUnits
        datePattern = rule.dateFormat
        daysBefore = rule.daysBefore.map(place)
        minutesAfter = rule.minutesAfter.map(place)
        isPlainMoment = datePattern == nil && daysBefore == nil && minutesAfter == nil
        condition = rule.condition.map { (place($0.column), Set($0.words.map { $0.lowercased() }), $0.isFilled) }
        translations = Dictionary(
            rule.values.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        if case .column(let column) = origin, condition == nil, translations.isEmpty {
            plainColumn = column
        } else {
            plainColumn = -1
        }
    }
}
