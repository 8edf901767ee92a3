internal import BookingModel
internal import Database

/// Brings the table of links between users to what was found; writes only what differs.
struct UserLinkStore {
    /// The links, ascending.
    let links: [UserLink]

    /// Gives the number of rows written or deleted.
    func write(to database: any Database) throws(DatabaseError) -> Int {
        var known: Set<UserLink> = []
        try database.query("SELECT user_id, other_user_id, kind FROM user_links") { row throws(DatabaseError) in
            guard let user = row.identifier(0), let other = row.identifier(1),
                let kind = row.text(2).flatMap(UserLink.Kind.init(rawValue:))
            else { return }
            known.insert(UserLink(user: user, other: other, kind: kind))
        }
        let isEmpty = known.isEmpty
        var new = RowBatch(columnCount: 3)
        var added = 0
        for link in links where known.remove(link) == nil {
            UserLinkStore.append(link, to: &new)
            added += 1
        }
        if !known.isEmpty {
            var gone = RowBatch(columnCount: 3)
            for link in known.sorted() { UserLinkStore.append(link, to: &gone) }
            try database.runForEach(
                "DELETE FROM user_links WHERE user_id = ?1 AND other_user_id = ?2 AND kind = ?3", gone)
        }
        if added > 0 {
            var suspended = try SuspendedIndexes(
                isEmpty && added > 1_000 ? ["user_links_other_user_id"] : [], in: database)
            try database.append(new, to: "user_links", columns: ["user_id", "other_user_id", "kind"])
            try suspended.restore(in: database)
        }
        return added + known.count
    }

    private static func append(_ link: UserLink, to batch: inout RowBatch) {
        batch.append(link.user)
        batch.append(link.other)
        batch.append(link.kind.rawValue)
    }
}
