internal import BookingModel
internal import Database

/// Which user each contact belongs to, and which company it names.
struct ContactLinks {
    private static let none = UInt32.max

    /// The users' ids in ascending order: an ordinal is a place in that order.
    private(set) var users = IdentifierIndex()
    /// When the latest user of an export of users was recorded, in microseconds; `Int64.min` where there is none.
    private(set) var latestRecord = Int64.min
    private var contacts = IdentifierIndex()
    private var userOfContact: [UInt32] = []
    private var companyOfContact: [UInt32] = []
    /// The companies' names as typed.
    private(set) var companies: [String] = []
    /// The users of kind company by their name in lower case, ascending.
    private(set) var companyUsers: [String: [Int]] = [:]

    /// Reads users and contacts; companies only where there are groups to name after them.
    init(of database: any Database) throws(DatabaseError) {
        let hasGroups = try database.integer("SELECT count(*) FROM booking_groups") ?? 0 > 0
        var hasCompany: [Bool] = []
        users = IdentifierIndex(minimumCapacity: Int(try database.integer("SELECT count(*) FROM users") ?? 0))
        let people = TableScan("users", columns: ["id", "company_name", "kind"], key: "id")
        try database.scan(people) { row throws(DatabaseError) in
            guard let id = row.identifier(0) else { return }
            let user = users.insert(id).ordinal
            guard hasGroups else { return }
            hasCompany.append(!row.isNull(1))
            guard !row.isNull(1), row.text(2) == UserKind.company.rawValue, let name = row.text(1) else { return }
            companyUsers[name.lowercased(), default: []].append(user)
        }
        let count = Int(try database.integer("SELECT count(*) FROM contacts") ?? 0)
        contacts = IdentifierIndex(minimumCapacity: count)
        userOfContact.reserveCapacity(count)
        var companyOrdinals: [String: UInt32] = [:]
        let columns = ["id", "user_id", "company_name", "user_created_at"]
        let details = TableScan("contacts", columns: columns, key: "row_id")
        try database.scan(details) { row throws(DatabaseError) in
            guard let id = row.identifier(0) else { return }
            contacts.insert(id)
            if !row.isNull(3) { latestRecord = max(latestRecord, row.integer(3)) }
            let user = row.identifier(1).flatMap { users.ordinal(of: $0) }
            userOfContact.append(user.map { UInt32($0) } ?? ContactLinks.none)
            guard hasGroups else { return }
            // A user without a company had placeholders in that field, if anything.
            guard let user, hasCompany[user], let name = row.text(2) else {
                companyOfContact.append(ContactLinks.none)
                return
            }
            let ordinal = companyOrdinals[name] ?? UInt32(companies.count)
            if Int(ordinal) == companies.count {
                companyOrdinals[name] = ordinal
                companies.append(name)
            }
            companyOfContact.append(ordinal)
        }
    }

    /// The place of a contact, or nil where there is none of that id.
    func contact(_ id: Identifier) -> Int? { contacts.ordinal(of: id) }

    /// The user of a contact.
    func user(ofContact contact: Int) -> Int? {
        userOfContact[contact] == ContactLinks.none ? nil : Int(userOfContact[contact])
    }

    /// The place in `companies` of the company that a contact names.
    func company(ofContact contact: Int) -> Int? {
        companyOfContact[contact] == ContactLinks.none ? nil : Int(companyOfContact[contact])
    }
}
