internal import BookingModel

/// Each contact's bookings: how many of some bookings are its, the earliest and the latest moment at which they were
/// made and recorded.
struct ContactSightings: Sendable {
    /// What is known of one contact: side by side, so that a booking touches one far place of memory.
    struct Sighting: Sendable {
        /// The earliest moment at which a booking of the contact was made; `Int64.max` where there is none.
        var first = Int64.max
        /// The latest at which one was recorded; `Int64.min` where there is none.
        var last = Int64.min
        /// How many there are.
        var bookings: UInt32 = 0

        /// Takes in what other bookings say of the contact.
        mutating func add(_ other: Sighting) {
            first = min(first, other.first)
            last = max(last, other.last)
            bookings &+= other.bookings
        }
    }

    /// One a contact, by its ordinal.
    private(set) var ofContacts: [Sighting]
    private var pending: [(created: Int64, recorded: Int64)] = []
    private var pendingContacts: [Identifier] = []
    private static let atOnce = 4_096

    init(contacts: Int) {
        ofContacts = [Sighting](onHugePages: Sighting(), count: contacts)
        pending.reserveCapacity(ContactSightings.atOnce)
    }

    /// Takes note of a booking, by one of `ids`.
    mutating func add(_ contact: Identifier, created: Int64, recorded: Int64, _ ids: IdentifierIndex) {
        pending.append((created, recorded))
        pendingContacts.append(contact)
        if pending.count == ContactSightings.atOnce { resolve(ids) }
    }

    /// Takes those that wait, some thousand at once.
    mutating func resolve(_ ids: IdentifierIndex) {
        for (sighting, ordinal) in zip(pending, ids.ordinals(of: pendingContacts))
        where ordinal != IdentifierIndex.missing {
            ofContacts[Int(ordinal)].add(Sighting(first: sighting.created, last: sighting.recorded, bookings: 1))
        }
        pending.removeAll(keepingCapacity: true)
        pendingContacts.removeAll(keepingCapacity: true)
    }
}
