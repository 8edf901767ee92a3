import BookingModel
import Database

/// Reads what `BookingFacts` holds: users and sessions, then the bookings by stretches.
struct BookingFactsReader {
    private let zone: BusinessTimeZone
    private let given: LocalDay?
    /// Nothing recorded after this counts. Without a given moment everything counts, and the end of it is the moment.
    private var cutoff: Int64

    private var users = IdentifierIndex()
    private var userIsCompany: [Bool] = []
    private var sessionIndex = IdentifierIndex()
    private var sessionRows: [SessionRow] = []
    private struct SessionRow: Sendable {
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

    init(zone: BusinessTimeZone, given: LocalDay?) {
        self.zone = zone
        self.given = given
        cutoff = given.map { AsOf(endOf: $0, in: zone).instant.microseconds } ?? Int64.max
    }

    /// Reads everything.
    consuming func facts(_ database: any Database) throws(DatabaseError) -> BookingFacts {
        try readUsers(database)
        try readSessions(database)
        var bookings = try readBookings(database)
        let end = try database.recordedEnd(of: bookings.recorded)
        let asOf =
            given.map { AsOf(endOf: $0, in: zone, data: end) } ?? AsOf(end ?? RecordedEnd(latest: 0), in: zone)
        // What was passed over has not happened yet: states are rewound as for a moment that was given.
        if asOf.passedOver > 0 {
            cutoff = asOf.instant.microseconds
            bookings = try readBookings(database)
        }
        return try facts(bookings, asOf)
    }

    private func readBookings(_ database: any Database) throws(DatabaseError) -> BookingFactsPart {
        let context = BookingFactsPart.Context(zone: zone, cutoff: cutoff, users: users, sessions: sessionIndex)
        let scan = TableScan("bookings", columns: BookingFactsPart.names, key: "row_id")
        var parts = try database.scan(scan, into: { BookingFactsPart(context) }) { part, row in part.append(row) }
        // The first takes the others in where it lies.
        var bookings = parts.isEmpty ? BookingFactsPart(context) : parts.removeFirst()
        bookings.resolvePending()
        for part in parts { bookings.append(part) }
        return bookings
    }

    /// The users of a stretch.
    private struct UserPart: Sendable {
        var identifiers: [Identifier] = []
        var isCompany: [Bool] = []
        var kind: [UInt8] = []
    }

    private mutating func readUsers(_ database: any Database) throws(DatabaseError) {
        let parts = try database.scan(
            TableScan("users", columns: ["id", "kind"], key: "id"), into: { UserPart() }
        ) { part, row in
            guard let identifier = row.identifier(0) else { return }
            part.identifiers.append(identifier)
            part.kind.removeAll(keepingCapacity: true)
            _ = row.appendText(1, to: &part.kind)
            part.isCompany.append(part.kind.first == UInt8(ascii: "c"))
        }
        users = IdentifierIndex(minimumCapacity: parts.reduce(0) { $0 + $1.identifiers.count })
        for part in parts {
            users.insert(contentsOf: part.identifiers)
            userIsCompany += part.isCompany
        }
    }

    private mutating func readSessions(_ database: any Database) throws(DatabaseError) {
        var courses: [Identifier: (code: String?, title: String?)] = [:]
        try database.query("SELECT id, course_code, title FROM courses") { row throws(DatabaseError) in
            if let course = row.identifier(0) { courses[course] = (row.text(1), row.text(2)) }
        }
        let columns = [
            "id", "session_reference", "course_id", "starts_at", "starts_on", "venue", "capacity", "status",
            "recorded_at",
        ]
        let parts = try database.scan(
            TableScan("course_sessions", columns: columns, key: "id"), into: { [SessionRow]() }
        ) { [courses] part, row in
            guard let identifier = row.identifier(0) else { return }
            func number(_ column: Int) -> Int64? { row.isNull(column) ? nil : row.integer(column) }
            let course = row.identifier(2).flatMap { courses[$0] }
            part.append(
                SessionRow(
                    identifier: identifier, reference: row.text(1) ?? "", courseCode: course?.code,
                    courseTitle: course?.title, startsAt: number(3), startsOn: number(4), venue: row.text(5),
                    capacity: number(6), isCancelled: row.text(7) == SessionStatus.cancelled.rawValue,
                    recordedAt: number(8)))
        }
        sessionRows = Array(parts.joined())
        sessionIndex = IdentifierIndex(minimumCapacity: sessionRows.count)
        for row in sessionRows { sessionIndex.insert(row.identifier) }
    }

    /// The facts, once everything is read.
    private func facts(_ bookings: BookingFactsPart, _ asOf: AsOf) throws(DatabaseError) -> BookingFacts {
        var columns = bookings.columns
        rewindAttendance(&columns, asOf)
        let sessions = sessionFacts(asOf)
        let (currencies, recoded) = try currenciesInOrder(bookings.currencies)
        for index in columns.currency.indices { columns.currency[index] = recoded[Int(columns.currency[index])] }
        let (sources, sourceCodes) = bookings.sources.inOneSpelling(columns.source)
        let (referrals, referralCodes) = bookings.referrals.inOneSpelling(columns.referral)
        for index in columns.source.indices { columns.source[index] = sourceCodes[Int(columns.source[index])] }
        for index in columns.referral.indices { columns.referral[index] = referralCodes[Int(columns.referral[index])] }
        let starts = columns.orderByUser(userCount: users.count)
        return BookingFacts(
            asOf: asOf, timeZone: zone, bookingsRead: bookings.read,
            bookingsWithoutDate: bookings.withoutDate, bookingsWithoutUser: bookings.withoutUser,
            bookingsWithOddRefund: bookings.oddRefunds, columns: columns, userIndex: users,
            userIsCompany: userIsCompany, sessions: sessions, sources: sources.words,
            referrals: referrals.words, currencies: currencies, bookingStarts: starts,
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
    private func currenciesInOrder(_ currencyCodes: WordCodes) throws(DatabaseError) -> ([CurrencyCode], [UInt8]) {
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
}
