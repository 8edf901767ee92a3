import BookingModel
import Database
import SQLiteDriver

@testable import Reporting

/// A database of made-up bookings, and the pages of its reports.
enum PagesFixture {
    /// The words that a fixture puts where an export would have any.
    struct Words {
        var sources = ["website", "phone", "email", "walk-in"]
        var referrals: [String?] = ["search engine", "a colleague", "leaflet", nil]
        var courses = [
            "First aid at work", "Fire marshal", "Manual handling", "Paediatric first aid", "Working at height",
        ]
        var venue = "Leeds"
        var fileName = "website-bookings.csv"
    }

    /// The input of the pages over a new database of so many bookings.
    static func input(bookings: Int, words: Words = Words(), currency: String = "GBP") throws -> ReportPageInput {
        let database = try SQLiteDatabase(path: ":memory:")
        try SchemaMigrator(engine: .sqlite).migrate(database)
        try database.execute("INSERT INTO toolkit_settings VALUES ('time_zone', 'Europe/London')")
        if bookings > 0 { try fill(database, bookings, words, currency) }
        let facts = try BookingFacts(reading: database)
        let reports = ReportSet(
            facts, quality: try DataQualityReport(reading: database, beside: facts))
        let files = reports.all.flatMap(\.tables).map {
            ReportPageInput.File(table: $0.name, fileName: $0.name + ".csv", rows: $0.rowCount, bytes: $0.rowCount * 48)
        }
        let source = ReportPageInput.Source(
            fileName: words.fileName, sha256: String(repeating: "3fa9c1d2", count: 8), entity: "bookings",
            recordsRead: bookings, loaded: bookings, updated: 0, unchanged: 0, duplicate: 0, rejected: 0)
        let run = ReportPageInput.Run(
            number: 1, tool: "booking-migrate", toolVersion: "0.1.0", changed: bookings, files: [source])
        return ReportPageInput(reports: reports, files: files, runs: bookings > 0 ? [run] : [], toolkitVersion: "0.1.0")
    }

    private static let second: Int64 = 1_000_000
    private static let day: Int64 = 86_400 * second
    private static let start: Int64 = 18_262 * day

    private static func fill(
        _ database: SQLiteDatabase, _ bookings: Int, _ words: Words, _ currency: String
    ) throws {
        for (index, title) in words.courses.enumerated() {
            try database.run(
                "INSERT INTO courses (id, source_system, course_code, title) VALUES (?1, 'web', ?2, ?3)",
                [id("c", index), .text("C\(index)"), .text(title)])
        }
        let sessions = max(2, bookings / 9)
        for index in 0..<sessions {
            let starts = start + Int64(index) * 1_790 * day / Int64(sessions) + 34_200 * second
            try database.run(
                """
                INSERT INTO course_sessions (id, source_system, session_reference, course_id, starts_at, venue, capacity,
                    status, starts_on, recorded_at) VALUES (?1, 'web', ?2, ?3, ?4, ?5, ?6, 'scheduled', ?7, ?8)
                """,
                [
                    id("s", index), .text("S-\(index)"), id("c", index % words.courses.count), .integer(starts),
                    .text(words.venue), .integer(Int64(8 + index % words.courses.count * 2)), .integer(starts / day),
                    .integer(start),
                ])
        }
        for user in 0..<max(1, bookings / 3) {
            try database.run(
                "INSERT INTO users (id, kind) VALUES (?1, ?2)",
                [id("u", user), .text(user % 6 == 0 ? "company" : "person")])
        }
        for booking in 0..<bookings { try insert(booking, of: bookings, sessions, words, currency, database) }
    }

    private static func insert(
        _ booking: Int, of bookings: Int, _ sessions: Int, _ words: Words, _ currency: String,
        _ database: SQLiteDatabase
    ) throws {
        let noise = PagesMadeUp.noise(UInt64(booking), count: 6)
        let users = Double(max(1, bookings / 3))
        // A square crowds the bookings on a few users, as they are in life.
        let user = Int(noise[0] * noise[0] * users)
        let created = start + Int64(booking) * 1_749 * day / Int64(bookings) + Int64(noise[1] * 80_000) * second
        let session = min(sessions - 1, booking * sessions / bookings + Int(noise[2] * 4))
        let price = Int64(6_000 + Int(noise[3] * 6) * 1_500)
        let isCancelled = noise[4] < 0.07
        let status = isCancelled ? "cancelled" : noise[4] < 0.1 ? "no-show" : noise[4] < 0.13 ? "pending" : "completed"
        let paid = status == "pending" ? 0 : price * 9 / 10
        let source = noise[5] < 0.55 ? 0 : noise[5] < 0.8 ? 1 : noise[5] < 0.93 ? 2 : 3
        let sourceCell: SQLValue = noise[5] > 0.985 ? .null : .text(words.sources[source])
        let referral = words.referrals[booking % words.referrals.count].map(SQLValue.text) ?? .null
        try database.run(
            """
            INSERT INTO bookings (id, user_id, session_id, status, source, participants, original_amount_minor,
                discount_amount_minor, final_amount_minor, paid_amount_minor, refunded_amount_minor, currency, created_at,
                paid_at, cancelled_at, booked_on, referral_source, booking_reference, source_system, recorded_at,
                import_file_id, import_line)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, ?14, ?15, ?16, ?17, 'web', ?13, 1, ?18)
            """,
            [
                id("b", booking), id("u", user), id("s", session), .text(status), sourceCell,
                .integer(noise[2] > 0.9 ? 3 : 1), .integer(price), .integer(price / 10), .integer(price * 9 / 10),
                .integer(paid), .integer(isCancelled ? paid / 2 : 0), .text(currency), .integer(created),
                isCancelled ? .integer(created + day) : .null, .integer(created / day), referral,
                .text("B-\(booking)"), .integer(Int64(booking + 2)),
            ])
    }

    private static func id(_ kind: String, _ number: Int) -> SQLValue {
        .identifier(Identifier(namespace: Identifier.Namespace.booking, name: "\(kind)-\(number)"))
    }
}
