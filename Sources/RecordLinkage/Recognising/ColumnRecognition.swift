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
        var kinds: [ColumnKind] = []
        var doubts: [NameDoubt?] = []
        // The truth is not looked at: it cannot have a say in what the others are.
        let samples = headers.indices.map { index in
            index < samples.count && headers[index] != leavingOut ? samples[index] : []
        }
        for (header, values) in zip(headers, samples) {
            let words = HeaderWords(header)
            let kind = header == leavingOut ? .nothing : ColumnRecognition.kind(words, ValueLook(values))
            kinds.append(kind)
            doubts.append(kind == words.kind ? words.doubt : nil)
        }
        kinds = NameColumns(kinds: kinds, doubts: doubts, samples: samples).kinds
        let columns = zip(headers, kinds).map { RecordColumn(name: $0, kind: $1) }
        self.columns = ColumnRecognition.settled(columns, samples)
    }

    /// What one column is by its own header and values.
    private static func kind(_ words: HeaderWords, _ look: ValueLook) -> ColumnKind {
        guard let kind = words.kind else {
            return look.emails >= 0.6 ? .email : look.dates >= 0.8 || look.isLong ? .nothing : .text
        }
        guard look.count > 0, kind != .nothing else { return kind }
        if look.emails >= 0.6 { return .email }
        return switch kind {
        case .email where look.emails < 0.3: .text
        case .phone where look.phones < 0.3: .text
        case .date where look.days < 0.3: .text
        case .postcode where look.numbers < 0.1: .text
        case .fullName where words.isContact && look.telephones >= 0.6: .phone
        case .fullName: look.isRepetitive ? .text : kind
        case .givenName, .surname: look.isAllButConstant ? .text : kind
        default: kind
        }
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
