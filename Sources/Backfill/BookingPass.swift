internal import BookingModel
internal import Database

/// The one walk over the bookings: links each to its contact's user and adds it to what its user, its group and its
/// creator need.
///
/// It goes in steps by `row_id`, reading some thousand bookings and then writing those that change, so that no engine
/// has to write what it is still reading.
struct BookingPass {
    private static let rowsAtOnce = 16_384

    private let links: ContactLinks
    private let sessions: SessionStarts
    private let timeZone: BusinessTimeZone
    private(set) var latestRecord = Int64.min
    var statistics: UserStatistics
    private(set) var groups = BookingGroups()
    private(set) var creators = BookingCreators()
    private let asOf: Int64?

    init(links: ContactLinks, sessions: SessionStarts, timeZone: BusinessTimeZone, asOf: Instant?) {
        self.links = links
        self.sessions = sessions
        self.timeZone = timeZone
        self.asOf = asOf?.microseconds
        statistics = UserStatistics(userCount: links.users.count)
    }

    private static let select = """
        SELECT row_id, contact_id, user_id, booked_on, created_at, status, session_id, original_amount_minor,
            paid_amount_minor, refunded_amount_minor, currency, paid_at, cancelled_at, refunded_at, group_id, recorded_at,
            created_by, created_by_user_id, id, participants
        FROM bookings WHERE row_id > ?1 ORDER BY row_id LIMIT \(rowsAtOnce)
        """

    private static let update = "UPDATE bookings SET user_id = ?2, booked_on = ?3, fill_room = NULL WHERE row_id = ?1"

    mutating func run(over database: any Database, counting figures: inout BackfillFigures) throws(DatabaseError) {
        let unlinked = try database.integer("SELECT count(*) FROM bookings WHERE user_id IS NULL") ?? 0
        let all = try database.integer("SELECT count(*) FROM bookings") ?? 0
        let suspended = try SuspendedIndexes(
            unlinked > 1_000 && unlinked > all / 5 ? ["bookings_user_id"] : [], in: database)
        var batch = RowBatch(columnCount: 3)
        var last: Int64?
        var scratch: [UInt8] = []
        while true {
            var count = 0
            try database.query(BookingPass.select, [.integer(last ?? .min)]) { row throws(DatabaseError) in
                count += 1
                last = row.integer(0)
                visit(row, &batch, &scratch, &figures)
            }
            figures.bookingsWritten += batch.rowCount
            try database.runForEach(BookingPass.update, batch)
            batch.removeAll()
            if count < BookingPass.rowsAtOnce { break }
        }
        try suspended.restore(in: database)
    }

    private mutating func visit(
        _ row: any ResultRow, _ batch: inout RowBatch, _ scratch: inout [UInt8], _ figures: inout BackfillFigures
    ) {
        let contact = row.identifier(1).flatMap { links.contact($0) }
        let user = contact.flatMap { links.user(ofContact: $0) }
        let created = row.integer(4)
        link(row, to: user, created: created, &batch, &figures)
        latestRecord = max(latestRecord, row.integer(15))
        scratch.removeAll(keepingCapacity: true)
        _ = row.appendText(5, to: &scratch)
        let status = BookingStatus(utf8: scratch.span)
        scratch.removeAll(keepingCapacity: true)
        _ = row.appendText(10, to: &scratch)
        if let user {
            let moments = (row.integer(11), row.integer(12), row.integer(13))
            let activity = max(created, row.isNull(11) ? created : moments.0, row.isNull(12) ? created : moments.1)
            statistics.add(
                user, status: status, created: created, activity: row.isNull(13) ? activity : max(activity, moments.2),
                money: .init(
                    bookings: 1, gross: row.integer(8) > 0 ? row.integer(7) : 0, refunded: row.integer(9),
                    net: row.integer(8) - row.integer(9)), currency: scratch.span)
            if status == .pending || status == .confirmed, let session = row.identifier(6),
                let start = sessions.start(of: session), start > asOf ?? latestRecord
            {
                statistics.addSeat(user, start: start)
            }
        }
        if let group = row.identifier(14) {
            groups.add(
                .init(
                    booking: row.identifier(18), contact: contact, user: user, created: created,
                    recorded: row.integer(15),
                    participants: status.holdsSeat ? row.integer(19) : 0), to: group)
        }
        if !row.isNull(16) || !row.isNull(17) { creators.add(row, &scratch) }
    }

    private func link(
        _ row: any ResultRow, to user: Int?, created: Int64, _ batch: inout RowBatch, _ figures: inout BackfillFigures
    ) {
        let old = row.identifier(2)
        let new = user.map { links.users.identifiers[$0] }
        switch (old, new) {
        case (nil, nil): figures.bookingsWithoutContact += 1
        case (nil, _): figures.bookingsLinked += 1
        case let (old, new) where old == new: figures.bookingsUnchanged += 1
        default: figures.bookingsRelinked += 1
        }
        let day = Int64(timeZone.day(of: Instant(microseconds: created)).daysSinceEpoch)
        guard old != new || row.isNull(3) || row.integer(3) != day else { return }
        batch.append(row.integer(0))
        batch.append(new)
        batch.append(day)
    }
}

extension BookingStatus {
    /// The status of a stored word, told by the letters in which the five differ.
    init(utf8 word: Span<UInt8>) {
        switch (word.count, word.isEmpty ? 0 : word[0]) {
        case (7, 0x70): self = .pending
        case (7, _): self = .noShow
        case (9, 0x63) where word[1] == 0x61: self = .cancelled
        case (9, 0x63) where word[2] == 0x6E: self = .confirmed
        default: self = .completed
        }
    }
}
