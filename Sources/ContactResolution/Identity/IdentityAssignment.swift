internal import BookingModel

/// Gives the users that the contacts make their ids.
///
/// Every id that was ever given hangs on the contact that founded its user, and goes where that contact goes. A user
/// takes the oldest of the ids that come to it, and the others become aliases that lead to it; one to which none comes is
/// new. So ids depend on nothing but the contacts that are together and the ids given before: what is put together and
/// taken apart again has the ids that it had.
struct IdentityAssignment {
    /// The contacts with their users, under the ids that these have.
    private(set) var clusters: ContactClusters
    /// The identity of each user.
    private(set) var users: [UserIdentity] = []
    /// The ids that lead to other users.
    private(set) var aliases: [UserAlias] = []

    /// - Parameters:
    ///   - proposed: the contacts with their users, each with the id that it has where it is new.
    ///   - identities: the ids that were given before.
    ///   - last: the highest number that any user has, where `identities` are not all of them.
    init(_ proposed: ContactClusters, _ identities: [UserIdentity], _ contacts: KeyedContacts, after last: Int64 = 0) {
        clusters = proposed
        let founders = Founders(contacts, users: proposed.users.count) { Int(proposed.placements[$0].user) }
        let ordinals = contacts.ids.ordinals(of: identities.map(\.founder))
        var heads = [Int32](repeating: -1, count: proposed.users.count)
        for (index, contact) in ordinals.enumerated() where contact != IdentifierIndex.missing {
            let user = Int(proposed.placements[Int(contact)].user)
            if heads[user] < 0 || UserIdentity.isOlder(identities[index], identities[Int(heads[user])]) {
                heads[user] = Int32(index)
            }
        }
        users = heads.map { head in head < 0 ? IdentityAssignment.unknown : identities[Int(head)] }
        var taken = Set(identities.map(\.id))
        var number = identities.lazy.map(\.number).max().map { max($0, last) } ?? last
        for user in founders.order(contacts) where heads[user] < 0 {
            let founder = contacts.ids.identifiers[founders[user] ?? 0]
            var id = proposed.users.identifiers[user]
            if !identities.isEmpty, !taken.insert(id).inserted {
                // The id was given to a user that is another one by now.
                id = KeyedContacts.userID(foundedBy: founder)
                while !taken.insert(id).inserted { id = KeyedContacts.userID(foundedBy: id) }
            }
            number += 1
            users[user] = UserIdentity(id: id, founder: founder, number: number, isUser: false, isStored: false)
        }
        if identities.isEmpty { return }
        clusters.users = IdentifierIndex(minimumCapacity: users.count)
        clusters.users.insert(contentsOf: users.map(\.id))
        for (index, contact) in ordinals.enumerated() where contact != IdentifierIndex.missing {
            let user = Int(proposed.placements[Int(contact)].user)
            guard heads[user] != Int32(index) else { continue }
            aliases.append(UserAlias(identity: identities[index], user: users[user].id))
        }
    }

    /// Stands where an identity is still to be given.
    private static let unknown = UserIdentity(
        id: Identifier(high: 0, low: 0), founder: Identifier(high: 0, low: 0), number: 0, isUser: false)
}

extension KeyedContacts {
    /// The id of a user that is known by nothing but the contact that founded it.
    static func userID(foundedBy contact: Identifier) -> Identifier {
        Identifier(hashing: Identifier.Namespace.user.bytes + Array("contact:\(contact)".utf8))
    }
}
