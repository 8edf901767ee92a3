internal import BookingModel
internal import Database

/// The one walk over the bookings, or over a part of them: finds each one's user by its contact and adds it to what its
/// user, its group and its creator need.
///
/// What changes is remembered, twelve bytes a booking, and written when all is read, so that no engine has to write what
/// it is still reading.
struct BookingPass: Sendable {
    private static let rowsAtOnce = 4_096

    private let links: ContactLinks
    private let sessions: SessionStarts
    private let timeZone: BusinessTimeZone
    private(set) var recorded = RecordedMoments()
    private(set) var figures = BackfillFigures()
    var statistics: UserStatistics
    private(set) var groups = BookingGroups()
    private(set) var creators = BookingCreators()
    private let asOf: Int64?
    private var pending: [BookingRow] = []
    private var changes: [BookingChange] = []
    private var scratch: [UInt8] = []

    private init(links: ContactLinks, sessions: SessionStarts, timeZone: BusinessTimeZone, asOf: Instant?) {
        self.links = links
        self.sessions = sessions
        self.timeZone = timeZone
        self.asOf = asOf?.microseconds
        statistics = UserStatistics(userCount: links.users.count)
    }

    /// Walks over all bookings of a database; gives what they add up to.
    static func over(
        _ database: any Database, links: ContactLinks, sessions: SessionStarts, timeZone: BusinessTimeZone,
        asOf: Instant?
    ) throws(DatabaseError) -> BookingPass {
        var parts = try database.scan(
            TableScan("bookings", columns: columns, key: "row_id"),
            into: { BookingPass(links: links, sessions: sessions, timeZone: timeZone, asOf: asOf) }
        ) { part, row throws(DatabaseError) in
            part.pending.append(part.read(row))
            if part.pending.count == rowsAtOnce { part.takePending() }
        }
        for index in parts.indices { parts[index].takePending() }
        var whole = parts.removeFirst()
        while !parts.isEmpty { whole.join(parts.removeFirst()) }
        return whole
    }

    /// Adds the bookings that lie behind these in the table.
    private mutating func join(_ next: consuming BookingPass) {
        recorded.add(next.recorded)
        figures.countBookings(next.figures)
        statistics.add(next.statistics)
        groups.add(next.groups)
        creators.add(next.creators)
        changes.append(contentsOf: next.changes)
    }

    private mutating func takePending() {
        findUsers()
        for row in pending {
            link(row)
            count(row)
        }
        pending.removeAll(keepingCapacity: true)
    }

    private static let columns = [
        "row_id", "contact_id", "user_id", "booked_on", "created_at", "status", "session_id", "original_amount_minor",
        "paid_amount_minor", "refunded_amount_minor", "currency", "paid_at", "cancelled_at", "refunded_at", "group_id",
        "recorded_at", "created_by", "created_by_user_id", "id", "participants",
    ]

    /// A user and a day of this century take 18 of the 24 bytes that import left: with the rest kept, the record has the
    /// length it had and is written over where it lies.
    private static let roomLeft = 6
    private static let writtenAtOnce = 16_384

    /// Writes the user and the local day of each booking for which they differ; gives their number.
    func write(to database: any Database) throws(DatabaseError) -> Int {
        var suspended = try SuspendedIndexes(linksMost ? ["bookings_user_id"] : [], in: database)
        let count = (changes.count + BookingPass.writtenAtOnce - 1) / BookingPass.writtenAtOnce
        let columns = ["user_id", "booked_on", "fill_room"]
        try database.update("bookings", key: "row_id", columns: columns, batches: count) { [changes, links] index in
            var batch = RowBatch(columnCount: columns.count + 1)
            for change in changes[stretch(index, of: count, over: changes.count)] {
                batch.append(change.rowID)
                batch.append(change.user == BookingChange.none ? nil : links.users.identifiers[Int(change.user)])
                batch.append(change.day == BookingChange.noDay ? nil : Int64(change.day))
                batch.append(zeros: BookingPass.roomLeft)
            }
            return batch
        }
        try suspended.restore(in: database)
        return changes.count
    }

    /// Whether so many bookings get a user that their index is better built afterwards.
    private var linksMost: Bool {
        let unlinked = figures.bookingsLinked + figures.bookingsWithoutContact
        return unlinked > 1_000 && unlinked > (unlinked + figures.bookingsRelinked + figures.bookingsUnchanged) / 5
    }

    /// Takes what is needed from a row with `columns`.
    private mutating func read(_ row: any ResultRow) -> BookingRow {
        let created = row.isNull(4) ? nil : row.integer(4)
        var activity = created ?? .min
        for column in 11...13 where !row.isNull(column) { activity = max(activity, row.integer(column)) }
        scratch.removeAll(keepingCapacity: true)
        _ = row.appendText(5, to: &scratch)
        let status = BookingStatus(utf8: scratch.span)
        scratch.removeAll(keepingCapacity: true)
        _ = row.appendText(10, to: &scratch)
        let currency = scratch
        let booking = BookingRow(
            rowID: row.integer(0), contactID: row.identifier(1), storedUser: row.identifier(2),
            storedDay: row.isNull(3) ? nil : row.integer(3), created: created,
            recorded: row.isNull(15) ? .min : row.integer(15),
            activity: activity, status: status,
            session: status == .pending || status == .confirmed ? row.identifier(6) : nil,
            price: row.integer(7), paid: row.integer(8), refunded: row.integer(9),
            currency: statistics.ordinal(ofCurrency: currency), group: row.identifier(14),
            id: row.isNull(14) ? nil : row.identifier(18), participants: row.integer(19))
        if !row.isNull(16) || !row.isNull(17) { creators.add(row, &scratch) }
        return booking
    }

    /// Some thousand at once: so the processor waits for many far places of memory together.
    private mutating func findUsers() {
        let places = pending.indices.filter { pending[$0].contactID != nil }
        let contacts = links.contacts(places.compactMap { pending[$0].contactID })
        for (place, contact) in zip(places, contacts) where contact != IdentifierIndex.missing {
            pending[place].contact = Int(contact)
        }
        for index in pending.indices {
            pending[index].user = pending[index].contact.flatMap { links.user(ofContact: $0) }
        }
    }

    private mutating func count(_ row: BookingRow) {
        recorded.add(row.recorded)
        if let user = row.user {
            statistics.add(
                user, status: row.status, created: row.created, activity: row.activity,
                money: .init(
                    bookings: 1, gross: row.paid > 0 ? row.price : 0, refunded: row.refunded,
                    net: row.paid - row.refunded),
                currency: row.currency)
            // Without a moment that was given, where the data end is known only when all of them are read.
            if let session = row.session, let start = sessions.start(of: session), start > asOf ?? .min {
                statistics.addSeat(user, start: start)
            }
        }
        if let group = row.group {
            groups.add(
                .init(
                    booking: row.id, contact: row.contact, user: row.user, created: row.created ?? .max,
                    recorded: row.recorded,
                    participants: row.status.holdsSeat ? row.participants : 0), to: group)
        }
    }

    private mutating func link(_ row: BookingRow) {
        let new = row.user.map { links.users.identifiers[$0] }
        if new == nil, row.contactID != nil { figures.bookingsUnresolved += 1 }
        switch (row.storedUser, new) {
        case (nil, nil): figures.bookingsWithoutContact += 1
        case (nil, _): figures.bookingsLinked += 1
        case let (old, new) where old == new: figures.bookingsUnchanged += 1
        default: figures.bookingsRelinked += 1
        }
        let day = row.created.map { timeZone.day(of: Instant(microseconds: $0)).daysSinceEpoch }
        guard row.storedUser != new || row.storedDay != day.map(Int64.init) else { return }
        changes.append(
            BookingChange(
                rowID: row.rowID, user: row.user.map { UInt32($0) } ?? BookingChange.none,
                day: day ?? BookingChange.noDay))
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
