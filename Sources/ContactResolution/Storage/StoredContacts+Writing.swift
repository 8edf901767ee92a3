internal import BookingModel
internal import Database

extension StoredContacts {
    static let rowsAtOnce = 8_192

    /// Writes keys, user, rule and score of the contacts where any differs; gives their number. They are some of `total`.
    func write(_ clusters: ContactClusters, to database: any Database, of total: Int) throws(DatabaseError) -> Int {
        let changed = states.indices.filter { differs(states[$0], clusters.placements[$0], clusters) }
        guard !changed.isEmpty else { return 0 }
        let indexes = changed.count > 1_000 && changed.count > total / 5 ? ["contacts_user_id"] : []
        var suspended = try SuspendedIndexes(indexes, in: database)
        let count = (changed.count + StoredContacts.rowsAtOnce - 1) / StoredContacts.rowsAtOnce
        try database.update("contacts", key: "row_id", columns: StoredContacts.columns, batches: count) { index in
            var batch = RowBatch(columnCount: StoredContacts.columns.count + 1)
            for contact in changed[stretch(index, of: count, over: changed.count)] {
                append(contact, clusters, to: &batch)
            }
            return batch
        }
        try suspended.restore(in: database)
        return changed.count
    }

    /// Whether a contact that had a user is to have another one.
    func hasMoved(to clusters: ContactClusters) -> Bool {
        states.indices.contains { contact in
            let user = clusters.users.identifiers[Int(clusters.placements[contact].user)]
            return states[contact].user.map { $0 != user } ?? false
        }
    }

    private static let columns = [
        "email_key", "phone_key", "name_key", "user_id", "match_rule", "match_score", "fill_room",
    ]

    private func differs(
        _ state: State, _ placement: ContactClusters.Placement, _ clusters: ContactClusters
    ) -> Bool {
        state.hasOtherKeys || state.rule != placement.rule || state.score != placement.score
            || state.user != clusters.users.identifiers[Int(placement.user)]
    }

    private func append(_ contact: Int, _ clusters: ContactClusters, to batch: inout RowBatch) {
        let state = states[contact]
        let placement = clusters.placements[contact]
        batch.append(state.rowID)
        var keyBytes = 0
        for key in KeyedContacts.Key.allCases {
            let range = contacts.range(key, of: contact)
            keyBytes += range.count
            if range.isEmpty { batch.appendNull() } else { batch.append(utf8: contacts.keys[range]) }
        }
        batch.append(clusters.users.identifiers[Int(placement.user)])
        batch.append(placement.rule.rawValue)
        batch.append(Double(placement.score))
        // What the record gains is taken from the room that import left, so that it keeps its length.
        let before = Int(state.keyBytes) + (state.user == nil ? 0 : 16) + (state.rule?.rawValue.utf8.count ?? 0)
        let after = keyBytes + 16 + placement.rule.rawValue.utf8.count
        var room = Int(state.room) - (after - before)
        // A record of the same length is written over where it lies. From 58 bytes on a blob's length takes two bytes of
        // the record's header, so a blob that falls below gives one back.
        if state.room >= 58, room < 57 { room += 1 }
        batch.append(zeros: max(0, room))
    }
}
