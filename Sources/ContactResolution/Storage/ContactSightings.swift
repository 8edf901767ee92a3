internal import BookingModel

/// Each contact's bookings: how many of some bookings are its, the earliest and the latest moment at which they were
/// made and recorded.
struct ContactSightings: Sendable {
    /// The earliest moment at which a booking of each contact was made; `Int64.max` where there is none.
    private(set) var first: [Int64]
    /// The latest at which one was recorded; `Int64.min` where there is none.
    private(set) var last: [Int64]
    /// How many there are.
    private(set) var bookings: [UInt32]
    private var pending: [(created: Int64, recorded: Int64)] = []
    private var pendingContacts: [Identifier] = []
    private static let atOnce = 4_096

    init(contacts: Int) {
        first = [Int64](repeating: .max, count: contacts)
        last = [Int64](repeating: .min, count: contacts)
        bookings = [UInt32](repeating: 0, count: contacts)
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
        for (sighting, ordinal) in zip(pending, ids.ordinals(of: pendingContacts)) {
            guard ordinal != IdentifierIndex.missing else { continue }
            let contact = Int(ordinal)
            first[contact] = min(first[contact], sighting.created)
            last[contact] = max(last[contact], sighting.recorded)
            bookings[contact] &+= 1
        }
        pending.removeAll(keepingCapacity: true)
        pendingContacts.removeAll(keepingCapacity: true)
    }
}
