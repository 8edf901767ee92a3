import Backfill
import BookingModel
import Database
import DatabaseTestSupport
import Desk
import TestSupport

/// A small database of made-up people for the desk: user N is "Ann NumberN" of annN@example.com.
final class DeskBook {
    let database: any Database
    private let folder: TemporaryFolder
    /// 2026-06-01 at noon UTC.
    static let start = Instant(seconds: 1_780_315_200)
    static let hour: Int64 = 3_600

    init() throws {
        folder = try TemporaryFolder()
        database = try TestEngine.migratedDatabase(in: folder)
    }

    static func id(_ kind: String, _ number: Int) -> Identifier {
        Identifier(namespace: Identifier.Namespace.booking, name: "\(kind) \(number)")
    }

    func context(hoursLater hours: Int64 = 0) -> DeskContext {
        DeskContext(
            database: database, timeZone: .utc, now: Instant(seconds: DeskBook.start.seconds + hours * DeskBook.hour))
    }

    func addUsers(_ numbers: Range<Int>) throws {
        for number in numbers {
            let user = SQLValue.identifier(DeskBook.id("user", number))
            try database.run(
                "INSERT INTO users (id, first_name, last_name, email) VALUES (?1, 'Ann', ?2, ?3)",
                [user, .text("Number\(number)"), .text("ann\(number)@example.com")])
            try addContact(number, of: user, name: "ann number\(number)", email: "ann\(number)@example.com")
        }
    }

    func addContact(
        _ number: Int, of user: SQLValue, name: String?, email: String?, phone: String? = nil, company: String? = nil
    )
        throws
    {
        try database.run(
            """
            INSERT INTO contacts (id, user_id, name_key, email, email_key, phone_key, company_name)
            VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6)
            """,
            [
                .identifier(DeskBook.id("contact", number)), user, SQLValue(name), SQLValue(email), SQLValue(phone),
                SQLValue(company),
            ])
    }

    /// Session `number`, of so many seats, which begins so many hours after the start.
    func addSession(_ number: Int, capacity: Int64?, startsAfterHours hours: Int64) throws {
        try database.run(
            """
            INSERT INTO course_sessions (id, source_system, session_reference, capacity, starts_at)
            VALUES (?1, 'web', ?2, ?3, ?4)
            """,
            [
                .identifier(DeskBook.id("session", number)), .text("S-\(number)"), SQLValue(capacity),
                .integer((DeskBook.start.seconds + hours * DeskBook.hour) * 1_000_000),
            ])
    }

    /// Booking `number` of a user, R-number.
    func addBooking(
        _ number: Int, user: Int, session: Int?, status: BookingStatus = .confirmed, participants: Int64 = 1,
        price: Int64 = 10_000
    ) throws {
        let created = DeskBook.start.microseconds - Int64(1_000 - number) * 60_000_000
        try database.run(
            """
            INSERT INTO bookings (id, contact_id, user_id, session_id, status, participants, original_amount_minor,
                final_amount_minor, paid_amount_minor, currency, created_at, booking_reference, source_system,
                recorded_at, import_file_id, import_line)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?7, 'GBP', ?8, ?9, 'web', ?8, 1, ?10)
            """,
            [
                .identifier(DeskBook.id("booking", number)), .identifier(DeskBook.id("contact", user)),
                .identifier(DeskBook.id("user", user)), SQLValue(session.map { DeskBook.id("session", $0) }),
                .text(status.rawValue), .integer(participants), .integer(price), .integer(created),
                .text("R-\(number)"),
                .integer(Int64(number)),
            ])
    }

    /// Runs backfill as the night does; gives the number of its writes.
    @discardableResult
    func backfill(asOf: Instant? = nil) throws -> Int {
        try Backfill(timeZone: .utc, asOf: asOf).run(in: database).writes
    }

    /// What went wrong, or nil where nothing did. As a run does, a failure leaves nothing behind.
    func refusal(_ body: () throws -> Void) throws -> DeskError? {
        do {
            try database.transaction { () throws(any Error) in try body() }
            return nil
        } catch let error as DeskError {
            return error
        }
    }
}
