internal import BookingModel

/// When each contact's bookings were made and recorded: the earliest and the latest moment of some of the bookings.
struct ContactSightings: Sendable {
    /// The earliest moment at which a booking of each contact was made; `Int64.max` where there is none.
    private(set) var first: [Int64]
    /// The latest at which one was recorded; `Int64.min` where there is none.
    private(set) var last: [Int64]
    private var pending: [(contact: Identifier, created: Int64, recorded: Int64)] = []
    private static let atOnce = 4_096

    init(contacts: Int) {
        first = [Int64](repeating: .max, count: contacts)
        last = [Int64](repeating: .min, count: contacts)
        pending.reserveCapacity(ContactSightings.atOnce)
    }

    /// Takes note of a booking, by one of `ids`.
    mutating func add(_ contact: Identifier, created: Int64, recorded: Int64, _ ids: IdentifierIndex) {
        pending.append((contact, created, recorded))
        if pending.count == ContactSightings.atOnce { resolve(ids) }
    }

    /// Some thousand at once: alone in a short loop, the processor waits for many far places of memory together.
    mutating func resolve(_ ids: IdentifierIndex) {
        for sighting in pending {
            guard let contact = ids.ordinal(of: sighting.contact) else { continue }
            first[contact] = min(first[contact], sighting.created)
            last[contact] = max(last[contact], sighting.recorded)
        }
        pending.removeAll(keepingCapacity: true)
    }
}
