internal import BookingModel
public import ContactNormalisation
public import Database

/// The dedupe stage: contacts into users.
///
/// Reads every contact, makes its keys, lets the matcher place it with a user, gives the users their ids, and writes what
/// differs from what is stored: users with the details that survive, contacts with their keys, user, rule and score, ids
/// that lead to other users, and links between users. A second run over the same contacts writes nothing.
public struct ContactResolver {
    let matcher: any ContactMatcher
    let region: PhoneRegion
    let survivorship: SurvivorshipRules
    private let version: String
    /// Where more than this share of the contacts was touched, all of them are looked at.
    var mostTouched = 0.1

    /// A resolver with a matcher; `region` is where telephone numbers without a calling code are taken to be, and
    /// `survivorship` says which contact gives a user each of its details. `version` is that of the caller: what another
    /// one has left is looked at as a whole.
    public init(
        matcher: any ContactMatcher = ExactMatcher(), region: PhoneRegion = .unitedKingdom,
        survivorship: SurvivorshipRules = SurvivorshipRules(), version: String = ""
    ) {
        self.matcher = matcher
        self.region = region
        self.survivorship = survivorship
        self.version = version
    }

    /// Resolves all contacts of a database, in the caller's transaction. Throws what the engine refuses.
    @discardableResult
    public func resolve(in database: any Database) throws(DatabaseError) -> ResolutionFigures {
        var stored = StoredContacts()
        try stored.read(from: database, region: region)
        let identities = try StoredIdentities(stored, in: database)
        let matches = try match(stored, in: database)
        let assignment = IdentityAssignment(matches.clusters, identities.identities, stored.contacts)
        let clusters = assignment.clusters
        var figures = ResolutionFigures()
        figures.count(stored, clusters)
        let survivors = Survivorship(stored.contacts, clusters, rules: survivorship)
        let order = UserOrder(of: clusters.users.identifiers)
        try UserStore(
            contacts: stored.contacts, clusters: clusters, identities: assignment.users, survivors: survivors,
            order: order
        ).write(to: database, counting: &figures)
        figures.contactsChanged = try stored.write(clusters, to: database, of: figures.contacts)
        if stored.hasMoved(to: clusters) { try StageProgress.forget(.backfill, in: database) }
        let lastContact = stored.states.last?.rowID ?? 0
        stored.forgetStates()
        figures.usersDeleted = try RetiredUsers(assignment.aliases).delete(from: database)
        figures.aliasesChanged = try AliasStore(aliases: assignment.aliases, stored: identities.aliases)
            .write(to: database)
        figures.linksChanged = try UserLinkStore(
            links: UserLinks(stored.contacts, clusters, assignment.users, survivors, order: order).found()
        ).write(to: database)
        guard matches.isByKey, clusters.users.identifiers == matches.clusters.users.identifiers,
            assignment.aliases.isEmpty
        else {
            try StageProgress.forget(.dedupe, in: database)
            return figures
        }
        try ResolutionProgress(
            rules: rules, contacts: matches.sum, lastContact: lastContact,
            lastNumber: assignment.users.lazy.map(\.number).max() ?? 0, figures: figures
        ).store(in: database)
        return figures
    }

    /// What a run depends on beside contacts, bookings and decisions.
    var rules: String {
        // The number goes up when users or links are made of the same contacts in another way.
        "1 \(version), \(matcher.policy), \(region.code), \(survivorship)"
    }

    /// What the matcher is asked about, in short.
    func fingerprint(_ contacts: ContactSum, decisions: Int) -> MatchFingerprint {
        MatchFingerprint(policy: matcher.policy, region: region, contacts, decisions: decisions)
    }

    /// What the matcher has found.
    private struct Matches {
        let clusters: ContactClusters
        let sum: ContactSum
        /// Whether every contact is where its key alone has put it, and users have the ids of their keys.
        let isByKey: Bool
    }

    /// What the matcher finds; where neither contacts nor decisions have changed since it was last asked, what it found.
    private func match(_ stored: StoredContacts, in database: any Database) throws(DatabaseError) -> Matches {
        let ledger = try DecisionLedger(of: database)
        var sum = ContactSum()
        sum.add(stored.contacts)
        let fingerprint = fingerprint(sum, decisions: ledger.operations.count)
        let isByKey = matcher.isByKey && ledger.operations.isEmpty
        // What was found before may have the ids of another policy: only those left by key are known not to.
        let left = isByKey ? try ResolutionProgress(in: database) : nil
        if !isByKey || left?.contacts == sum, try fingerprint.isStored(in: database), let clusters = stored.clusters() {
            return Matches(clusters: clusters, sum: sum, isByKey: isByKey)
        }
        let matches = matcher.match(stored.contacts, decisions: ledger.decisions(over: stored.contacts.ids))
        try fingerprint.store(in: database)
        try MatchFigures(matches.figures).store(in: database)
        return Matches(clusters: matches.clusters, sum: sum, isByKey: isByKey)
    }
}
