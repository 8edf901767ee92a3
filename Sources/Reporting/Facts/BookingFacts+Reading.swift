public import BookingModel
public import Database

extension BookingFacts {
    /// Reads the bookings with their users, sessions and courses: one scan of each table.
    ///
    /// `asOf` nil means the latest moment at which anything was recorded. Throws what the engine refuses, and a
    /// `.schema` error where the stored time zone is unknown here.
    public init(reading database: any Database, asOf day: LocalDay? = nil) throws(DatabaseError) {
        let zone = try BookingFacts.timeZone(of: database)
        var reader = BookingFactsReader(zone: zone, given: day.map { AsOf(endOf: $0, in: zone) })
        try reader.readUsers(database)
        try reader.readSessions(database)
        try reader.readBookings(database)
        self = try reader.facts()
    }

    /// The business's time zone as the database has it; UTC where nothing is stored yet.
    static func timeZone(of database: any Database) throws(DatabaseError) -> BusinessTimeZone {
        guard let name = try database.text("SELECT value FROM toolkit_settings WHERE name = 'time_zone'") else {
            return .utc
        }
        guard let zone = BusinessTimeZone(name: name) else {
            throw DatabaseError(
                .schema, "the database's time zone is not known on this computer: \(name)",
                hint: "install the time zone data (apt install tzdata) and run again")
        }
        return zone
    }
}

/// Fills the columns of `BookingFacts` row by row.
struct BookingFactsReader {
    private let zone: BusinessTimeZone
    private let given: AsOf?
    /// Nothing recorded after this counts. Without a given moment everything counts, and the latest of it is the moment.
    private let cutoff: Int64
    private var latest = Int64.min

    private var users = IdentifierIndex()
    private var userIsCompany: [Bool] = []
    private var sessionIndex = IdentifierIndex()
    private var sessionRows: [SessionRow] = []
    private var columns = BookingColumns()
    private var pendingUsers: [Identifier?] = []
    private var pendingSessions: [Identifier?] = []
    private var sources = WordCodes()
    private var referrals = WordCodes()
    private var currencyCodes = WordCodes()
    private var read = 0
    private var withoutUser = 0
    private var oddRefunds = 0

    private struct SessionRow {
        let identifier: Identifier
        let reference: String
        let courseCode: String?
        let courseTitle: String?
        let startsAt: Int64?
        let startsOn: Int64?
        let venue: String?
        let capacity: Int64?
        let isCancelled: Bool
        let recordedAt: Int64?
    }

    init(zone: BusinessTimeZone, given: AsOf?) {
        self.zone = zone
        self.given = given
        cutoff = given?.instant.microseconds ?? Int64.max
    }

    mutating func readUsers(_ database: any Database) throws(DatabaseError) {
        let expected = Int(try database.integer("SELECT count(*) FROM users") ?? 0)
        users = IdentifierIndex(minimumCapacity: expected)
        userIsCompany.reserveCapacity(expected)
        var kind: [UInt8] = []
        try database.scan(TableScan("users", columns: ["id", "kind"], key: "id")) { row throws(DatabaseError) in
            guard let identifier = row.identifier(0) else { return }
            users.insert(identifier)
            kind.removeAll(keepingCapacity: true)
            _ = row.appendText(1, to: &kind)
            userIsCompany.append(kind.first == UInt8(ascii: "c"))
        }
    }

    mutating func readSessions(_ database: any Database) throws(DatabaseError) {
        let sql = """
            SELECT s.id, s.session_reference, c.course_code, c.title, s.starts_at, s.starts_on, s.venue, s.capacity,
                COALESCE(s.status, '') = 'cancelled', s.recorded_at
            FROM course_sessions s LEFT JOIN courses c ON c.id = s.course_id
            """
        try database.query(sql) { row throws(DatabaseError) in
            guard let identifier = row.identifier(0) else { return }
            func number(_ column: Int) -> Int64? { row.isNull(column) ? nil : row.integer(column) }
            let session = SessionRow(
                identifier: identifier, reference: row.text(1) ?? "", courseCode: row.text(2), courseTitle: row.text(3),
                startsAt: number(4), startsOn: number(5), venue: row.text(6), capacity: number(7),
                isCancelled: row.integer(8) != 0, recordedAt: number(9))
            sessionIndex.insert(identifier)
            sessionRows.append(session)
            if let recorded = session.recordedAt, recorded <= cutoff { latest = max(latest, recorded) }
        }
    }

    mutating func readBookings(_ database: any Database) throws(DatabaseError) {
        columns.reserve(Int(try database.integer("SELECT count(*) FROM bookings") ?? 0))
        var buffer: [UInt8] = []
        buffer.reserveCapacity(64)
        let names = [
            "user_id", "session_id", "status", "source", "participants", "original_amount_minor",
            "discount_amount_minor", "paid_amount_minor", "refunded_amount_minor", "currency", "created_at", "paid_at",
            "cancelled_at", "refunded_at", "booked_on", "referral_source", "recorded_at",
        ]
        try database.scan(TableScan("bookings", columns: names, key: "row_id")) { row throws(DatabaseError) in
            read += 1
            let createdAt = row.integer(10)
            guard createdAt <= cutoff else { return }
            // An absent moment reads as 0, which is before any cutoff: what happened at an unknown time has happened.
            let paidAt = row.integer(11)
            let cancelledAt = row.integer(12)
            let refundedAt = row.isNull(13) ? cancelledAt : row.integer(13)
            if given == nil {
                latest = max(latest, max(max(createdAt, paidAt), max(max(cancelledAt, refundedAt), row.integer(16))))
            }

            pendingUsers.append(row.identifier(0))
            pendingSessions.append(row.identifier(1))
            if pendingUsers.count == 8_192 { resolvePending() }

            buffer.removeAll(keepingCapacity: true)
            _ = row.appendText(2, to: &buffer)
            var status = BookingFactsReader.status(buffer)
            if status == .cancelled, cancelledAt > cutoff { status = .confirmed }
            columns.status.append(status)

            let paid = paidAt > cutoff ? 0 : row.integer(7)
            let refunded = paidAt > cutoff || refundedAt > cutoff ? 0 : row.integer(8)
            if refunded < 0 || refunded > paid { oddRefunds += 1 }
            columns.participants.append(Int32(clamping: row.integer(4)))
            columns.price.append(row.integer(5))
            columns.discount.append(row.integer(6))
            columns.paid.append(paid)
            columns.refunded.append(refunded)

            buffer.removeAll(keepingCapacity: true)
            _ = row.appendText(3, to: &buffer)
            columns.source.append(sources.code(buffer))
            buffer.removeAll(keepingCapacity: true)
            _ = row.appendText(9, to: &buffer)
            columns.currency.append(UInt8(truncatingIfNeeded: currencyCodes.code(buffer)))
            buffer.removeAll(keepingCapacity: true)
            _ = row.appendText(15, to: &buffer)
            columns.referral.append(referrals.code(buffer))

            columns.createdAt.append(createdAt)
            let day =
                row.isNull(14)
                ? zone.day(of: Instant(microseconds: createdAt)).daysSinceEpoch : Int32(clamping: row.integer(14))
            columns.bookedOn.append(day)
        }
        resolvePending()
    }

    /// Looks up the users and sessions of the latest bookings, many in one go: each look-up waits for memory, and in a
    /// tight loop the processor waits for several at once.
    private mutating func resolvePending() {
        for identifier in pendingUsers {
            let ordinal = identifier.flatMap { users.ordinal(of: $0) }
            if ordinal == nil { withoutUser += 1 }
            columns.user.append(Int32(ordinal ?? -1))
        }
        for identifier in pendingSessions {
            columns.session.append(Int32(identifier.flatMap { sessionIndex.ordinal(of: $0) } ?? -1))
        }
        pendingUsers.removeAll(keepingCapacity: true)
        pendingSessions.removeAll(keepingCapacity: true)
    }

    /// The facts, once everything is read.
    consuming func facts() throws(DatabaseError) -> BookingFacts {
        let asOf = given ?? AsOf(latest: Instant(microseconds: latest == .min ? 0 : latest), in: zone)
        var columns = columns
        rewindAttendance(&columns, asOf)
        let sessions = sessionFacts(asOf)
        let (currencies, recoded) = try currenciesInOrder()
        for index in columns.currency.indices { columns.currency[index] = recoded[Int(columns.currency[index])] }
        let starts = columns.orderByUser(userCount: users.count)
        return BookingFacts(
            asOf: asOf, timeZone: zone, bookingsRead: read, bookingsWithoutUser: withoutUser,
            bookingsWithOddRefund: oddRefunds, columns: columns, users: users.identifiers,
            userIsCompany: userIsCompany, sessions: sessions, sources: sources.words, referrals: referrals.words,
            currencies: currencies, bookingStarts: starts,
            months: BookingFactsReader.months(of: columns.bookedOn), sourceRanks: sources.ranks,
            referralRanks: referrals.ranks)
    }

    /// Nobody has attended, or failed to, a session that starts after the as-of moment.
    private func rewindAttendance(_ columns: inout BookingColumns, _ asOf: AsOf) {
        let future = sessionRows.map { ($0.startsAt ?? .min) > asOf.instant.microseconds }
        guard future.contains(true) else { return }
        for index in columns.session.indices where columns.session[index] >= 0 && future[Int(columns.session[index])] {
            let status = columns.status[index]
            if status == .completed || status == .noShow { columns.status[index] = .confirmed }
        }
    }

    private func sessionFacts(_ asOf: AsOf) -> [SessionFact] {
        sessionRows.map { row in
            let startsOn: LocalDay? =
                if let day = row.startsOn {
                    LocalDay(daysSinceEpoch: Int32(clamping: day))
                } else if let start = row.startsAt {
                    zone.day(of: Instant(microseconds: start))
                } else {
                    nil
                }
            let state: SessionFact.State =
                if row.isCancelled {
                    .cancelled
                } else if let start = row.startsAt {
                    start <= asOf.instant.microseconds ? .held : .scheduled
                } else {
                    .undated
                }
            return SessionFact(
                identifier: row.identifier, reference: row.reference, courseCode: row.courseCode,
                courseTitle: row.courseTitle, startsAt: row.startsAt, startsOn: startsOn, venue: row.venue,
                capacity: row.capacity.flatMap { $0 > 0 ? $0 : nil }, state: state,
                isRecorded: (row.recordedAt ?? .min) <= asOf.instant.microseconds)
        }
    }

    /// The currencies by the alphabet, and the new number of each old one.
    private func currenciesInOrder() throws(DatabaseError) -> ([CurrencyCode], [UInt8]) {
        let codes = currencyCodes.words.map { CurrencyCode($0) }
        guard codes.dropFirst().allSatisfy({ $0 != nil }), codes.count <= 256 else {
            throw DatabaseError(
                .schema, "column currency of table bookings holds something that is no ISO 4217 code",
                hint: "SELECT currency, count(*) FROM bookings GROUP BY currency shows what")
        }
        let used = Set(codes.compactMap { $0 }).sorted()
        return (used, codes.map { code in UInt8(truncatingIfNeeded: used.firstIndex { $0 == code } ?? 0) })
    }

    /// The month ordinal of each day; days repeat, so each is worked out once.
    private static func months(of days: [Int32]) -> [Int32] {
        guard let first = days.min(), let last = days.max() else { return [] }
        guard Int(last) - Int(first) < 1_000_000 else {
            return days.map { LocalDay(daysSinceEpoch: $0).month.ordinal }
        }
        let table = (first...last).map { LocalDay(daysSinceEpoch: $0).month.ordinal }
        return days.map { table[Int($0 - first)] }
    }

    /// Three of the states start with a c: a second or third letter tells them apart.
    private static func status(_ word: [UInt8]) -> BookingStatus {
        switch word.first {
        case UInt8(ascii: "p"): .pending
        case UInt8(ascii: "n"): .noShow
        case UInt8(ascii: "c"):
            if word.count == 9, word[1] == UInt8(ascii: "a") {
                .cancelled
            } else {
                word.count == 9 && word[2] == UInt8(ascii: "m") ? .completed : .confirmed
            }
        default: .pending
        }
    }
}
