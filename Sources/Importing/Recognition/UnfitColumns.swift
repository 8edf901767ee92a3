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
                !fits(column, field) || !meansIt(header, column, rule, field, mapping.entity)
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
        return result == mapping ? mapping : result.resolved(for: headers)
    }

    /// Whether guests are counted and nobody else is: a booking of two guests is for two. Where some bookings have none,
    /// they come beside whoever booked.
    private func countsGuests(_ mapping: Mapping) -> Bool {
        guard mapping.entity == .bookings, mapping.rules[.participants] == nil,
            case .column(let header)? = mapping.rules[.guests]?.origin, HeaderSynonyms.key(header) == "guests",
            let column = headers.firstIndex(of: header)
        else { return false }
        let values = batch.filledFields(ofColumn: column)
        return !values.isEmpty
            && values.allSatisfy { value in
                let bytes = batch.bytes.span.extracting(value.range)
                return UnfitColumns.isWholeNumber(bytes) && bytes[0] != UInt8(ascii: "0")
            }
    }

    /// Whether a column that is called by a doubtful word holds what that word means as `field`; one without values does.
    private func meansIt(_ header: String, _ column: Int, _ rule: FieldRule, _ field: ImportField, _ entity: Entity)
        -> Bool
    {
        guard entity == .bookings, HeaderSynonyms.doubtfulWords.contains(HeaderSynonyms.key(header)),
            HeaderSynonyms.isSpare(header, of: field)
        else { return true }
        let texts = batch.filledFields(ofColumn: column).map { batch.bytes.span.extracting($0.range).text }
            .filter { !["-", "n/a", "null"].contains($0.lowercased()) }
        if texts.isEmpty { return true }
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
            return texts.contains { text in
                let bytes = Array(text.utf8)
                return [DateOrder.dayFirst, .monthFirst].contains {
                    (try? MomentParser(order: $0).read(bytes.span)) != nil
                } || text.contains(":") && text.contains { $0.isNumber }
            }
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
