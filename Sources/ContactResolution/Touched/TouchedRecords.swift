internal import BookingModel
internal import ContactNormalisation
internal import Database

/// What imports have touched since dedupe and backfill came through last: bookings and contacts, and the users that may
/// be others by it.
///
/// A contact that is new belongs to the user of its key, and a booking that is new or was changed counts for the user of
/// its contact and for the one that it had before. All contacts of these users are read, and nothing else.
struct TouchedRecords {
    /// The query for the ids of the users that may change and are there already.
    static let users = "SELECT user_id FROM touched_users"

    /// The contacts that are new.
    let new: StoredContacts
    /// Where the matcher places them.
    let newClusters: ContactClusters
    /// The contacts of all users that may change, and those that are new.
    let contacts: StoredContacts
    /// The identities of these users.
    let identities: [UserIdentity]

    /// Finds them; nil where a run has to look at everything: because so much was touched, or because what is stored does
    /// not fit what is known of it. Then or when all is done, `clear` takes the temporary tables away.
    init?(
        since progress: ResolutionProgress, matcher: any ContactMatcher, region: PhoneRegion,
        mostTouched share: Double, in database: any Database
    ) throws(DatabaseError) {
        let most = Int(share * Double(progress.figures.contacts))
        guard try progress.fitsContacts(of: database), let bookings = try TouchedBookings(in: database, most: most)
        else { return nil }
        var new = StoredContacts()
        let last = SQLValue.integer(progress.lastContact)
        let count = try database.integer("SELECT count(*) FROM contacts WHERE row_id > ?1", [last]) ?? 0
        guard count + bookings.count <= most else { return nil }
        try new.read([(condition: "row_id > ?1", parameters: [last])], from: database, region: region)
        guard new.states.allSatisfy({ $0.user == nil }) else { return nil }
        let clusters = matcher.match(new.contacts, decisions: ContactDecisions()).clusters
        try TouchedRecords.gatherUsers(clusters.users.identifiers, in: database)
        var contacts = StoredContacts()
        try contacts.read(
            [
                (condition: "user_id IN (\(TouchedRecords.users))", parameters: []),
                (condition: "row_id > ?1", parameters: [last]),
            ], from: database, region: region)
        try contacts.readBookings(of: database, touched: TouchedBookings.table, users: TouchedRecords.users)
        guard let identities = try TouchedRecords.identities(contacts.contacts.ids, in: database) else { return nil }
        self.new = new
        newClusters = clusters
        self.contacts = contacts
        self.identities = identities
    }

    /// Takes away what was made on the way.
    static func clear(in database: any Database) throws(DatabaseError) {
        for table in ["touched_users", "proposed_users", TouchedBookings.table] {
            try database.execute("DROP TABLE IF EXISTS \(database.dialect.temporary(table))")
        }
    }

    /// Puts the users together that touched bookings have or are to have, and those of the ids that are there.
    private static func gatherUsers(_ proposed: [Identifier], in database: any Database) throws(DatabaseError) {
        let type = database.dialect.identifierType
        try database.execute(
            """
            CREATE TEMP TABLE touched_users (user_id \(type) NOT NULL PRIMARY KEY);
            CREATE TEMP TABLE proposed_users (user_id \(type) NOT NULL PRIMARY KEY)
            """)
        var batch = RowBatch(columnCount: 1)
        for id in proposed { batch.append(id) }
        try database.append(batch, to: "proposed_users", columns: ["user_id"])
        try database.run(
            """
            INSERT INTO touched_users (user_id)
            SELECT user_id FROM \(TouchedBookings.table) WHERE user_id IS NOT NULL
            UNION
            SELECT contacts.user_id FROM \(TouchedBookings.table) AS t JOIN contacts ON contacts.id = t.contact_id
            WHERE contacts.user_id IS NOT NULL
            UNION
            SELECT users.id FROM proposed_users CROSS JOIN users WHERE users.id = proposed_users.user_id
            """)
    }

    /// The identities of the users; nil where one was not founded by a contact of theirs.
    private static func identities(
        _ contacts: IdentifierIndex, in database: any Database
    ) throws(DatabaseError) -> [UserIdentity]? {
        var identities: [UserIdentity] = []
        var isComplete = true
        try database.query(
            "SELECT id, founding_contact_id, founding_number FROM users WHERE id IN (\(users)) ORDER BY id"
        ) { row throws(DatabaseError) in
            guard let id = row.identifier(0), let founder = row.identifier(1), contacts.ordinal(of: founder) != nil,
                !row.isNull(2)
            else {
                isComplete = false
                return
            }
            identities.append(UserIdentity(id: id, founder: founder, number: row.integer(2), isUser: true))
        }
        return isComplete ? identities : nil
    }
}

extension ResolutionProgress {
    /// Whether the contacts are those that were resolved and others behind them, and nobody has decided anything.
    fileprivate func fitsContacts(of database: any Database) throws(DatabaseError) -> Bool {
        let known = try database.integer("SELECT count(*) FROM contacts") ?? 0
        let new = try database.integer(
            "SELECT count(*) FROM contacts WHERE row_id > ?1", [.integer(lastContact)])
        guard known == contacts.count + (new ?? 0) else { return false }
        return try database.integer(
            "SELECT 1 FROM match_decisions UNION ALL SELECT 1 FROM user_aliases LIMIT 1") == nil
    }
}
