internal import BookingModel
internal import Database

/// Brings the table of links between users to what was found; writes only what differs.
struct UserLinkStore {
    let links: UserLinkList

    private static let columns = ["user_id", "other_user_id", "kind"]
    private static let rowsAtOnce = 32_768

    /// Gives the number of rows written or deleted.
    func write(to database: any Database) throws(DatabaseError) -> Int {
        var new: [Int] = []
        var gone = RowBatch(columnCount: UserLinkStore.columns.count)
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
                new.append(next)
                next += 1
            }
            if next < links.count, links[next] == stored {
                next += 1
            } else {
                UserLinkStore.append(stored, to: &gone)
            }
        }
        new.append(contentsOf: next..<links.count)
        if !gone.isEmpty {
            try database.runForEach(
                "DELETE FROM user_links WHERE user_id = ?1 AND other_user_id = ?2 AND kind = ?3", gone)
        }
        try insert(new, into: database, known: known)
        return new.count + gone.rowCount
    }

    private func insert(_ new: [Int], into database: any Database, known: Int) throws(DatabaseError) {
        guard !new.isEmpty else { return }
        let indexes = known == 0 && new.count > 1_000 ? ["user_links_pkey", "user_links_other_user_id"] : []
        var suspended = try SuspendedIndexes(indexes, in: database)
        let count = (new.count + UserLinkStore.rowsAtOnce - 1) / UserLinkStore.rowsAtOnce
        try database.append(to: "user_links", columns: UserLinkStore.columns, batches: count) { [links] index in
            var batch = RowBatch(columnCount: UserLinkStore.columns.count)
            for link in new[stretch(index, of: count, over: new.count)] {
                UserLinkStore.append(links[link], to: &batch)
            }
            return batch
        }
        try suspended.restore(in: database)
    }

    private static func append(_ link: UserLink, to batch: inout RowBatch) {
        batch.append(link.user)
        batch.append(link.other)
        batch.append(link.kind.rawValue)
    }
}
