/// The contacts by what they are: people, and companies that gave no person's name.
struct ContactParties: Sendable {
    /// What a contact is.
    enum Kind: Int, CaseIterable, Sendable {
        case people
        case companies
    }

    /// The contacts of each kind, by their ordinals, ascending.
    private let members: [[Int]]

    init(_ contacts: KeyedContacts) {
        var members = Kind.allCases.map { _ in [Int]() }
        for contact in 0..<contacts.count {
            let hasName =
                !contacts.range(.firstName, of: contact).isEmpty || !contacts.range(.lastName, of: contact).isEmpty
            let isCompany = !hasName && !contacts.range(.companyName, of: contact).isEmpty
            members[(isCompany ? Kind.companies : .people).rawValue].append(contact)
        }
        self.members = members
    }

    subscript(_ kind: Kind) -> [Int] { members[kind.rawValue] }
}
