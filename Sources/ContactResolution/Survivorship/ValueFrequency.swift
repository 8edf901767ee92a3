/// How many of a user's bookings carry the value of each of its contacts.
struct ValueFrequency {
    /// The bookings with the contact's value, by contact; 0 where the user has no other contact to compare it with.
    private(set) var bookings: [UInt32]

    private var values: [UInt8] = []
    private var candidates: [(contact: Int, value: Range<Int>)] = []

    init(of detail: SurvivorshipRules.Detail, in contacts: KeyedContacts, _ members: UserMembers) {
        bookings = [UInt32](repeating: 0, count: contacts.count)
        for user in 0..<members.users where members[user].count > 1 { count(members[user], detail, contacts) }
        values = []
        candidates = []
    }

    /// Brings equal values of a user together and gives each of their contacts the sum of their bookings.
    private mutating func count(
        _ members: ArraySlice<UInt32>, _ detail: SurvivorshipRules.Detail, _ contacts: KeyedContacts
    ) {
        values.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
        for member in members where contacts.has(detail, Int(member)) {
            let start = values.count
            contacts.appendValue(of: detail, Int(member), to: &values)
            candidates.append((Int(member), start..<values.count))
        }
        candidates.sort { values[$0.value].lexicographicallyPrecedes(values[$1.value]) }
        var start = 0
        while start < candidates.count {
            var end = start
            var sum: UInt32 = 0
            while end < candidates.count, values[candidates[end].value] == values[candidates[start].value] {
                sum &+= contacts.bookings[candidates[end].contact]
                end += 1
            }
            for index in start..<end { bookings[candidates[index].contact] = sum }
            start = end
        }
    }
}
