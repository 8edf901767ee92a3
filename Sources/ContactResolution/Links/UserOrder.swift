internal import BookingModel

/// The users in the order of their ids, which is the order of their table.
struct UserOrder: Sendable {
    /// The users, ascending by id.
    let users: [UInt32]

    /// The order of users with these ids.
    init(of ids: [Identifier]) {
        var keys = ids.indices.map { NumberedKey(high: ids[$0].high, low: ids[$0].low, number: Int64($0)) }
        NumberedKey.sort(&keys)
        users = keys.map { UInt32($0.number) }
    }

    /// The place in the order that the user of an id has, or would have; `ids` are those of the users.
    func place(of id: Identifier, _ ids: [Identifier]) -> Int {
        var (low, high) = (0, users.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[Int(users[middle])] < id { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The place of each user in the order.
    func ranks() -> [UInt32] {
        var ranks = [UInt32](repeating: 0, count: users.count)
        for (rank, user) in users.enumerated() { ranks[Int(user)] = UInt32(rank) }
        return ranks
    }
}
