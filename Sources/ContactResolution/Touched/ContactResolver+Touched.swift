internal import BookingModel
public import Database

extension ContactResolver {
    /// Resolves the contacts of users of whom imports have touched something since the last run, in the caller's
    /// transaction; gives what `resolve` would give. Throws what the engine refuses.
    ///
    /// It looks at everything, as `resolve` does, where contacts are not placed by their own keys alone, where something
    /// was decided, where the settings or the version are not those of the last run, where backfill has not followed it,
    /// or where more than a tenth was touched.
    @discardableResult
    public func resolveTouched(in database: any Database) throws(DatabaseError) -> ResolutionFigures {
        if let figures = try resolveTouchedAlone(in: database) { return figures }
        return try resolve(in: database)
    }

    /// The same, but nil where everything has to be looked at; then nothing is written.
    func resolveTouchedAlone(in database: any Database) throws(DatabaseError) -> ResolutionFigures? {
        guard matcher.isByKey, let progress = try ResolutionProgress(in: database), progress.rules == rules else {
            return nil
        }
        let touched = try TouchedRecords(
            since: progress, matcher: matcher, region: region, mostTouched: mostTouched, in: database)
        var figures: ResolutionFigures?
        if let touched { figures = try resolve(touched, since: progress, in: database) }
        try TouchedRecords.clear(in: database)
        return figures
    }

    /// nil where a user has another id than that of its key, or a contact another user; then nothing is written.
    private func resolve(
        _ touched: TouchedRecords, since progress: ResolutionProgress, in database: any Database
    ) throws(DatabaseError) -> ResolutionFigures? {
        let stored = touched.contacts
        let proposed = matcher.match(stored.contacts, decisions: ContactDecisions()).clusters
        let assignment = IdentityAssignment(
            proposed, touched.identities, stored.contacts, after: progress.lastNumber)
        let clusters = assignment.clusters
        guard assignment.aliases.isEmpty, clusters.users.identifiers == proposed.users.identifiers,
            !stored.hasMoved(to: clusters)
        else { return nil }
        let survivors = Survivorship(stored.contacts, clusters, rules: survivorship)
        var figures = progress.figures
        figures.count(touched)
        try UserStore(
            contacts: stored.contacts, clusters: clusters, identities: assignment.users, survivors: survivors,
            order: UserOrder(of: clusters.users.identifiers)
        ).write(comparingWith: TouchedRecords.users, of: progress.figures.users, to: database, counting: &figures)
        figures.users = progress.figures.users + figures.usersNew
        figures.usersUnchanged = progress.figures.users - figures.usersUpdated
        figures.contactsChanged = try stored.write(clusters, to: database, of: figures.contacts)
        // Users share telephones, names and addresses: nothing else is in a link. One mailbox is one user here.
        if figures.usersNew + figures.usersUpdated > 0 || touched.new.contacts.hasPhone {
            figures.linksChanged = try UserLinkStore(links: StoredUserDetails(of: database).links()).write(to: database)
        }
        var contacts = progress.contacts
        contacts.add(touched.new.contacts)
        try fingerprint(contacts, decisions: 0).store(in: database)
        try ResolutionProgress(
            rules: rules, contacts: contacts, lastContact: touched.new.states.last?.rowID ?? progress.lastContact,
            lastNumber: max(progress.lastNumber, assignment.users.lazy.map(\.number).max() ?? 0), figures: figures
        ).store(in: database)
        return figures
    }
}

extension ResolutionFigures {
    /// Adds the contacts that are new; the others are where they were.
    fileprivate mutating func count(_ touched: TouchedRecords) {
        var new = ResolutionFigures()
        new.count(touched.new, touched.newClusters)
        add(new)
    }
}

extension KeyedContacts {
    /// Whether any contact has a telephone number.
    fileprivate var hasPhone: Bool { (0..<count).contains { !range(.phone as Key, of: $0).isEmpty } }
}
