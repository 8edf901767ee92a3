/// Recognises what the columns of a contact file are: by their headers first, and by a look at their values.
///
/// The header decides where it is known; values decide where it is not, and object where they cannot be what the header
/// says. What says nothing about who somebody is (row numbers, provenance, moments, amounts) is left out.
public struct ColumnRecognition: Sendable {
    /// The file's columns.
    public let columns: [RecordColumn]

    /// Recognises columns.
    ///
    /// - Parameters:
    ///   - headers: the names of the columns.
    ///   - samples: some of each column's values.
    ///   - leavingOut: a column that is not to be looked at, such as the truth.
    public init(headers: [String], samples: [[String]], leavingOut: String? = nil) {
        var columns: [RecordColumn] = []
        for (index, header) in headers.enumerated() {
            let look = ValueLook(index < samples.count ? samples[index] : [])
            var kind = HeaderWords(header).kind
            switch kind {
            case .email? where look.count > 0 && look.emails < 0.3: kind = .text
            case .phone? where look.count > 0 && look.phones < 0.3: kind = .text
            case .date? where look.count > 0 && look.dates < 0.3: kind = .text
            case .fullName?, .givenName?, .surname?:
                if look.isRepetitive { kind = .text }
            case nil:
                kind = look.emails >= 0.6 ? .email : look.dates >= 0.8 || look.isLong ? .nothing : .text
            default: break
            }
            columns.append(RecordColumn(name: header, kind: header == leavingOut ? .nothing : kind ?? .text))
        }
        self.columns = ColumnRecognition.settled(columns, samples)
    }

    /// A "name" beside no other sign of people, whose values read like those of organisations, is one.
    private static func settled(_ columns: [RecordColumn], _ samples: [[String]]) -> [RecordColumn] {
        let kinds = Set(columns.map(\.kind))
        guard kinds.isDisjoint(with: [.givenName, .surname, .date, .email]) else { return columns }
        return columns.enumerated().map { index, column in
            guard column.kind == .fullName, index < samples.count,
                ValueLook(samples[index]).organisations >= 0.25
            else { return column }
            return RecordColumn(name: column.name, kind: .company)
        }
    }
}

/// What the values of a column look like, as shares of those that are filled.
private struct ValueLook {
    let count: Int
    let emails: Double
    let phones: Double
    let dates: Double
    let organisations: Double
    /// Whether there are only a few different ones among many.
    let isRepetitive: Bool
    /// Whether they are sentences rather than names.
    let isLong: Bool

    init(_ values: [String]) {
        let values = values.filter { value in value.utf8.contains { $0 > 0x20 } }
        count = values.count
        let share = { (holds: (String) -> Bool) in
            values.isEmpty ? 0 : Double(values.filter(holds).count) / Double(values.count)
        }
        emails = share { $0.utf8.contains(0x40) }
        phones = share { (5...16).contains(ValueLook.digits($0)) }
        dates = share(ValueLook.isDate)
        organisations = share(ValueLook.isOrganisation)
        isRepetitive = values.count >= 500 && Set(values).count * 50 < values.count
        isLong = share { $0.utf8.count > 60 } >= 0.5
    }

    private static func digits(_ value: String) -> Int { value.utf8.filter { $0 &- 0x30 < 10 }.count }

    private static func isDate(_ value: String) -> Bool {
        let digits = digits(value)
        let others = value.utf8.count - digits
        let separators = value.utf8.filter { $0 == 0x2D || $0 == 0x2F || $0 == 0x2E }.count
        return digits >= 4 && (separators >= 2 && digits <= 20 || digits == 8 && others == 0)
    }

    private static func isOrganisation(_ value: String) -> Bool {
        let words = value.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.count > 4 || digits(value) > 0 || value.utf8.contains(0x26)
            || words.contains { organisationWords.contains(String($0)) }
    }

    private static let organisationWords: Set<String> = [
        "ltd", "limited", "llp", "plc", "inc", "corp", "company", "gmbh", "llc", "school", "college", "university",
        "centre", "center", "church", "hospital", "clinic", "restaurant", "cafe", "bar", "grill", "hotel", "bank",
        "club", "trust", "council", "association", "society", "services", "group", "academy", "the", "of", "and",
    ]
}
