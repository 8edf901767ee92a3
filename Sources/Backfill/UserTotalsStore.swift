internal import BookingModel
internal import Database

/// Writes the money of each user and currency where it differs from what is stored.
struct UserTotalsStore: Sendable {
    let links: ContactLinks

    private static let columns = ["user_id", "currency", "booking_count", "gross_minor", "refunded_minor", "net_minor"]

    private static let upsert = """
        INSERT INTO user_totals (\(columns.joined(separator: ", "))) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (user_id, currency) DO UPDATE SET booking_count = excluded.booking_count,
            gross_minor = excluded.gross_minor, refunded_minor = excluded.refunded_minor, net_minor = excluded.net_minor
        """

    private static let rowsAtOnce = 8_192

    /// Gives the number of rows added, changed and removed.
    func write(_ statistics: UserStatistics, to database: any Database) throws(DatabaseError) -> Int {
        if try database.integer("SELECT 1 FROM user_totals LIMIT 1") == nil {
            return try fill(statistics, into: database)
        }
        return try bringUpToDate(statistics, in: database)
    }

    /// Fills the empty table in the order of its key.
    private func fill(_ statistics: UserStatistics, into database: any Database) throws(DatabaseError) -> Int {
        let users = links.users.count
        let count = (users + UserTotalsStore.rowsAtOnce - 1) / UserTotalsStore.rowsAtOnce
        try database.append(to: "user_totals", columns: UserTotalsStore.columns, batches: count) { index in
            var batch = RowBatch(columnCount: UserTotalsStore.columns.count)
            for user in stretch(index, of: count, over: users) {
                for total in statistics.money(of: user) { append(user, total.currency, total.money, to: &batch) }
            }
            return batch
        }
        return statistics.totalCount
    }

    private func bringUpToDate(_ statistics: UserStatistics, in database: any Database) throws(DatabaseError) -> Int {
        var changed = RowBatch(columnCount: 6)
        var removed = RowBatch(columnCount: 2)
        // Stored rows come in the order of the users' ids, which is that of their ordinals.
        var next = 0
        var pending: [(currency: String, money: UserStatistics.Money)] = []
        func flush() {
            for total in pending { append(next - 1, total.currency, total.money, to: &changed) }
            pending = []
        }
        let sql =
            "SELECT \(UserTotalsStore.columns.joined(separator: ", ")) FROM user_totals ORDER BY user_id, currency"
        try database.query(sql) { row throws(DatabaseError) in
            guard let id = row.identifier(0), let currency = row.text(1) else { return }
            let user = links.users.ordinal(of: id)
            while let user, next <= user {
                flush()
                pending = statistics.money(of: next)
                next += 1
            }
            guard user != nil, let place = pending.firstIndex(where: { $0.currency == currency }) else {
                removed.append(id)
                removed.append(currency)
                return
            }
            let stored = UserStatistics.Money(
                bookings: row.integer(2), gross: row.integer(3), refunded: row.integer(4), net: row.integer(5))
            if pending[place].money == stored { pending.remove(at: place) }
        }
        flush()
        while next < links.users.count {
            pending = statistics.money(of: next)
            next += 1
            flush()
        }
        try database.runForEach("DELETE FROM user_totals WHERE user_id = ?1 AND currency = ?2", removed)
        try database.runForEach(UserTotalsStore.upsert, changed)
        return changed.rowCount + removed.rowCount
    }

    private func append(
        _ user: Int, _ currency: String, _ money: UserStatistics.Money, to batch: inout RowBatch
    ) {
        batch.append(links.users.identifiers[user])
        batch.append(currency)
        batch.append(money.bookings)
        batch.append(money.gross)
        batch.append(money.refunded)
        batch.append(money.net)
    }
}
