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

    static let none = UInt32.max

    private let contacts: KeyedContacts
    /// The contact that gives each detail, seven a user.
    private let winners: [UInt32]
    /// When each user was first seen, in microseconds; `Int64.max` where that is not known.
    private(set) var firstSeen: [Int64]

    init(_ contacts: KeyedContacts, _ clusters: ContactClusters) {
        self.contacts = contacts
        let users = clusters.users.count
        firstSeen = [Int64](repeating: .max, count: users)
        for (contact, placement) in clusters.placements.enumerated() {
            let user = Int(placement.user)
            firstSeen[user] = min(firstSeen[user], contacts.firstSeen[contact])
        }
        let completeness = sideBySide(partsSideBySide) { part in
            stretch(part, of: partsSideBySide, over: contacts.count).map { contact in
                UInt8(KeyedContacts.Field.allCases.count { !contacts.range($0, of: contact).isEmpty })
            }
        }
        let contest = Contest(
            contacts: contacts, placements: clusters.placements, completeness: Array(completeness.joined()))
        // The details are chosen independently of each other.
        let chosen = sideBySide(Detail.allCases.count) { contest.winners(of: Detail.allCases[$0], users: users) }
        winners = [UInt32](unsafeUninitializedCapacity: users * chosen.count) { winners, count in
            count = users * chosen.count
            for (detail, own) in chosen.enumerated() {
                for user in 0..<users { winners[user * chosen.count + detail] = own[user] }
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
}
