internal import BookingModel
internal import Database

/// Brings the table of links between users to what was found; writes only what differs.
struct UserLinkStore {
    /// The links, ascending.
    let links: [UserLink]

    /// Gives the number of rows written or deleted.
    func write(to database: any Database) throws(DatabaseError) -> Int {
        var new = RowBatch(columnCount: 3)
        var gone = RowBatch(columnCount: 3)
        var known = 0
        // Both are in the order of the table's key: they are gone through side by side, and none is looked for.
        var next = 0
        try database.query(
            "SELECT user_id, other_user_id, kind FROM user_links ORDER BY user_id, other_user_id, kind"
        ) { row throws(DatabaseError) in
            known += 1
            guard let user = row.identifier(0), let other = row.identifier(1),
                let kind = row.text(2).flatMap(UserLink.Kind.init(rawValue:))
            else { return }
            let stored = UserLink(user: user, other: other, kind: kind)
            while next < links.count, links[next] < stored {
                UserLinkStore.append(links[next], to: &new)
                next += 1
            }
            if next < links.count, links[next] == stored {
                next += 1
            } else {
                UserLinkStore.append(stored, to: &gone)
            }
        }
        for link in links[next...] { UserLinkStore.append(link, to: &new) }
        if !gone.isEmpty {
            try database.runForEach(
                "DELETE FROM user_links WHERE user_id = ?1 AND other_user_id = ?2 AND kind = ?3", gone)
        }
        if !new.isEmpty {
            var suspended = try SuspendedIndexes(
                known == 0 && new.rowCount > 1_000 ? ["user_links_other_user_id"] : [], in: database)
            try database.append(new, to: "user_links", columns: ["user_id", "other_user_id", "kind"])
            try suspended.restore(in: database)
        }
        return new.rowCount + gone.rowCount
    }

    private static func append(_ link: UserLink, to batch: inout RowBatch) {
        batch.append(link.user)
        batch.append(link.other)
        batch.append(link.kind.rawValue)
    }
}
