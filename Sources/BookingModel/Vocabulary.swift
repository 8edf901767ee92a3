/// A word of a fixed vocabulary, as it is stored and written in reports.
public protocol VocabularyWord: RawRepresentable, CaseIterable, Sendable where RawValue == String {}

/// The state of a booking.
public enum BookingStatus: String, VocabularyWord {
    /// Asked for and not yet confirmed: holds a seat, earns nothing.
    case pending
    /// Confirmed, the session still to come.
    case confirmed
    /// The customer came.
    case completed
    /// Called off by the customer or the provider.
    case cancelled
    /// The customer was expected and did not come.
    case noShow = "no-show"

    /// Confirmed, completed and no-show bookings are active; they are the visits of retention and frequency.
    public var isActive: Bool { self == .confirmed || self == .completed || self == .noShow }

    /// Everything but a cancelled booking holds a seat.
    public var holdsSeat: Bool { self != .cancelled }
}

/// The channels of the plan. A mapping may declare further words, so a stored source is a text and not this type.
public enum BookingSource: String, VocabularyWord {
    /// Booked on the website.
    case website
    /// Booked by telephone.
    case phone
    /// Booked by e-mail.
    case email
    /// Booked in person.
    case walkIn = "walk-in"
}

/// The state of a course session.
public enum SessionStatus: String, VocabularyWord {
    /// Planned or open for booking.
    case scheduled
    /// Held.
    case completed
    /// Called off by the provider.
    case cancelled
}

/// What a user is.
public enum UserKind: String, VocabularyWord {
    /// A natural person.
    case person
    /// A company known by its mailbox or its name alone.
    case company
}
