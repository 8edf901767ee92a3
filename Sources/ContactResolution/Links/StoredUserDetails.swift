internal import BookingModel
internal import Database

/// The users of a database with what links between them are found by, where the contacts of most were not read.
///
/// Each user stands for a contact that has all of its details, and the contacts themselves have nothing but their
/// telephone numbers. Mailboxes are left out: it is for users of whom no two share one.
struct StoredUserDetails {
    private var contacts = KeyedContacts(capacity: 0, hasIDs: false)
    private var clusters: ContactClusters
    private var identities: [UserIdentity] = []

    /// Users that lie behind each other in the table.
    private struct UserPart: Sendable {
        var contacts = KeyedContacts(capacity: 0, hasIDs: false)
        var users: [Identifier] = []
        var identities: [UserIdentity] = []
    }

    /// Contacts that lie behind each other in the table, each with its user.
    private struct PhonePart: Sendable {
        var contacts = KeyedContacts(capacity: 0, hasIDs: false)
        var users: [Int] = []
    }

    /// Reads them. A user without a founder was not made of contacts, and has no links.
    init(of database: any Database) throws(DatabaseError) {
        let users = TableScan(
            "users", columns: ["id", "founding_contact_id", "founding_number"] + KeyedContacts.linkColumns, key: "id")
        let people = try database.scan(users, into: { UserPart() }) { part, row throws(DatabaseError) in
            guard let id = row.identifier(0), let founder = row.identifier(1) else { return }
            part.users.append(id)
            part.identities.append(UserIdentity(id: id, founder: founder, number: row.integer(2), isUser: true))
            part.contacts.appendDetails(row, from: 3)
        }
        clusters = ContactClusters(capacity: people.reduce(0) { $0 + $1.users.count })
        for part in people {
            contacts.append(part.contacts)
            clusters.users.insert(contentsOf: part.users)
            identities += part.identities
        }
        place(clusters.users.identifiers.indices)
        try readPhones(of: database)
    }

    private mutating func readPhones(of database: any Database) throws(DatabaseError) {
        let scan = TableScan("contacts", columns: ["user_id", "phone_key"], key: "row_id")
        let users = clusters.users
        let parts = try database.scan(scan, into: { PhonePart() }) { part, row throws(DatabaseError) in
            guard !row.isNull(1), let user = row.identifier(0).flatMap({ users.ordinal(of: $0) }) else { return }
            part.users.append(user)
            part.contacts.appendPhoneKey(row, 1)
        }
        for part in parts {
            contacts.append(part.contacts)
            place(part.users)
        }
    }

    private mutating func place(_ users: some Sequence<Int>) {
        clusters.placements += users.map { ContactClusters.Placement(user: $0, rule: .alone, score: 1) }
    }

    /// The links between all users.
    func links() -> UserLinkList {
        UserLinks(
            contacts, clusters, identities, Survivorship(contacts, clusters),
            order: UserOrder(of: clusters.users.identifiers)
        ).found()
    }
}

extension KeyedContacts {
    /// The columns of a user that links are found by, in the order in which `appendDetails` reads them.
    static let linkColumns = ["first_name", "last_name", "company_name", "postcode"]

    /// Appends a contact that has the details of a user, from `linkColumns` of a row, and no keys.
    mutating func appendDetails(_ row: any ResultRow, from column: Int) {
        for field in Field.allCases {
            switch field {
            case .firstName: _ = row.appendText(column, to: &typed)
            case .lastName: _ = row.appendText(column + 1, to: &typed)
            case .companyName: _ = row.appendText(column + 2, to: &typed)
            case .postcode: _ = row.appendText(column + 3, to: &typed)
            case .sourceSystem, .customerNumber, .email, .phone, .city, .country: break
            }
            typedEnds.append(UInt32(typed.count))
        }
        endContact(phoneEnd: keys.count)
    }

    /// Appends a contact that has nothing but the telephone number of a row.
    mutating func appendPhoneKey(_ row: any ResultRow, _ column: Int) {
        for _ in Field.allCases { typedEnds.append(UInt32(typed.count)) }
        let start = keys.count
        _ = row.appendText(column, to: &keys)
        endContact(phoneStart: start, phoneEnd: keys.count)
    }

    private mutating func endContact(phoneStart: Int? = nil, phoneEnd: Int) {
        // E-mail, telephone, name: the first ends where the second begins.
        keyEnds.append(UInt32(phoneStart ?? phoneEnd))
        keyEnds.append(UInt32(phoneEnd))
        keyEnds.append(UInt32(phoneEnd))
        firstSeen.append(.max)
        lastSeen.append(.min)
        bookings.append(0)
    }
}
