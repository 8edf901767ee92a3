internal import BookingModel
internal import Database

/// Which user each contact belongs to, and which company it names.
struct ContactLinks: Sendable {
    private static let none = IdentifierIndex.missing

    /// The users' ids in ascending order: an ordinal is a place in that order.
    private(set) var users = IdentifierIndex()
    private var contacts = IdentifierIndex()
    private var userOfContact: [UInt32] = []
    private var companyOfContact: [UInt32] = []
    /// The companies' names as typed.
    private(set) var companies: [String] = []
    /// The users of kind company that bear each of these names, in whatever letters; ascending.
    private var usersOfCompany: [[Int]] = []

    /// Reads users and contacts; companies only where there are groups to name after them.
    init(of database: any Database) throws(DatabaseError) {
        let hasGroups = try database.integer("SELECT count(*) FROM booking_groups") ?? 0 > 0
        let people = try database.scan(
            TableScan("users", columns: ["id", "company_name", "kind"], key: "id"), into: { UserPart() }
        ) { part, row throws(DatabaseError) in part.append(row, hasGroups: hasGroups) }
        var companyUsers: [String: [Int]] = [:]
        users = IdentifierIndex(minimumCapacity: people.reduce(0) { $0 + $1.ids.count })
        for part in people {
            let first = users.count
            users.insert(contentsOf: part.ids)
            for (user, name) in part.companies { companyUsers[name.lowercased(), default: []].append(first + user) }
        }
        let hasCompany = people.flatMap(\.hasCompany)
        let columns = ["id", "user_id", "company_name"]
        let known = users
        let details = try database.scan(
            TableScan("contacts", columns: columns, key: "row_id"), into: { ContactPart() }
        ) { part, row throws(DatabaseError) in part.append(row, users: known, hasGroups: hasGroups)
        }
        join(details, hasCompany: hasCompany)
        usersOfCompany = companies.map { companyUsers[$0.lowercased()] ?? [] }
    }

    /// Users that lie behind each other in the table.
    private struct UserPart: Sendable {
        var ids: [Identifier] = []
        var hasCompany: [Bool] = []
        var companies: [(user: Int, name: String)] = []

        mutating func append(_ row: any ResultRow, hasGroups: Bool) {
            guard let id = row.identifier(0) else { return }
            ids.append(id)
            guard hasGroups else { return }
            hasCompany.append(!row.isNull(1))
            guard !row.isNull(1), row.text(2) == UserKind.company.rawValue, let name = row.text(1) else { return }
            companies.append((ids.count - 1, name))
        }
    }

    /// Contacts that lie behind each other in the table.
    private struct ContactPart: Sendable {
        var ids: [Identifier] = []
        var users: [UInt32] = []
        var companyOfContact: [UInt32] = []
        var companies: [String] = []
        private var companyOrdinals: [String: UInt32] = [:]
        /// Users of the latest contacts, to be found together.
        private var pendingUsers: [Identifier] = []
        private static let atOnce = 4_096
        /// Version 5 identifiers are never zero: it stands for no user.
        private static let nobody = Identifier(high: 0, low: 0)

        mutating func append(_ row: any ResultRow, users known: IdentifierIndex, hasGroups: Bool) {
            guard let id = row.identifier(0) else { return }
            ids.append(id)
            pendingUsers.append(row.identifier(1) ?? ContactPart.nobody)
            if pendingUsers.count == ContactPart.atOnce { findUsers(known) }
            if hasGroups { companyOfContact.append(row.text(2).map { ordinal(ofCompany: $0) } ?? ContactLinks.none) }
        }

        /// Finds the users that wait, some thousand at once.
        mutating func findUsers(_ known: IdentifierIndex) {
            users.append(contentsOf: known.ordinals(of: pendingUsers))
            pendingUsers.removeAll(keepingCapacity: true)
        }

        private mutating func ordinal(ofCompany name: String) -> UInt32 {
            if let known = companyOrdinals[name] { return known }
            companyOrdinals[name] = UInt32(companies.count)
            companies.append(name)
            return UInt32(companies.count - 1)
        }
    }

    private mutating func join(_ parts: consuming [ContactPart], hasCompany: [Bool]) {
        let count = parts.reduce(0) { $0 + $1.ids.count }
        contacts = IdentifierIndex(minimumCapacity: count)
        userOfContact.reserveCapacity(onHugePages: count)
        var ordinals: [String: UInt32] = [:]
        for var part in parts {
            part.findUsers(users)
            contacts.insert(contentsOf: part.ids)
            userOfContact.append(contentsOf: part.users)
            // The same company has a place of its own in every part.
            let places = part.companies.map { name in
                if let known = ordinals[name] { return known }
                ordinals[name] = UInt32(companies.count)
                companies.append(name)
                return UInt32(companies.count - 1)
            }
            // A user without a company had placeholders in that field, if anything.
            for (user, company) in zip(part.users, part.companyOfContact) {
                let isKept = user != ContactLinks.none && company != ContactLinks.none && hasCompany[Int(user)]
                companyOfContact.append(isKept ? places[Int(company)] : ContactLinks.none)
            }
        }
    }

    /// The place of a contact, or nil where there is none of that id.
    func contact(_ id: Identifier) -> Int? { contacts.ordinal(of: id) }

    /// The places of contacts, `IdentifierIndex.missing` where there is none of an id.
    func contacts(_ ids: [Identifier]) -> [UInt32] { contacts.ordinals(of: ids) }

    /// The user of a contact.
    func user(ofContact contact: Int) -> Int? {
        userOfContact[contact] == ContactLinks.none ? nil : Int(userOfContact[contact])
    }

    /// The users of kind company that bear the name at a place in `companies`.
    func users(ofCompany company: Int) -> [Int] { usersOfCompany[company] }

    /// The place in `companies` of the company that a contact names.
    func company(ofContact contact: Int) -> Int? {
        companyOfContact[contact] == ContactLinks.none ? nil : Int(companyOfContact[contact])
    }
}
