internal import BookingModel
public import ContactNormalisation
public import Database

/// The dedupe stage: contacts into users.
///
/// Reads every contact, makes its keys, lets the matcher place it with a user, gives the users their ids, and writes what
/// differs from what is stored: users with the details that survive, contacts with their keys, user, rule and score, ids
/// that lead to other users, and links between users. A second run over the same contacts writes nothing.
public struct ContactResolver {
    private let matcher: any ContactMatcher
    private let region: PhoneRegion
    private let survivorship: SurvivorshipRules

    /// A resolver with a matcher; `region` is where telephone numbers without a calling code are taken to be, and
    /// `survivorship` says which contact gives a user each of its details.
    public init(
        matcher: any ContactMatcher = ExactMatcher(), region: PhoneRegion = .unitedKingdom,
        survivorship: SurvivorshipRules = SurvivorshipRules()
    ) {
        self.matcher = matcher
        self.region = region
        self.survivorship = survivorship
    }

    /// Resolves all contacts of a database, in the caller's transaction. Throws what the engine refuses.
    @discardableResult
    public func resolve(in database: any Database) throws(DatabaseError) -> ResolutionFigures {
        var stored = StoredContacts()
        try stored.read(from: database, region: region)
        let identities = try StoredIdentities(stored, in: database)
        let assignment = IdentityAssignment(try match(stored, in: database), identities.identities, stored.contacts)
        let clusters = assignment.clusters
        var figures = ResolutionFigures()
        figures.count(stored, clusters)
        let survivors = Survivorship(stored.contacts, clusters, rules: survivorship)
        let order = UserOrder(of: clusters.users.identifiers)
        try UserStore(
            contacts: stored.contacts, clusters: clusters, identities: assignment.users, survivors: survivors,
            order: order
        ).write(to: database, counting: &figures)
        figures.contactsChanged = try stored.write(clusters, to: database)
        stored.forgetStates()
        figures.usersDeleted = try RetiredUsers(assignment.aliases).delete(from: database)
        figures.aliasesChanged = try AliasStore(aliases: assignment.aliases, stored: identities.aliases)
            .write(to: database)
        figures.linksChanged = try UserLinkStore(
            links: UserLinks(stored.contacts, clusters, assignment.users, survivors, order: order).found()
        ).write(to: database)
        return figures
    }

    /// What the matcher finds; where neither contacts nor decisions have changed since it was last asked, what it found.
    private func match(_ stored: StoredContacts, in database: any Database) throws(DatabaseError) -> ContactClusters {
        let ledger = try DecisionLedger(of: database)
        let fingerprint = MatchFingerprint(policy: matcher.policy, region: region, stored.contacts, ledger)
        if try fingerprint.isStored(in: database), let clusters = stored.clusters() { return clusters }
        let matches = matcher.match(stored.contacts, decisions: ledger.decisions(over: stored.contacts.ids))
        try fingerprint.store(in: database)
        try MatchFigures(matches.figures).store(in: database)
        return matches.clusters
    }
}
