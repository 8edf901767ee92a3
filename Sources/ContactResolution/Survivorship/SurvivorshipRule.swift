/// A rule by which one of a user's contacts gives a detail before another.
public enum SurvivorshipRule: String, CaseIterable, Sendable {
    /// The contact seen latest: the latest `recorded_at` of its bookings, or the moment at which an exported user was
    /// created. One that no moment is known of comes last.
    case mostRecent = "most-recent"
    /// The value that most of the user's bookings carry, however it is written: contacts with one normalised value count
    /// together.
    case mostFrequent = "most-frequent"
    /// The fuller value: of names, one with first and last name before half a name, and one written out before initials;
    /// of addresses, one with town and postcode before one of them, and then one with the country. A value that has no
    /// parts is as full as the contact, by the number of its details.
    case mostComplete = "most-complete"
}
