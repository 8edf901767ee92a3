import BookingModel
import Database
import DatabaseTestSupport
import TestSupport
import Testing

@testable import Backfill

@Suite(.onEveryEngine) struct BackfillTests {
    private let stage = Backfill(timeZone: .utc, asOf: nil)

    private func book(seed: UInt64, bookings: Int = 400) throws -> BookingBook {
        let book = try BookingBook(seed: seed)
        try book.insertPeople(40)
        try book.insertBookings(0..<bookings, people: 40)
        return book
    }

    /// The same by another route: SQL over the bookings.
    private static var statistics: String {
        let first = "min(b.created_at) FILTER (WHERE b.status IN ('confirmed', 'completed', 'no-show'))"
        let month = TestEngine.sql(
            sqlite: "unixepoch(\(first) / 1000000, 'unixepoch', 'start of month') / 86400",
            postgresql: "CAST(date_trunc('month', \(first)) AS date)")
        // Of several arguments, the one function ignores NULL and the other does not.
        let latest = TestEngine.sql(
            sqlite:
                "max(b.created_at, coalesce(b.paid_at, 0), coalesce(b.cancelled_at, 0), coalesce(b.refunded_at, 0))",
            postgresql: "greatest(b.created_at, b.paid_at, b.cancelled_at, b.refunded_at)")
        return """
            SELECT users.id,
                count(*) FILTER (WHERE b.status IN ('confirmed', 'completed', 'no-show')),
                min(b.created_at) FILTER (WHERE b.status IN ('confirmed', 'completed', 'no-show')),
                max(b.created_at) FILTER (WHERE b.status IN ('confirmed', 'completed', 'no-show')),
                max(\(latest)),
                count(*) FILTER (WHERE b.status IN ('confirmed', 'pending') AND s.starts_at > latest.moment),
                \(month)
            FROM users
            LEFT JOIN contacts c ON c.user_id = users.id
            LEFT JOIN bookings b ON b.contact_id = c.id
            LEFT JOIN course_sessions s ON s.id = b.session_id
            CROSS JOIN (SELECT max(recorded_at) AS moment FROM bookings) AS latest
            GROUP BY users.id ORDER BY users.id
            """
    }

    @Test("users' statistics are those of a GROUP BY over the bookings", arguments: 0..<6 as Range<UInt64>)
    func statistics(seed: UInt64) throws {
        let book = try book(seed: seed)
        let figures = try stage.run(in: book.database)
        #expect(figures.bookingsLinked + figures.bookingsWithoutContact == 400)
        let stored = try book.dump(
            """
            SELECT id, total_bookings, first_booking_at, last_booking_at, last_activity_at, upcoming_bookings, cohort_month
            FROM users ORDER BY id
            """)
        #expect(try stored == book.dump(BackfillTests.statistics))
        #expect(try book.database.integer("SELECT sum(upcoming_bookings) FROM users") ?? 0 > 0)
        #expect(try book.database.integer(TestEngine.foreignKeyErrors) == 0)
    }

    @Test(
        "money by user and currency adds up to the linked bookings, and is never added across",
        arguments: 0..<4 as Range<UInt64>)
    func money(seed: UInt64) throws {
        let book = try book(seed: seed)
        try stage.run(in: book.database)
        let sums = """
            sum(booking_count), sum(gross_minor), sum(refunded_minor), sum(net_minor) FROM user_totals
            """
        let linked = """
            count(*), sum(CASE WHEN paid_amount_minor > 0 THEN original_amount_minor ELSE 0 END),
            sum(refunded_amount_minor), sum(paid_amount_minor - refunded_amount_minor)
            FROM bookings WHERE user_id IS NOT NULL
            """
        #expect(
            try book.dump("SELECT currency, \(sums) GROUP BY currency ORDER BY currency")
                == book.dump("SELECT currency, \(linked) GROUP BY currency ORDER BY currency"))
        #expect(
            try book.dump("SELECT user_id, currency, net_minor FROM user_totals ORDER BY user_id, currency")
                == book.dump(
                    """
                    SELECT user_id, currency, sum(paid_amount_minor - refunded_amount_minor) FROM bookings
                    WHERE user_id IS NOT NULL GROUP BY user_id, currency ORDER BY user_id, currency
                    """))
        #expect(
            try book.database.integer(
                """
                SELECT count(*) FROM users WHERE NOT (total_spent, total_spent_currency) = (SELECT net_minor, currency
                    FROM user_totals WHERE user_id = users.id ORDER BY net_minor DESC, currency LIMIT 1)
                    AND EXISTS (SELECT 1 FROM user_totals WHERE user_id = users.id)
                """) == 0)
    }

    @Test("groups are those of a GROUP BY over their bookings", arguments: 0..<4 as Range<UInt64>)
    func groups(seed: UInt64) throws {
        let book = try book(seed: seed)
        try stage.run(in: book.database)
        #expect(
            try book.dump(
                """
                SELECT id, total_participants, organizer_id, group_name, created_at, updated_at FROM booking_groups
                ORDER BY id
                """)
                == book.dump(
                    """
                    SELECT g.id, (SELECT sum(participants) FROM bookings WHERE group_id = g.id AND status <> 'cancelled'),
                        (SELECT user_id FROM bookings WHERE group_id = g.id AND user_id IS NOT NULL
                            ORDER BY created_at, id LIMIT 1),
                        (SELECT company_name FROM bookings JOIN contacts ON contacts.id = contact_id
                            WHERE group_id = g.id AND company_name IS NOT NULL
                            GROUP BY company_name ORDER BY count(DISTINCT contacts.id) DESC, company_name LIMIT 1),
                        (SELECT min(created_at) FROM bookings WHERE group_id = g.id),
                        (SELECT max(recorded_at) FROM bookings WHERE group_id = g.id)
                    FROM booking_groups AS g ORDER BY g.id
                    """))
        // One user of kind company bears the name Acme Ltd.
        let acme = BookingBook.id("user", 0)
        #expect(
            try book.database.integer(
                """
                SELECT count(*) FROM booking_groups WHERE company_id IS DISTINCT FROM (SELECT CASE WHEN count(*) > 0 THEN \(TestEngine.literal(acme)) END
                    FROM bookings JOIN contacts ON contacts.id = contact_id
                    WHERE group_id = booking_groups.id AND company_name = 'Acme Ltd')
                """) == 0)
    }

    @Test("a second run writes nothing", arguments: 0..<4 as Range<UInt64>)
    func secondRun(seed: UInt64) throws {
        let book = try book(seed: seed)
        let first = try stage.run(in: book.database)
        #expect(first.writes > 0)
        let before = try book.dump()
        let second = try stage.run(in: book.database)
        #expect(second.writes == 0)
        #expect(second.bookingsLinked == 0)
        #expect(second.bookingsUnchanged == first.bookingsLinked)
        #expect(try book.dump() == before)
    }

    @Test("half and then the rest is the same as all at once", arguments: 0..<3 as Range<UInt64>)
    func incremental(seed: UInt64) throws {
        let whole = try book(seed: seed)
        try stage.run(in: whole.database)
        let parts = try BookingBook(seed: seed)
        try parts.insertPeople(40)
        try parts.insertBookings(0..<200, people: 40)
        try stage.run(in: parts.database)
        try parts.insertBookings(200..<400, people: 40)
        try stage.run(in: parts.database)
        #expect(try parts.dump() == whole.dump())
    }

    @Test("bookings, totals and statistics follow a contact to another user")
    func relinked() throws {
        let book = try book(seed: 9)
        try stage.run(in: book.database)
        try book.database.run(
            "UPDATE contacts SET user_id = ?1 WHERE user_id = ?2",
            [.identifier(BookingBook.id("user", 1)), .identifier(BookingBook.id("user", 2))])
        let figures = try stage.run(in: book.database)
        #expect(figures.bookingsRelinked > 0)
        #expect(figures.bookingsLinked == 0)
        let gone = BookingBook.id("user", 2)
        #expect(
            try book.database.integer("SELECT count(*) FROM user_totals WHERE user_id = ?1", [.identifier(gone)]) == 0)
        #expect(
            try book.dump(
                """
                SELECT total_bookings, total_spent, total_spent_currency, last_activity_at, cohort_month FROM users
                WHERE id = \(TestEngine.literal(gone))
                """)
                == [[.integer(0), .integer(0), .null, .null, .null]])
    }

    @Test("whoever made a booking is linked where the text names one user")
    func creators() throws {
        let book = try book(seed: 3)
        let figures = try stage.run(in: book.database)
        #expect(figures.creatorsLinked > 0)
        // Four users are called Ann Number1, so that name says nothing; nobody is called Ann Number12.
        let byText = try book.dump(
            """
            SELECT DISTINCT created_by, created_by_user_id FROM bookings WHERE created_by IS NOT NULL ORDER BY created_by
            """)
        #expect(
            byText == [
                [.text(" User3@Example.com "), .identifier(BookingBook.id("user", 3))], [.text("Ann  Number1"), .null],
                [.text("Ann Number12"), .null], [.text("nobody@example.com"), .null],
            ])
    }

    @Test("days and months are those of the business, not of UTC")
    func localDays() throws {
        let zone = try #require(BusinessTimeZone(name: "Europe/London"))
        let book = try BookingBook(seed: 1)
        try book.insertPeople(1)
        try book.insertBookings(0..<1, people: 1)
        // 2024-06-30T23:30:00Z is the first of July in London.
        try book.database.run(
            "UPDATE bookings SET created_at = ?2, status = 'completed', contact_id = ?1",
            [.identifier(BookingBook.id("contact", 0)), .integer(1_719_790_200_000_000)])
        try book.database.run("UPDATE course_sessions SET starts_at = ?1", [.integer(1_719_790_200_000_000)])
        try Backfill(timeZone: zone, asOf: nil).run(in: book.database)
        let july = try #require(LocalDay("2024-07-01"))
        #expect(try book.database.integer("SELECT booked_on FROM bookings") == Int64(july.daysSinceEpoch))
        #expect(try book.database.integer("SELECT max(cohort_month) FROM users") == Int64(july.daysSinceEpoch))
        #expect(try book.database.integer("SELECT min(starts_on) FROM course_sessions") == Int64(july.daysSinceEpoch))
    }

    @Test("an as-of that is given decides what is upcoming")
    func asOf() throws {
        let book = try book(seed: 4)
        try Backfill(timeZone: .utc, asOf: Instant(seconds: 0)).run(in: book.database)
        #expect(
            try book.database.integer("SELECT sum(upcoming_bookings) FROM users")
                == book.database.integer(
                    """
                    SELECT count(*) FROM bookings WHERE user_id IS NOT NULL AND session_id IS NOT NULL
                        AND status IN ('pending', 'confirmed')
                    """))
    }

    @Test("indexes dropped for a large run come back as they were")
    func indexes() throws {
        let book = try BookingBook(seed: 5)
        let sql = TestEngine.indexes
        let before = try book.dump(sql)
        try book.insertPeople(40)
        try book.insertBookings(0..<1_500, people: 40)
        #expect(try stage.run(in: book.database).bookingsWritten == 1_500)
        #expect(try book.dump(sql) == before)
    }
}
