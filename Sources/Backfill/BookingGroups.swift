internal import BookingModel
internal import Database

/// What the bookings of each group say about it.
struct BookingGroups: Sendable {
    /// One booking of a group; moments in microseconds.
    struct Member {
        let booking: Identifier?
        let contact: Int?
        let user: Int?
        /// `Int64.max` where nobody knows.
        let created: Int64
        /// `Int64.min` where nobody knows.
        let recorded: Int64
        /// Its seats; 0 for a cancelled booking.
        let participants: Int64
    }

    private struct Group {
        var participants: Int64 = 0
        var created = Int64.max
        var updated = Int64.min
        /// The earliest booking that has a user; of several at one moment the one with the smallest id.
        var first: (created: Int64, booking: Identifier, user: Int)?
        /// The places of its contacts, in any order; a contact may stand here twice.
        var contacts: [UInt32] = []

        mutating func add(_ other: Group) {
            participants += other.participants
            created = min(created, other.created)
            updated = max(updated, other.updated)
            contacts += other.contacts
            if let own = first, let others = other.first, (own.created, own.booking) <= (others.created, others.booking)
            {
                return
            }
            first = other.first ?? first
        }
    }

    private var ids = IdentifierIndex()
    private var groups: [Group] = []

    /// The number of groups with bookings.
    var count: Int { groups.count }

    mutating func add(_ member: Member, to id: Identifier) {
        let (group, isNew) = ids.insert(id)
        if isNew { groups.append(Group()) }
        groups[group].participants += member.participants
        groups[group].created = min(groups[group].created, member.created)
        groups[group].updated = max(groups[group].updated, member.recorded)
        if let contact = member.contact { groups[group].contacts.append(UInt32(contact)) }
        guard let user = member.user, let booking = member.booking else { return }
        if let first = groups[group].first, (first.created, first.booking) <= (member.created, booking) { return }
        groups[group].first = (member.created, booking, user)
    }

    /// Adds what further bookings say.
    mutating func add(_ others: BookingGroups) {
        for (id, other) in zip(others.ids.identifiers, others.groups) {
            let (group, isNew) = ids.insert(id)
            if isNew { groups.append(other) } else { groups[group].add(other) }
        }
    }

    /// Writes the groups that differ from what is stored, or `only` one of them; gives their number.
    func write(
        _ links: ContactLinks, to database: any Database, only: Identifier? = nil
    ) throws(DatabaseError) -> Int {
        var batch = RowBatch(columnCount: 7)
        let sql = """
            SELECT g.id, company_id, organizer_id, group_name, total_participants, created_at, updated_at,
                COALESCE(g.contact_id, customers.contact_id), group_name_exported, total_participants_exported,
                created_at_exported, recorded_at, import_file_id
            FROM booking_groups AS g
            LEFT JOIN (
                SELECT source_system, customer_number, \(database.dialect.minimum(ofIdentifier: "id")) AS contact_id
                FROM contacts
                WHERE EXISTS (SELECT 1 FROM booking_groups WHERE customer_number IS NOT NULL)
                    AND customer_number IN (SELECT customer_number FROM booking_groups)
                GROUP BY source_system, customer_number HAVING COUNT(DISTINCT user_id) = 1
            ) AS customers ON customers.source_system = g.source_system AND customers.customer_number = g.customer_number
            \(only == nil ? "" : "WHERE g.id = ?1")
            ORDER BY g.id
            """
        try database.query(sql, only.map { [.identifier($0)] } ?? []) { row throws(DatabaseError) in
            guard let id = row.identifier(0) else { return }
            let ordinal = ids.ordinal(of: id)
            // A group that no booking is of and that no export told of is somebody else's.
            guard ordinal != nil || only != nil || !row.isNull(12) else { return }
            var group = ordinal.map { groups[$0] } ?? Group()
            let organizer = row.identifier(7).flatMap { links.contact($0) }
            if let organizer { group.contacts.append(UInt32(organizer)) }
            let (name, company) = company(of: group, links)
            let user = organizer.flatMap { links.user(ofContact: $0) } ?? group.first?.user
            let updated = max(group.updated, row.isNull(11) ? .min : row.integer(11))
            let values: [SQLValue] = [
                SQLValue(company.map { links.users.identifiers[$0] }),
                SQLValue(user.map { links.users.identifiers[$0] }), row.isNull(8) ? SQLValue(name) : row.value(8),
                row.isNull(9) ? ordinal == nil ? .null : .integer(group.participants) : row.value(9),
                row.isNull(10) ? group.created == .max ? .null : .integer(group.created) : row.value(10),
                updated > 0 ? .integer(updated) : .null,
            ]
            guard values.indices.contains(where: { row.value($0 + 1) != values[$0] }) else { return }
            batch.append(id)
            for value in values { batch.append(value) }
        }
        let columns = [
            "company_id", "organizer_id", "group_name", "total_participants", "created_at", "updated_at",
        ]
        try database.update("booking_groups", key: "id", columns: columns, with: batch)
        return batch.rowCount
    }

    /// The company's name that most of a group's contacts give, of equals the first of the alphabet; and the one user
    /// that is a company of a name among them, if there is exactly one.
    private func company(of group: Group, _ links: ContactLinks) -> (name: String?, user: Int?) {
        var (company, count): (Int?, Int) = (nil, 0)
        var (user, hasSeveral): (Int?, Bool) = (nil, false)
        for (next, contacts) in companies(of: group, links) {
            let isFirst = company.map { links.companies[next] < links.companies[$0] } ?? true
            if contacts > count || contacts == count && isFirst { (company, count) = (next, contacts) }
            for other in links.users(ofCompany: next) where other != user {
                if user == nil { user = other } else { hasSeveral = true }
            }
        }
        return (company.map { links.companies[$0] }, hasSeveral ? nil : user)
    }

    /// The companies that a group's contacts name, and how many of them name each.
    private func companies(of group: Group, _ links: ContactLinks) -> [(company: Int, contacts: Int)] {
        var companies: [(company: Int, contacts: Int)] = []
        var last: UInt32?
        // Few in all but the oddest group: sorted, so that those cost no more than they must.
        let named = group.contacts.sorted().compactMap { contact in
            defer { last = contact }
            return contact == last ? nil : links.company(ofContact: Int(contact))
        }
        for company in named.sorted() {
            if companies.last?.company == company {
                companies[companies.count - 1].contacts += 1
            } else {
                companies.append((company, 1))
            }
        }
        return companies
    }
}
