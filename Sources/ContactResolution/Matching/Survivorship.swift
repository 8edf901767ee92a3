internal import BookingModel

/// Which of its contacts' details a user keeps.
///
/// For each detail, of the contacts that have it: the one seen latest (the latest `recorded_at` of its bookings, or the
/// moment at which an exported user was created); of several, the one with the most details; then the one with the
/// smallest id, so that the order of rows and files does not matter. First and last name travel together from one
/// contact, and a contact with both goes before one with half a name. A user with a company and no person's name is a
/// company.
struct Survivorship {
    /// A detail that is chosen for itself.
    enum Detail: Int, CaseIterable {
        case name
        case email
        case phone
        case companyName
        case city
        case postcode
        case country

        /// The field whose presence makes a contact a candidate.
        var field: KeyedContacts.Field {
            switch self {
            case .name: .lastName
            case .email: .email
            case .phone: .phone
            case .companyName: .companyName
            case .city: .city
            case .postcode: .postcode
            case .country: .country
            }
        }
    }

    private static let none = UInt32.max

    private let contacts: KeyedContacts
    /// The contact that gives each detail, seven a user.
    private var winners: [UInt32]
    /// The number of details that each contact has.
    private var completeness: [UInt8]
    /// When each user was first seen, in microseconds; `Int64.max` where that is not known.
    private(set) var firstSeen: [Int64]

    init(_ contacts: KeyedContacts, _ clusters: ContactClusters) {
        self.contacts = contacts
        winners = [UInt32](repeating: Survivorship.none, count: clusters.users.count * Detail.allCases.count)
        firstSeen = [Int64](repeating: .max, count: clusters.users.count)
        completeness = []
        completeness.reserveCapacity(contacts.count)
        for contact in 0..<contacts.count {
            completeness.append(UInt8(KeyedContacts.Field.allCases.count { !contacts.range($0, of: contact).isEmpty }))
            let user = Int(clusters.placements[contact].user)
            firstSeen[user] = min(firstSeen[user], contacts.firstSeen[contact])
            for detail in Detail.allCases where has(detail, contact) {
                let place = user * Detail.allCases.count + detail.rawValue
                if winners[place] == Survivorship.none || isBetter(contact, than: Int(winners[place]), detail) {
                    winners[place] = UInt32(contact)
                }
            }
        }
    }

    /// The place in `contacts.typed` of a user's field; empty where no contact has it.
    func range(_ field: KeyedContacts.Field, of user: Int) -> Range<Int> {
        let detail: Detail =
            switch field {
            case .firstName, .lastName, .sourceSystem, .customerNumber: .name
            case .email: .email
            case .phone: .phone
            case .companyName: .companyName
            case .city: .city
            case .postcode: .postcode
            case .country: .country
            }
        let winner = winners[user * Detail.allCases.count + detail.rawValue]
        return winner == Survivorship.none ? 0..<0 : contacts.range(field, of: Int(winner))
    }

    /// Whether a user is a company: it has a company's name and no person's.
    func isCompany(_ user: Int) -> Bool {
        winners[user * Detail.allCases.count + Detail.name.rawValue] == Survivorship.none
            && winners[user * Detail.allCases.count + Detail.companyName.rawValue] != Survivorship.none
    }

    private func has(_ detail: Detail, _ contact: Int) -> Bool {
        !contacts.range(detail.field, of: contact).isEmpty
            || detail == .name && !contacts.range(.firstName, of: contact).isEmpty
    }

    private func hasWholeName(_ contact: Int) -> Bool {
        !contacts.range(.firstName, of: contact).isEmpty && !contacts.range(.lastName, of: contact).isEmpty
    }

    private func isBetter(_ contact: Int, than other: Int, _ detail: Detail) -> Bool {
        if detail == .name {
            let whole = (hasWholeName(contact), hasWholeName(other))
            if whole.0 != whole.1 { return whole.0 }
        }
        let seen = (contacts.lastSeen[contact], contacts.lastSeen[other])
        if seen.0 != seen.1 { return seen.0 > seen.1 }
        if completeness[contact] != completeness[other] { return completeness[contact] > completeness[other] }
        return contacts.ids.identifiers[contact] < contacts.ids.identifiers[other]
    }
}
