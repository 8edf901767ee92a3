internal import Database

/// What a run of dedupe leaves for the next, so that it need only look at what has been touched meanwhile.
///
/// It is left where every user has the id of the identity key that all of its contacts share: then a contact's user is
/// found by its key alone. What people have decided, and ids from times of another policy, make it necessary to look at
/// all contacts.
struct ResolutionProgress: Equatable {
    /// The settings and rules under which the contacts were resolved.
    var rules: String
    /// The contacts that were.
    var contacts: ContactSum
    /// The highest row number among them.
    var lastContact: Int64
    /// The highest founding number among their users.
    var lastNumber: Int64
    /// How many there are of what: what was written is no part of it.
    var figures: ResolutionFigures

    init(
        rules: String, contacts: ContactSum, lastContact: Int64, lastNumber: Int64, figures: ResolutionFigures
    ) {
        self.rules = rules
        self.contacts = contacts
        self.lastContact = lastContact
        self.lastNumber = lastNumber
        self.figures = figures.withoutChanges
    }

    /// The stored one; nil where there is none.
    init?(in database: any Database) throws(DatabaseError) {
        guard let stored = try StageProgress(of: .dedupe, in: database) else { return nil }
        var figures = ResolutionFigures()
        for (name, path) in ResolutionFigures.stored {
            guard let count = stored.counts[name] else { return nil }
            figures[keyPath: path] = Int(count)
        }
        guard let high = stored.counts["id_sum_high"], let low = stored.counts["id_sum_low"],
            let lastContact = stored.counts["last_contact"], let lastNumber = stored.counts["last_number"]
        else { return nil }
        self.init(
            rules: stored.rules,
            contacts: ContactSum(
                count: Int64(figures.contacts), high: UInt64(bitPattern: high), low: UInt64(bitPattern: low)),
            lastContact: lastContact, lastNumber: lastNumber, figures: figures)
    }

    /// Writes it in place of what was stored.
    func store(in database: any Database) throws(DatabaseError) {
        var stored = StageProgress(rules: rules)
        for (name, path) in ResolutionFigures.stored { stored.counts[name] = Int64(figures[keyPath: path]) }
        stored.counts["id_sum_high"] = Int64(bitPattern: contacts.high)
        stored.counts["id_sum_low"] = Int64(bitPattern: contacts.low)
        stored.counts["last_contact"] = lastContact
        stored.counts["last_number"] = lastNumber
        try stored.store(of: .dedupe, in: database)
    }
}

extension ResolutionFigures {
    /// The figures that say how much there is, by the names under which they are stored.
    fileprivate static var stored: [(name: String, path: WritableKeyPath<ResolutionFigures, Int>)] {
        [
            ("contacts", \.contacts), ("users", \.users), ("by_email", \.byEmail),
            ("by_customer_number", \.byCustomerNumber), ("by_phone_and_name", \.byPhoneName), ("alone", \.alone),
            ("placeholder_emails", \.placeholderEmails), ("placeholder_phones", \.placeholderPhones),
            ("placeholder_others", \.placeholderOthers),
        ]
    }

    /// These without what a run has changed.
    fileprivate var withoutChanges: ResolutionFigures {
        var figures = ResolutionFigures()
        for (_, path) in ResolutionFigures.stored { figures[keyPath: path] = self[keyPath: path] }
        return figures
    }

    /// Adds how much further contacts there are.
    mutating func add(_ others: ResolutionFigures) {
        for (_, path) in ResolutionFigures.stored where path != \.users { self[keyPath: path] += others[keyPath: path] }
    }
}
