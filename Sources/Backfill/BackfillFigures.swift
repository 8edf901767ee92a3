/// What a run of `Backfill` found and changed.
public struct BackfillFigures: Sendable, Equatable {
    /// Bookings that had no user and have one now.
    public internal(set) var bookingsLinked = 0
    /// Bookings whose user is another one now, or none.
    public internal(set) var bookingsRelinked = 0
    /// Bookings whose user stays.
    public internal(set) var bookingsUnchanged = 0
    /// Bookings without a contact, or whose contact has no user: no user, before and after.
    public internal(set) var bookingsWithoutContact = 0
    /// Of these, bookings with a contact that dedupe has not seen yet.
    var bookingsUnresolved = 0
    /// Bookings written, for their user or their local day.
    public internal(set) var bookingsWritten = 0
    /// Bookings whose `created_by_user_id` this run changed.
    public internal(set) var creatorsLinked = 0
    /// Users whose statistics this run changed.
    public internal(set) var usersUpdated = 0
    /// Rows of money by user and currency that this run added, changed or removed.
    public internal(set) var totalsChanged = 0
    /// Booking groups with at least one booking.
    public internal(set) var groups = 0
    /// Booking groups that this run changed.
    public internal(set) var groupsUpdated = 0
    /// Course sessions whose local day this run wrote.
    public internal(set) var sessionsUpdated = 0

    /// Waiting-list entries, communications, payments, certificates and notes that this run changed.
    public internal(set) var attachedWritten = 0
    /// What there is of these, and what of it leads nowhere.
    public internal(set) var attached: [AttachedLinks] = []

    /// Figures of a run that has found nothing yet.
    init() {}

    /// All bookings.
    var bookings: Int { bookingsLinked + bookingsRelinked + bookingsUnchanged + bookingsWithoutContact }

    /// Rows that this run wrote: 0 where nothing has changed since the last.
    public var writes: Int {
        bookingsWritten + creatorsLinked + usersUpdated + totalsChanged + groupsUpdated + sessionsUpdated
            + attachedWritten
    }

    /// Adds what a walk over further bookings found.
    mutating func countBookings(_ others: BackfillFigures) {
        bookingsLinked += others.bookingsLinked
        bookingsRelinked += others.bookingsRelinked
        bookingsUnchanged += others.bookingsUnchanged
        bookingsWithoutContact += others.bookingsWithoutContact
        bookingsUnresolved += others.bookingsUnresolved
    }
}
