internal import BookingModel

/// Which of its contacts' details a user keeps.
///
/// For each detail, of the contacts that have it, the one that `SurvivorshipRules` put first. First and last name travel
/// together from one contact, and so do town, postcode and country: half of one address and half of another are none. A
/// user with a company and no person's name is a company.
struct Survivorship {
    typealias Detail = SurvivorshipRules.Detail

    static let none = UInt32.max

    private let contacts: KeyedContacts
    /// The contact that gives each detail, five a user.
    private let winners: [UInt32]
    /// When each user was first seen, in microseconds; `Int64.max` where that is not known.
    private(set) var firstSeen: [Int64]

    init(_ contacts: KeyedContacts, _ clusters: ContactClusters, rules: SurvivorshipRules = SurvivorshipRules()) {
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
        let orders = Detail.allCases.map { rules.order(of: $0) }
        // Only the one rule looks at all contacts of a user together.
        let members = orders.contains { $0.contains(.mostFrequent) } ? UserMembers(clusters) : nil
        let contest = Contest(
            contacts: contacts, placements: clusters.placements, completeness: Array(completeness.joined()),
            members: members)
        // The details are chosen independently of each other.
        let chosen = sideBySide(orders.count) { contest.winners(of: Detail.allCases[$0], by: orders[$0], users: users) }
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
            case .companyName: .company
            case .city, .postcode, .country: .address
            }
        let winner = winner(of: detail, user)
        return winner == Survivorship.none ? 0..<0 : contacts.range(field, of: Int(winner))
    }

    /// Whether a user is a company: it has a company's name and no person's.
    func isCompany(_ user: Int) -> Bool {
        winner(of: .name, user) == Survivorship.none && winner(of: .company, user) != Survivorship.none
    }

    private func winner(of detail: Detail, _ user: Int) -> UInt32 {
        let place =
            switch detail {
            case .name: 0
            case .email: 1
            case .phone: 2
            case .company: 3
            case .address: 4
            }
        return winners[user * Detail.allCases.count + place]
    }
}
