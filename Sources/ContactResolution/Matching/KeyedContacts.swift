public import BookingModel

/// Contacts with their normalised keys, in columns: two arenas of bytes and a few integers a contact, nothing allocated
/// for each. What a placeholder says is left out, so an empty field is a missing value.
public struct KeyedContacts: Sendable {
    /// A detail as typed, without surrounding blanks.
    public enum Field: Int, CaseIterable, Sendable {
        /// The system that exported the contact; there only beside a customer number.
        case sourceSystem
        /// That system's own number of the customer.
        case customerNumber
        /// The first name.
        case firstName
        /// The last name.
        case lastName
        /// The e-mail address.
        case email
        /// The telephone number.
        case phone
        /// The company.
        case companyName
        /// The town.
        case city
        /// The postcode.
        case postcode
        /// The country.
        case country
    }

    /// A normalised key.
    public enum Key: Int, CaseIterable, Sendable {
        /// `EmailKey`.
        case email
        /// `PhoneKey`.
        case phone
        /// `NameKey`.
        case name
    }

    /// The contacts' ids; ordinals are the places in the other columns.
    public internal(set) var ids: IdentifierIndex
    /// The bytes of all fields, contact after contact.
    public internal(set) var typed: [UInt8] = []
    /// The bytes of all keys, contact after contact.
    public internal(set) var keys: [UInt8] = []
    /// The end of each field in `typed`, ten a contact.
    var typedEnds: [UInt32] = []
    /// The end of each key in `keys`, three a contact.
    var keyEnds: [UInt32] = []
    /// The earliest moment at which the contact was recorded, in microseconds; `Int64.max` where none is known.
    public internal(set) var firstSeen: [Int64] = []
    /// The latest such moment; `Int64.min` where none is known.
    public internal(set) var lastSeen: [Int64] = []
    /// The number of the contact's bookings.
    public internal(set) var bookings: [UInt32] = []

    /// No contacts, with room for so many; without ids they are part of others.
    init(capacity: Int, hasIDs: Bool = true) {
        ids = IdentifierIndex(minimumCapacity: hasIDs ? capacity : 0)
        typed.reserveCapacity(onHugePages: capacity * 96)
        keys.reserveCapacity(onHugePages: capacity * 64)
        typedEnds.reserveCapacity(onHugePages: capacity * Field.allCases.count)
        keyEnds.reserveCapacity(onHugePages: capacity * Key.allCases.count)
        firstSeen.reserveCapacity(onHugePages: capacity)
        lastSeen.reserveCapacity(onHugePages: capacity)
        bookings.reserveCapacity(onHugePages: capacity)
    }

    /// The number of contacts.
    public var count: Int { firstSeen.count }

    /// Where a field of a contact lies in `typed`.
    public func range(_ field: Field, of contact: Int) -> Range<Int> {
        range(contact * Field.allCases.count + field.rawValue, in: typedEnds)
    }

    /// Where a key of a contact lies in `keys`.
    public func range(_ key: Key, of contact: Int) -> Range<Int> {
        range(contact * Key.allCases.count + key.rawValue, in: keyEnds)
    }

    /// Appends contacts that were read apart, but for their ids.
    mutating func append(_ others: KeyedContacts) {
        let (typedStart, keyStart) = (UInt32(typed.count), UInt32(keys.count))
        typed.append(contentsOf: others.typed)
        keys.append(contentsOf: others.keys)
        typedEnds.append(contentsOf: others.typedEnds.lazy.map { $0 + typedStart })
        keyEnds.append(contentsOf: others.keyEnds.lazy.map { $0 + keyStart })
        firstSeen.append(contentsOf: others.firstSeen)
        lastSeen.append(contentsOf: others.lastSeen)
        bookings.append(contentsOf: others.bookings)
    }

    /// Takes in when the contacts' bookings were made and recorded.
    mutating func add(_ sightings: ContactSightings) {
        for (contact, sighting) in sightings.ofContacts.enumerated() {
            firstSeen[contact] = min(firstSeen[contact], sighting.first)
            lastSeen[contact] = max(lastSeen[contact], sighting.last)
            bookings[contact] &+= sighting.bookings
        }
    }

    private func range(_ place: Int, in ends: [UInt32]) -> Range<Int> {
        Int(place == 0 ? 0 : ends[place - 1])..<Int(ends[place])
    }
}
