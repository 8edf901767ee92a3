import BookingModel
import Database
import Reporting
import DatabaseTestSupport
import TestSupport
import Testing

/// A database in a folder of its own, filled with a few words a row.
final class ReportDatabase {
    let folder: TemporaryFolder
    let database: any Database
    let zone: BusinessTimeZone

    init(timeZone: String = "Europe/London") throws {
        folder = try TemporaryFolder()
        database = try TestEngine.migratedDatabase(in: folder)
        try database.run(
            "INSERT INTO toolkit_settings (name, value) VALUES ('time_zone', ?1)", [.text(timeZone)])
        zone = try #require(BusinessTimeZone(name: timeZone))
    }

    static func user(_ name: String) -> Identifier { Identifier(namespace: Identifier.Namespace.user, name: name) }
    static func session(_ name: String) -> Identifier {
        Identifier(namespace: Identifier.Namespace.session, name: name)
    }
    static func course(_ name: String) -> Identifier { Identifier(namespace: Identifier.Namespace.course, name: name) }

    func insertUser(_ name: String, kind: UserKind = .person, phone: String? = nil) throws {
        try database.run(
            "INSERT INTO users (id, kind, email, last_name, phone) VALUES (?1, ?2, ?3, ?4, ?5)",
            [
                .identifier(ReportDatabase.user(name)), .text(kind.rawValue), .text("\(name)@example.com"), .text(name),
                SQLValue(phone),
            ])
    }

    func insertCourse(_ code: String, title: String?) throws {
        try database.run(
            "INSERT INTO courses (id, source_system, course_code, title) VALUES (?1, 'website', ?2, ?3)",
            [.identifier(ReportDatabase.course(code)), .text(code), SQLValue(title)])
    }

    func insertSession(
        _ reference: String, course: String? = nil, starts: Int64?, capacity: Int64?, status: String? = "scheduled",
        recorded: Int64? = nil
    ) throws {
        try database.run(
            """
            INSERT INTO course_sessions
                (id, source_system, session_reference, course_id, starts_at, venue, capacity, status, recorded_at)
            VALUES (?1, 'website', ?2, ?3, ?4, 'Hall', ?5, ?6, ?7)
            """,
            [
                .identifier(ReportDatabase.session(reference)), .text(reference),
                SQLValue(course.map { ReportDatabase.course($0) }), SQLValue(starts), SQLValue(capacity),
                SQLValue(status),
                SQLValue(recorded),
            ])
    }

    func insert(_ booking: SampleBooking) throws {
        try database.run(
            """
            INSERT INTO bookings
                (id, user_id, session_id, status, source, participants, original_amount_minor, discount_amount_minor,
                final_amount_minor, paid_amount_minor, refunded_amount_minor, currency, created_at, paid_at, cancelled_at,
                refunded_at, booked_on, referral_source, booking_reference, source_system, recorded_at, import_file_id,
                import_line)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, 'website', ?13,
                1, 1)
            """,
            [
                .identifier(Identifier(namespace: Identifier.Namespace.booking, name: booking.reference)),
                SQLValue(booking.user.map { ReportDatabase.user($0) }),
                SQLValue(booking.session.map { ReportDatabase.session($0) }), .text(booking.status.rawValue),
                SQLValue(booking.source), .integer(booking.participants), .integer(booking.price),
                .integer(booking.discount), .integer(booking.price - booking.discount), .integer(booking.paid),
                .integer(booking.refunded), .text(booking.currency), .integer(booking.created),
                SQLValue(booking.paidAt),
                SQLValue(booking.cancelledAt), SQLValue(booking.refundedAt),
                booking.hasLocalDay
                    ? .integer(Int64(zone.day(of: Instant(microseconds: booking.created)).daysSinceEpoch)) : .null,
                SQLValue(booking.referral), .text(booking.reference),
            ])
    }

    /// Runs the reports, both ways, and gives the text of each file by its name.
    func files(asOf: LocalDay? = nil, dialect: ReportDialect = .raw, verify: Bool = true) throws -> [String: String] {
        let output = folder.path("reports")
        var run = ReportRun(output: output, asOf: asOf, dialect: dialect)
        run.verify = verify
        let outcome = try run.run(on: database)
        var texts: [String: String] = [:]
        for report in outcome.reports { texts[report.name] = try fileText(try #require(report.path)) }
        return texts
    }
}

/// A booking with the usual values.
struct SampleBooking {
    var reference: String
    var user: String?
    var created: Int64
    var session: String?
    var status = BookingStatus.confirmed
    var source: String? = "website"
    var referral: String?
    var participants: Int64 = 1
    var price: Int64 = 10_000
    var discount: Int64 = 0
    var paid: Int64 = 0
    var refunded: Int64 = 0
    var currency = "GBP"
    var paidAt: Int64?
    var cancelledAt: Int64?
    var refundedAt: Int64?
    /// Whether backfill has filled the local day.
    var hasLocalDay = true

    init(_ reference: String, _ user: String?, _ created: Int64) {
        self.reference = reference
        self.user = user
        self.created = created
    }
}

/// The UTC microseconds of a date and time.
func moment(_ date: String, hour: Int64 = 12, minute: Int64 = 0) -> Int64 {
    let day = Int64(LocalDay(date)?.daysSinceEpoch ?? 0)
    return (day * 86_400 + hour * 3_600 + minute * 60) * 1_000_000
}
