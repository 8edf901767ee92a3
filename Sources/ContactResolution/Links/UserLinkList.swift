internal import BookingModel

/// Links between users, ascending and none twice: eight bytes each, because there may be more links than users.
struct UserLinkList: Sendable {
    /// A link as a number that sorts as the link does: the ranks of its users by their ids, then the kind's.
    typealias Packed = UInt64

    private static let rankBits: UInt64 = 30
    private static let kindBits: UInt64 = 2
    /// In the order of their names, as the table has them.
    private static let kinds: [UserLink.Kind] = [.company, .household, .organiser]

    private let links: [Packed]
    private let order: UserOrder
    private let ids: [Identifier]

    /// The links of several parts, each ascending.
    init(_ parts: [[Packed]], order: UserOrder, ids: [Identifier]) {
        // The sort finds the parts' own order and merges them.
        var links = Array(parts.joined())
        links.sort()
        var last: Packed?
        links.removeAll { link in
            defer { last = link }
            return link == last
        }
        self.links = links
        self.order = order
        self.ids = ids
    }

    /// The number of links.
    var count: Int { links.count }

    subscript(index: Int) -> UserLink {
        let mask: Packed = 1 << UserLinkList.rankBits - 1
        let link = links[index]
        let other = link >> UserLinkList.kindBits
        return UserLink(
            user: id(other >> UserLinkList.rankBits), other: id(other & mask),
            kind: UserLinkList.kinds[Int(link & (1 << UserLinkList.kindBits - 1))])
    }

    private func id(_ rank: Packed) -> Identifier { ids[Int(order.users[Int(rank)])] }

    /// A link between two users, given by their ranks.
    static func pack(_ user: UInt32, _ other: UInt32, _ kind: UserLink.Kind) -> Packed {
        let kind: Packed =
            switch kind {
            case .company: 0
            case .household: 1
            case .organiser: 2
            }
        return (Packed(user) << rankBits | Packed(other)) << kindBits | kind
    }
}
