internal import BookingModel
public import ContactNormalisation
public import Database

/// The dedupe stage: contacts into users.
///
/// Reads every contact, makes its keys, lets the matcher place it with a user, and writes what differs from what is
/// stored: users with the details that survive, contacts with their keys, user, rule and score. A second run over the
/// same contacts writes nothing.
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
        let clusters = matcher.match(stored.contacts)
        var figures = ResolutionFigures()
        figures.count(stored, clusters)
        let survivors = Survivorship(stored.contacts, clusters, rules: survivorship)
        try UserStore(contacts: stored.contacts, clusters: clusters, survivors: survivors).write(
            to: database, counting: &figures)
        figures.contactsChanged = try stored.write(clusters, to: database)
        figures.usersDeleted = try AbandonedUsers(stored, clusters).delete(from: database)
        return figures
    }
}
