/// Which columns of a table say what, before its rows are read: as its import is going to read them.
public struct TableColumns: Sendable {
    private let rules: [ImportField: FieldRule]

    /// How the columns would be read, with a mapping or by their names alone; nil where they are not understood.
    public init?(headers: [String], mapping: Mapping?) {
        guard
            let mapping = mapping ?? KnownExports.recognise(headers) ?? EntityRecognition.mapping(for: headers),
            mapping.entity == .bookings
        else { return nil }
        rules = mapping.resolved(for: headers).rules
    }

    /// The column of which the booking's identifier is made; nil where it is none alone and as it is.
    public var reference: String? {
        guard let rule = rules[.bookingReference] ?? rules[.sourceRecordID], rule.values.isEmpty,
            rule.condition == nil, case .column(let column) = rule.origin
        else { return nil }
        return column
    }

    /// The columns that say who a booking is of.
    public var contact: [String] {
        let fields: [ImportField] = [
            .contactDetails, .firstName, .lastName, .fullName, .email, .phone, .company, .postcode, .city, .country,
            .customerNumber, .attendees,
        ]
        return Set(fields.compactMap { rules[$0] }.flatMap(\.columns)).sorted()
    }

    /// Whether some column fills the field of that name.
    public func fills(_ field: String) -> Bool { ImportField(rawValue: field).map { rules[$0] != nil } ?? false }
}
