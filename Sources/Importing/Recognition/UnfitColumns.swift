import Tabular

/// Leaves columns alone that are called like a field and cannot be it: an array where one value belongs, words where a
/// number of people does, and a name where an object of contact details does. With them no row could be loaded.
struct UnfitColumns {
    /// Whose columns are looked at.
    let records: FirstRecords

    /// A mapping of recognised columns without those that do not fit, of which the next of that name takes the place.
    func removed(from mapping: Mapping) -> Mapping {
        var result = mapping
        for (field, rule) in mapping.rules {
            guard case .column(let header) = rule.origin, records.headers.contains(header),
                !fits(header, field) || !meansIt(header, rule, field, mapping.entity)
            else { continue }
            result.rules[field] = nil
            if field == .contactDetails, UnfitColumns.names.allSatisfy({ mapping.rules[$0] == nil }) {
                // “Contact” is also what a column of names is called.
                result.rules[.fullName] = rule
            } else {
                result.unread.insert(header)
            }
        }
        if countsGuests(mapping) {
            (result.rules[.participants], result.rules[.guests]) = (mapping.rules[.guests], nil)
        }
        return result == mapping ? mapping : result.resolved(for: records.headers)
    }

    /// Whether guests are counted and nobody else is: a booking of two guests is for two. Where some bookings have none,
    /// they come beside whoever booked.
    private func countsGuests(_ mapping: Mapping) -> Bool {
        guard mapping.entity == .bookings, mapping.rules[.participants] == nil,
            case .column(let header)? = mapping.rules[.guests]?.origin, HeaderSynonyms.key(header) == "guests"
        else { return false }
        let values = records.values(of: header)
        return !values.isEmpty && values.allSatisfy { $0.isWholeNumber && $0.bytes.first != UInt8(ascii: "0") }
    }

    /// Whether a column that is called by a doubtful word holds what that word means as `field`; one without values does.
    private func meansIt(_ header: String, _ rule: FieldRule, _ field: ImportField, _ entity: Entity) -> Bool {
        guard entity == .bookings, HeaderSynonyms.doubtfulWords.contains(HeaderSynonyms.key(header)),
            HeaderSynonyms.isSpare(header, of: field)
        else { return true }
        let values = records.values(of: header).filter { !["-", "n/a", "null"].contains($0.text.lowercased()) }
        if values.isEmpty { return true }
        let texts = values.map(\.text)
        switch field {
        case .status:
            return texts.allSatisfy { word in
                if rule.values[word.lowercased()] != nil { return true }
                do throws(ValueDefect) {
                    _ = try WordTables.bookingStatus(word)
                    return true
                } catch { return error != .unknownStatus }
            }
        case .email: return texts.contains { $0.contains("@") }
        case .phone: return texts.contains { $0.count(where: \.isNumber) > 5 }
        case .courseTitle: return !texts.contains { UnfitColumns.honorifics.contains(HeaderSynonyms.key($0)) }
        case .createdAt, .sessionStartsAt:
            return values.contains(where: \.isMoment)
                || texts.contains { $0.contains(":") && $0.contains(where: \.isNumber) }
        case _ where ImportField.amounts.contains(field):
            return texts.contains { YesNo.meaning($0) == nil && $0.contains(where: \.isNumber) }
        default: return true
        }
    }

    private static let honorifics: Set<String> = [
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "sir", "madam", "herr", "frau", "mme", "m",
    ]

    private static let names: [ImportField] = [.fullName, .firstName, .lastName]
    private static let numbers: Set<ImportField> = [.participants, .capacity]
    /// What may be a list.
    private static let lists: Set<ImportField> = [.attendees, .guests, .alternativeDates, .contactDetails]

    /// Whether any value of a column is one of the field, or none is there.
    private func fits(_ header: String, _ field: ImportField) -> Bool {
        let isNumber = UnfitColumns.numbers.contains(field)
        let isObject = field == .contactDetails
        guard isNumber || isObject || !UnfitColumns.lists.contains(field) else { return true }
        var hasValue = false
        for value in records.values(of: header) where !value.isMissing(in: field) {
            hasValue = true
            if isObject {
                if value.kind == .structure || UnfitColumns.opensObject(value) { return true }
                continue
            }
            if value.kind != .structure, !isNumber || value.isWholeNumber { return true }
        }
        return !hasValue
    }

    /// Whether a value begins like an object, or like a list or a text that holds one.
    private static func opensObject(_ value: ColumnValue) -> Bool {
        [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\"")].contains(value.bytes.first)
    }
}
