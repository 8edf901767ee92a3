internal import BookingModel
internal import Database

/// Brings the table of aliases to what the users make of it; writes only what differs.
struct AliasStore {
    let aliases: [UserAlias]
    /// What is stored: the user to which each alias leads.
    let stored: [Identifier: Identifier]

    /// Gives the number of rows written or deleted.
    func write(to database: any Database) throws(DatabaseError) -> Int {
        var new = RowBatch(columnCount: 4)
        var (added, moved, gone) = (0, 0, 0)
        var left = stored
        for alias in aliases.sorted(by: { $0.identity.id < $1.identity.id }) {
            let id = alias.identity.id
            guard let user = left.removeValue(forKey: id) else {
                new.append(id)
                new.append(alias.user)
                new.append(alias.identity.founder)
                new.append(alias.identity.number)
                added += 1
                continue
            }
            guard user != alias.user else { continue }
            moved += try database.run(
                "UPDATE user_aliases SET user_id = ?1 WHERE alias_id = ?2", [.identifier(alias.user), .identifier(id)])
        }
        for id in left.keys.sorted() {
            gone += try database.run("DELETE FROM user_aliases WHERE alias_id = ?1", [.identifier(id)])
        }
        if added > 0 {
            try database.append(
                new, to: "user_aliases", columns: ["alias_id", "user_id", "founding_contact_id", "founding_number"])
        }
        return added + moved + gone
    }
}
