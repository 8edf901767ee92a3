internal import BookingModel

/// What a run of `ContactResolver` found and changed.
public struct ResolutionFigures: Sendable, Equatable {
    /// Contacts in the database.
    public internal(set) var contacts = 0
    /// Users that they make.
    public internal(set) var users = 0
    /// Users that this run added.
    public internal(set) var usersNew = 0
    /// Users whose details this run changed.
    public internal(set) var usersUpdated = 0
    /// Users that stay as they were.
    public internal(set) var usersUnchanged = 0
    /// Users that turned out to be other users: their ids are aliases now.
    public internal(set) var usersDeleted = 0
    /// Contacts whose keys, user, rule or score this run wrote.
    public internal(set) var contactsChanged = 0
    /// Aliases that were added, lead elsewhere now, or came back to life.
    public internal(set) var aliasesChanged = 0
    /// Links between users that were added or taken away.
    public internal(set) var linksChanged = 0
    /// Contacts placed with others by the weight of all their details.
    public internal(set) var byProbability = 0
    /// Contacts placed where somebody decided.
    public internal(set) var byDecision = 0
    /// Contacts placed by their e-mail address.
    public internal(set) var byEmail = 0
    /// Contacts placed by their customer number.
    public internal(set) var byCustomerNumber = 0
    /// Contacts placed by telephone number and name.
    public internal(set) var byPhoneName = 0
    /// Contacts with nothing to go by.
    public internal(set) var alone = 0
    /// E-mail addresses that were placeholders.
    public internal(set) var placeholderEmails = 0
    /// Telephone numbers that were placeholders.
    public internal(set) var placeholderPhones = 0
    /// Other details that were placeholders.
    public internal(set) var placeholderOthers = 0

    /// Figures of a run that has found nothing yet.
    init() {}

    /// Rows that this run wrote: 0 where nothing has changed since the last.
    public var writes: Int { usersNew + usersUpdated + usersDeleted + contactsChanged + aliasesChanged + linksChanged }

    mutating func count(_ stored: StoredContacts, _ clusters: ContactClusters) {
        contacts = clusters.placements.count
        users = clusters.users.count
        placeholderEmails = stored.placeholders.emails
        placeholderPhones = stored.placeholders.phones
        placeholderOthers = stored.placeholders.others
        for placement in clusters.placements {
            switch placement.rule {
            case .email: byEmail += 1
            case .customerNumber: byCustomerNumber += 1
            case .phoneName: byPhoneName += 1
            case .probabilistic: byProbability += 1
            case .decision: byDecision += 1
            case .alone: alone += 1
            }
        }
    }
}
