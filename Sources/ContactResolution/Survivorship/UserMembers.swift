internal import BookingModel

/// The contacts of each user, user after user.
struct UserMembers: Sendable {
    private let contacts: [UInt32]
    /// The end of each user's contacts in `contacts`.
    private let ends: [UInt32]

    init(_ clusters: ContactClusters) {
        var ends = [UInt32](repeating: 0, count: clusters.users.count + 1)
        for placement in clusters.placements { ends[Int(placement.user) + 1] += 1 }
        for user in ends.indices.dropFirst() { ends[user] += ends[user - 1] }
        // Each user's start moves on to its end as its contacts are put down.
        var contacts = [UInt32](repeating: 0, count: clusters.placements.count)
        for (contact, placement) in clusters.placements.enumerated() {
            let user = Int(placement.user)
            contacts[Int(ends[user])] = UInt32(contact)
            ends[user] += 1
        }
        ends.removeLast()
        self.contacts = contacts
        self.ends = ends
    }

    /// The number of users.
    var users: Int { ends.count }

    /// A user's contacts, in their order.
    subscript(user: Int) -> ArraySlice<UInt32> {
        contacts[Int(user == 0 ? 0 : ends[user - 1])..<Int(ends[user])]
    }
}
