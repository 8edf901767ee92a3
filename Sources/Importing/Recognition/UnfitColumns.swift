import Tabular

/// Leaves columns alone that are called like a field and cannot be it: an array where one value belongs, words where a
/// number of people does, and a name where an object of contact details does. With them no row could be loaded.
struct UnfitColumns {
    /// Whose columns are looked at.
    let records: FirstRecords

    /// A mapping of recognised columns without those that do not fit, of which the next of that name takes the place.
    func removed(from mapping: Mapping) -> Mapping {
        var result = mapping
        let doubtful = DoubtfulColumns(records: records)
        if case .sum(let headers)? = mapping.rules[.participants]?.origin {
            let counting = headers.filter { fits($0, .participants) }
            result.rules[.participants] = counting.isEmpty ? nil : FieldRule(.sum(counting))
        }
        for (field, rule) in mapping.rules {
            guard case .column(let header) = rule.origin, records.headers.contains(header),
                !fits(header, field) || !doubtful.isMeant(header, as: field, in: mapping)
            else { continue }
            result.rules[field] = nil
            if field == .contactDetails, UnfitColumns.names.allSatisfy({ mapping.rules[$0] == nil }) {
                // “Contact” is also what a column of names is called.
                result.rules[.fullName] = rule
            } else if HeaderSynonyms.key(header) == "participants", mapping.rules[.attendees] == nil, holdsLists(header)
            {
                // A list of participants names them; one of tickets or seats need not.
                result.rules[.attendees] = rule
            } else {
                result.unread.insert(header)
            }
        }
        if GuestColumns(records: records).countEverybody(in: mapping) {
            (result.rules[.participants], result.rules[.guests]) = (mapping.rules[.guests], nil)
        }
        if result != mapping { result.addUsualNames(records.headers) }
        return result
    }

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

    /// Whether all values of a column are lists of something.
    private func holdsLists(_ header: String) -> Bool {
        records.values(of: header).allSatisfy { $0.kind == .structure && $0.bytes.first == UInt8(ascii: "[") }
    }

    /// Whether a value begins like an object, or like a list or a text that holds one.
    private static func opensObject(_ value: ColumnValue) -> Bool {
        [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\"")].contains(value.bytes.first)
    }
}
