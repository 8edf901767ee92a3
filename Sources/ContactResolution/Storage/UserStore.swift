internal import BookingModel
internal import Database

/// Brings the table of users to what the contacts make of it: new users are inserted in the order of their ids, and of
/// the others only those whose details differ are written.
struct UserStore {
    let contacts: KeyedContacts
    let clusters: ContactClusters
    /// The identity of each user.
    let identities: [UserIdentity]
    let survivors: Survivorship
    /// The users as their table has them.
    let order: UserOrder

    private static let rowsAtOnce = 8_192
    private static let fields: [KeyedContacts.Field] = [
        .email, .firstName, .lastName, .phone, .companyName, .city, .postcode, .country,
    ]
    private static let columns = [
        "id", "kind", "email", "first_name", "last_name", "phone", "company_name", "city", "postcode", "country",
        "created_at", "founding_contact_id", "founding_number",
    ]

    /// Compares them with all stored users.
    func write(to database: any Database, counting figures: inout ResolutionFigures) throws(DatabaseError) {
        let parts = try database.scan(
            TableScan("users", columns: UserStore.columns, key: "id"), into: { Part() }
        ) { part, row throws(DatabaseError) in compare(row, &part) }
        try write(parts, of: parts.reduce(0) { $0 + $1.known }, to: database, counting: &figures)
    }

    /// Compares them with some of `total` stored users: `ids` is a query for the ids.
    func write(
        comparingWith ids: String, of total: Int, to database: any Database, counting figures: inout ResolutionFigures
    ) throws(DatabaseError) {
        var part = Part()
        let columns = UserStore.columns.joined(separator: ", ")
        try database.query("SELECT \(columns) FROM users WHERE id IN (\(ids)) ORDER BY id") {
            row throws(DatabaseError) in compare(row, &part)
        }
        try write([part], of: total, to: database, counting: &figures)
    }

    private func write(
        _ parts: [Part], of known: Int, to database: any Database, counting figures: inout ResolutionFigures
    ) throws(DatabaseError) {
        let order = order.users
        var new: [UInt32] = []
        var changed: [UInt32] = []
        var reached = 0
        for part in parts {
            guard let first = part.first else { continue }
            new += order[reached..<first] + part.new
            changed += part.changed
            reached = part.next
        }
        new += order[reached...]
        try insert(new, into: database, known: known)
        try update(changed, in: database)
        figures.usersNew = new.count
        figures.usersUpdated = changed.count
        figures.usersUnchanged = order.count - new.count - changed.count
    }

    /// Stored users that lie behind each other in the table, beside those that the contacts make.
    private struct Part: Sendable {
        /// The place in the users' order that the first of them has or would have, and the one behind the last.
        var first: Int?
        var next = 0
        var new: [UInt32] = []
        var changed: [UInt32] = []
        var known = 0
        var scratch: [UInt8] = []
    }

    /// Both are in the order of their ids: they are gone through side by side, and only the first of a part is looked for.
    private func compare(_ row: any ResultRow, _ part: inout Part) {
        part.known += 1
        guard let id = row.identifier(0) else { return }
        let ids = clusters.users.identifiers
        let order = order.users
        if part.first == nil {
            part.next = self.order.place(of: id, ids)
            part.first = part.next
        }
        while part.next < order.count, ids[Int(order[part.next])] < id {
            part.new.append(order[part.next])
            part.next += 1
        }
        guard part.next < order.count, ids[Int(order[part.next])] == id else { return }
        if differs(Int(order[part.next]), from: row, &part.scratch) { part.changed.append(order[part.next]) }
        part.next += 1
    }

    private func insert(_ users: [UInt32], into database: any Database, known: Int) throws(DatabaseError) {
        let indexes = users.count > 1_000 && users.count > known / 4 ? ["users_email"] : []
        var suspended = try SuspendedIndexes(indexes, in: database)
        let count = (users.count + UserStore.rowsAtOnce - 1) / UserStore.rowsAtOnce
        try database.append(to: "users", columns: UserStore.columns, batches: count) { index in
            var batch = RowBatch(columnCount: UserStore.columns.count)
            for user in users[stretch(index, of: count, over: users.count)] { append(Int(user), to: &batch) }
            return batch
        }
        try suspended.restore(in: database)
    }

    private func update(_ users: [UInt32], in database: any Database) throws(DatabaseError) {
        var batch = RowBatch(columnCount: UserStore.columns.count)
        for user in users { append(Int(user), to: &batch) }
        try database.update("users", key: "id", columns: Array(UserStore.columns.dropFirst()), with: batch)
    }

    private func kind(of user: Int) -> UserKind { survivors.isCompany(user) ? .company : .person }

    private func append(_ user: Int, to batch: inout RowBatch) {
        batch.append(clusters.users.identifiers[user])
        batch.append(kind(of: user).rawValue)
        for field in UserStore.fields {
            let range = survivors.range(field, of: user)
            if range.isEmpty { batch.appendNull() } else { batch.append(utf8: contacts.typed[range]) }
        }
        let firstSeen = survivors.firstSeen[user]
        batch.append(firstSeen == .max ? nil : firstSeen)
        batch.append(identities[user].founder)
        batch.append(identities[user].number)
    }

    private func differs(_ user: Int, from row: any ResultRow, _ scratch: inout [UInt8]) -> Bool {
        guard identities[user].isStored else { return true }
        for (index, field) in UserStore.fields.enumerated() {
            scratch.removeAll(keepingCapacity: true)
            _ = row.appendText(index + 2, to: &scratch)
            if contacts.typed[survivors.range(field, of: user)] != scratch[...] { return true }
        }
        let firstSeen = survivors.firstSeen[user]
        let stored = row.isNull(10) ? .max : row.integer(10)
        return stored != firstSeen || row.text(1) != kind(of: user).rawValue
    }
}
