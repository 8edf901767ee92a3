internal import BookingModel

/// Contacts in short: how many there are, and the sum of their ids, which follow from their details. It grows with
/// contacts that are added, without a look at the others.
struct ContactSum: Equatable {
    private(set) var count: Int64
    private(set) var high: UInt64
    private(set) var low: UInt64

    /// A sum that was stored.
    init(count: Int64 = 0, high: UInt64 = 0, low: UInt64 = 0) {
        self.count = count
        self.high = high
        self.low = low
    }

    /// Takes further contacts in.
    mutating func add(_ contacts: KeyedContacts) {
        for id in contacts.ids.identifiers {
            high &+= id.high
            low &+= id.low
        }
        count += Int64(contacts.count)
    }
}
