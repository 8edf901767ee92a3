import Tabular

/// Leaves columns alone that are called like a field and cannot be it: an array where one value belongs, words where a
/// number of people does, and a name where an object of contact details does. With them no row could be loaded.
struct UnfitColumns {
    private let headers: [String]
    private let batch: RecordBatch

    /// Looks at the columns of the first records.
    init(headers: [String], records batch: RecordBatch) {
        self.headers = headers
        self.batch = batch
    }

    /// A mapping of recognised columns without those that do not fit, of which the next of that name takes the place.
    func removed(from mapping: Mapping) -> Mapping {
        var result = mapping
        for (field, rule) in mapping.rules {
            guard case .column(let header) = rule.origin, let column = headers.firstIndex(of: header),
                !fits(column, field)
            else { continue }
            result.rules[field] = nil
            if field == .contactDetails, UnfitColumns.names.allSatisfy({ mapping.rules[$0] == nil }) {
                // “Contact” is also what a column of names is called.
                result.rules[.fullName] = rule
            } else {
                result.unread.insert(header)
            }
        }
        return result == mapping ? mapping : result.resolved(for: headers)
    }

    private static let names: [ImportField] = [.fullName, .firstName, .lastName]
    private static let numbers: Set<ImportField> = [.participants, .capacity]
    /// What may be a list.
    private static let lists: Set<ImportField> = [.attendees, .guests, .alternativeDates, .contactDetails]

    /// Whether any value of a column is one of the field, or none is there.
    private func fits(_ column: Int, _ field: ImportField) -> Bool {
        let isNumber = UnfitColumns.numbers.contains(field)
        let isObject = field == .contactDetails
        guard isNumber || isObject || !UnfitColumns.lists.contains(field) else { return true }
        var hasValue = false
        for value in batch.filledFields(ofColumn: column) {
            let trimmed = batch.bytes.span.extracting(value.range)
            if MissingValue.isMissing(trimmed, in: field) { continue }
            hasValue = true
            if isObject {
                if value.kind == .structure || UnfitColumns.opensObject(trimmed[0]) { return true }
                continue
            }
            if value.kind != .structure, !isNumber || UnfitColumns.isWholeNumber(trimmed) { return true }
        }
        return !hasValue
    }

    /// Whether an object begins with this byte, or a list or a text that holds one.
    private static func opensObject(_ byte: UInt8) -> Bool {
        [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\"")].contains(byte)
    }

    private static func isWholeNumber(_ bytes: Span<UInt8>) -> Bool {
        do throws(ValueDefect) {
            _ = try ValueReader.wholeNumber(bytes)
            return true
        } catch {
            return false
        }
    }
}
