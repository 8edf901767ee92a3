/// Columns about those who take part, in files that also say who booked: `Attendee Email` beside `Email`.
///
/// Whoever booked is the contact, wherever the columns stand. Where a file tells both, nothing of those who take part goes
/// into the contact: two people never make one.
struct AttendeeColumns {
    /// The columns that are left to those who take part.
    let passedOver: Set<String>
    /// Those of them that tell what no column tells of whoever booked; in the file's order.
    let missed: [String]

    /// What a column tells of somebody; names are one thing, however they are parted.
    private enum Detail: Hashable {
        case name
        case other(ImportField)

        init(_ field: ImportField) {
            self = [.firstName, .lastName, .fullName].contains(field) ? .name : .other(field)
        }

        /// Whether it tells who somebody is.
        var isPersonal: Bool { [.name, .other(.email), .other(.phone)].contains(self) }
    }

    private static let details: Set<ImportField> = [
        .firstName, .lastName, .fullName, .email, .phone, .company, .postcode, .city, .country, .customerNumber,
    ]
    /// Lists of anything else have one person a row.
    private static let entities: Set<Entity> = [.bookings, .payments]
    private static let words = ["attendee", "participant", "delegate", "guest", "student", "learner", "passenger"]

    /// Looks through English headers of a file of `entity`.
    init(among headers: [String], entity: Entity) {
        var attendees: [(header: String, detail: Detail)] = []
        var booked: Set<Detail> = []
        for header in Self.entities.contains(entity) ? headers : [] {
            if Self.words.contains(HeaderSynonyms.key(header)) { attendees.append((header, .name)) }
            guard let field = HeaderSynonyms.field(for: header, entity: entity), Self.details.contains(field) else {
                continue
            }
            if Self.isAttendees(header) {
                attendees.append((header, Detail(field)))
            } else {
                booked.insert(Detail(field))
            }
        }
        let areOthers = attendees.contains { $0.detail.isPersonal && booked.contains($0.detail) }
        // The number of somebody who takes part is not that of the customer beside it.
        let isOthersNumber = headers.contains { HeaderSynonyms.isOfCustomer($0) }
        let left = attendees.filter {
            areOthers || booked.contains($0.detail) || isOthersNumber && $0.detail == .other(.customerNumber)
        }
        passedOver = Set(left.map(\.header))
        missed = left.filter { !booked.contains($0.detail) }.map(\.header)
    }

    /// Whether a column of contact details is said to be of somebody who takes part.
    static func isAttendees(_ header: String) -> Bool {
        let key = HeaderSynonyms.key(header.split(separator: ".").suffix(2).joined())
        return words.contains { key.hasPrefix($0) || key.hasPrefix("nameof" + $0) }
    }
}
