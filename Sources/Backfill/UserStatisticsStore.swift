internal import BookingModel
internal import Database

/// Writes users' statistics where they differ from what is stored.
struct UserStatisticsStore: Sendable {
    let links: ContactLinks
    let timeZone: BusinessTimeZone

    private static let columns = [
        "total_bookings", "total_spent", "total_spent_currency", "first_booking_at", "last_booking_at",
        "last_activity_at", "upcoming_bookings", "certificates_earned", "cohort_month",
    ]

    private static let rowsAtOnce = 8_192

    /// Gives the number of users written.
    func write(_ statistics: UserStatistics, to database: any Database) throws(DatabaseError) -> Int {
        let names = UserStatisticsStore.columns
        let changed = try changedUsers(statistics, in: database)
        let count = (changed.count + UserStatisticsStore.rowsAtOnce - 1) / UserStatisticsStore.rowsAtOnce
        try database.update("users", key: "id", columns: names + ["fill_room"], batches: count) { index in
            var batch = RowBatch(columnCount: names.count + 2)
            for user in changed[stretch(index, of: count, over: changed.count)] {
                batch.append(links.users.identifiers[Int(user)])
                append(values(of: Int(user), statistics), to: &batch)
                batch.append(zeros: 0)
            }
            return batch
        }
        return changed.count
    }

    /// The users whose statistics differ from what is stored, ascending: four bytes each. What is written is worked out
    /// again, some thousand at once.
    private func changedUsers(_ statistics: UserStatistics, in database: any Database) throws(DatabaseError) -> [UInt32]
    {
        if try nobodyHasStatistics(in: database) {
            return links.users.identifiers.indices.lazy.filter { values(of: $0, statistics) != .none }.map {
                UInt32($0)
            }
        }
        let scan = TableScan("users", columns: ["id"] + UserStatisticsStore.columns, key: "id")
        let parts = try database.scan(scan, into: { [UInt32]() }) { changed, row throws(DatabaseError) in
            guard let id = row.identifier(0), let user = links.users.ordinal(of: id) else { return }
            if differs(values(of: user, statistics), from: row) { changed.append(UInt32(user)) }
        }
        return Array(parts.joined())
    }

    /// Whether all users are as dedupe made them. Asked of a server only, which else sends all of them again.
    private func nobodyHasStatistics(in database: any Database) throws(DatabaseError) -> Bool {
        guard database.engine == .postgresql else { return false }
        return try database.integer(
            """
            SELECT 1 FROM users
            WHERE total_bookings <> 0 OR total_spent <> 0 OR total_spent_currency IS NOT NULL
                OR first_booking_at IS NOT NULL OR last_booking_at IS NOT NULL OR last_activity_at IS NOT NULL
                OR upcoming_bookings <> 0 OR certificates_earned <> 0 OR cohort_month IS NOT NULL
            LIMIT 1
            """) == nil
    }

    /// The columns' values, but for the currency, in their order; nil for no value.
    private struct Values: Equatable {
        let bookings: Int64
        let spent: Int64
        let currency: String?
        let moments: Moments
        let upcoming: Int64
        let certificates: Int64
        let cohort: Int64?

        /// Those of a user of whom nothing is known.
        static let none = Values(
            bookings: 0, spent: 0, currency: nil, moments: Moments(first: nil, last: nil, activity: nil), upcoming: 0,
            certificates: 0, cohort: nil)
    }

    private struct Moments: Equatable {
        let first: Int64?
        let last: Int64?
        let activity: Int64?
    }

    private func values(of user: Int, _ statistics: UserStatistics) -> Values {
        let record = statistics.records[user]
        let first = record.first == .max ? nil : record.first
        var main: (currency: String, money: UserStatistics.Money)?
        // The currency with most money; of equals the first of the alphabet.
        for total in statistics.money(of: user) where main.map({ total.money.net > $0.money.net }) ?? true {
            main = total
        }
        return Values(
            bookings: Int64(record.bookings), spent: main?.money.net ?? 0, currency: main?.currency,
            moments: Moments(
                first: first, last: record.last == .min ? nil : record.last,
                activity: record.activity == .min ? nil : record.activity),
            upcoming: Int64(record.upcoming), certificates: Int64(record.certificates),
            cohort: first.map {
                Int64(timeZone.day(of: Instant(microseconds: $0)).month.firstDay.daysSinceEpoch)
            })
    }

    private func differs(_ values: Values, from row: any ResultRow) -> Bool {
        func stored(_ column: Int) -> Int64? { row.isNull(column) ? nil : row.integer(column) }
        return stored(1) != values.bookings || stored(2) != values.spent || row.text(3) != values.currency
            || stored(4) != values.moments.first || stored(5) != values.moments.last
            || stored(6) != values.moments.activity || stored(7) != values.upcoming
            || stored(8) != values.certificates || stored(9) != values.cohort
    }

    private func append(_ values: Values, to batch: inout RowBatch) {
        batch.append(values.bookings)
        batch.append(values.spent)
        batch.append(values.currency)
        batch.append(values.moments.first)
        batch.append(values.moments.last)
        batch.append(values.moments.activity)
        batch.append(values.upcoming)
        batch.append(values.certificates)
        batch.append(values.cohort)
    }
}
