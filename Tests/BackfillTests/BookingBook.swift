import BookingModel
import Database
import DatabaseTestSupport
import TestSupport

/// A database of made-up bookings whose contacts already have users, as dedupe leaves them.
final class BookingBook {
    let database: any Database
    private let folder: TemporaryFolder
    private var state: UInt64
    private static let base: Int64 = 1_700_000_000_000_000
    private static let day: Int64 = 86_400_000_000

    init(seed: UInt64) throws {
        folder = try TemporaryFolder()
        database = try TestEngine.migratedDatabase(in: folder)
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    func random(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
    }

    static func id(_ kind: String, _ number: Int) -> Identifier {
        Identifier(namespace: Identifier.Namespace.booking, name: "\(kind) \(number)")
    }

    /// Users, two contacts each (the last contact has no user), sessions and groups.
    func insertPeople(_ count: Int) throws {
        for user in 0..<count {
            let company: SQLValue = user % 4 == 0 ? .text(user % 8 == 0 ? "Acme Ltd" : "Example Co") : .null
            try database.run(
                "INSERT INTO users (id, kind, company_name) VALUES (?1, ?2, ?3)",
                [.identifier(BookingBook.id("user", user)), .text(user == 0 ? "company" : "person"), company])
            for contact in 0..<2 {
                try insertContact(user * 2 + contact, user: user, company: company)
            }
        }
        try insertContact(count * 2, user: nil, company: .null)
        for session in 0..<20 {
            try database.run(
                """
                INSERT INTO course_sessions (id, source_system, session_reference, starts_at) VALUES (?1, 'web', ?2, ?3)
                """,
                [
                    .identifier(BookingBook.id("session", session)), .text("S\(session)"),
                    .integer(BookingBook.base + Int64(random(900)) * BookingBook.day),
                ])
        }
        for group in 0..<5 {
            try database.run(
                "INSERT INTO booking_groups (id, source_system, group_reference) VALUES (?1, 'web', ?2)",
                [.identifier(BookingBook.id("group", group)), .text("G\(group)")])
        }
    }

    private func insertContact(_ number: Int, user: Int?, company: SQLValue) throws {
        try database.run(
            """
            INSERT INTO contacts (id, company_name, user_id, email_key, name_key) VALUES (?1, ?2, ?3, ?4, ?5)
            """,
            [
                .identifier(BookingBook.id("contact", number)), company,
                SQLValue(user.map { BookingBook.id("user", $0) }),
                SQLValue(user.map { "user\($0)@example.com" }), SQLValue(user.map { "ann number\($0 % 10)" }),
            ])
    }

    /// Bookings `range` of `people` people; the same numbers make the same bookings.
    func insertBookings(_ range: Range<Int>, people: Int) throws {
        for number in range {
            let created = BookingBook.base + Int64(random(400)) * BookingBook.day + Int64(random(86_400)) * 1_000_000
            let paid = random(4) == 0 ? 0 : Int64(random(20_000))
            let room = TestEngine.room(24)
            let moment: SQLValue = random(2) == 0 ? .null : .integer(created + Int64(random(30)) * BookingBook.day)
            try database.run(
                """
                INSERT INTO bookings (id, contact_id, session_id, status, original_amount_minor, paid_amount_minor,
                    refunded_amount_minor, currency, created_at, paid_at, cancelled_at, participants, group_id,
                    created_by, booking_reference, source_system, recorded_at, import_file_id, import_line\(room.column))
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 'web', ?16, 1, 1\(room.value))
                """,
                [
                    .identifier(BookingBook.id("booking", number)),
                    random(20) == 0 ? .null : .identifier(BookingBook.id("contact", random(people * 2 + 1))),
                    random(9) == 0 ? .null : .identifier(BookingBook.id("session", random(20))),
                    .text(["pending", "confirmed", "completed", "cancelled", "no-show"][random(5)]),
                    .integer(paid + 100),
                    .integer(paid), .integer(paid == 0 ? 0 : Int64(random(Int(paid)))),
                    .text(["GBP", "GBP", "EUR", "USD"][random(4)]), .integer(created), moment,
                    random(4) == 0 ? .integer(created + BookingBook.day) : .null, .integer(Int64(random(4) + 1)),
                    random(6) == 0 ? .identifier(BookingBook.id("group", random(5))) : .null,
                    [
                        .null, .text(" User3@Example.com "), .text("nobody@example.com"), .text("Ann  Number1"),
                        .text("Ann Number12"),
                    ][random(5)], .text("R\(number)"), .integer(created + BookingBook.day * 30),
                ])
        }
    }

    func dump(_ sql: String) throws -> [[SQLValue]] {
        var rows: [[SQLValue]] = []
        try database.query(sql) { row in rows.append((0..<row.columnCount).map { row.value($0) }) }
        return rows
    }

    /// Everything that backfill writes.
    func dump() throws -> [[SQLValue]] {
        try dump("SELECT * FROM users ORDER BY id") + dump("SELECT * FROM user_totals ORDER BY user_id, currency")
            + dump("SELECT * FROM booking_groups ORDER BY id")
            + dump("SELECT id, starts_on FROM course_sessions ORDER BY id")
            + dump("SELECT id, user_id, booked_on, created_by_user_id FROM bookings ORDER BY id")
    }
}
