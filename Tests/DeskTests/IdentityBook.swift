import Backfill
import BookingModel
import ContactResolution
import Database
import DatabaseTestSupport
import Desk
import TestSupport

/// A small database of made-up people who are not sure to be different, for what is decided about them.
final class IdentityBook {
    let database: any Database
    let contacts: [Identifier]
    private let folder: TemporaryFolder
    private var random: SeededGenerator

    private static let given = ["Ann", "Anne", "Bob", "Robert", "Cara", "Dev", "Eve", "Femi"]
    private static let surnames = ["Archer", "Bell", "Carver", "Dyer"]

    init(seed: UInt64, contacts count: Int) throws {
        folder = try TemporaryFolder()
        database = try TestEngine.migratedDatabase(in: folder)
        random = SeededGenerator(seed: seed)
        var ids: [Identifier] = []
        for number in 0..<count {
            let id = Identifier(namespace: Identifier.Namespace.contact, name: "\(seed) \(number)")
            ids.append(id)
            let person = Int.random(in: 0..<count / 2, using: &random)
            let first = IdentityBook.given[(person + (Int.random(in: 0..<5, using: &random) == 0 ? 1 : 0)) % 8]
            let last = IdentityBook.surnames[person / 2 % 4]
            let email: String? =
                Int.random(in: 0..<4, using: &random) == 0
                ? nil : "\(first.lowercased()).\(last.lowercased())\(person)@example.com"
            let phone: String? = Bool.random(using: &random) ? nil : "0770090\(1000 + person)"
            try database.run(
                """
                INSERT INTO contacts (id, source_system, first_name, last_name, email, phone)
                VALUES (?1, 'web', ?2, ?3, ?4, ?5)
                """, [.identifier(id), .text(first), .text(last), SQLValue(email), SQLValue(phone)])
            let created = Int64.random(in: 0..<1_000_000, using: &random) * 1_000_000
            try database.run(
                """
                INSERT INTO bookings (id, contact_id, status, currency, created_at, booking_reference, source_system,
                    recorded_at, import_file_id, import_line) VALUES (?1, ?1, 'completed', 'GBP', ?2, ?3, 'web', ?2, 1, 1)
                """, [.identifier(id), .integer(created), .text("R-\(number)")])
        }
        contacts = ids
    }

    func decisions() -> IdentityDecisions {
        IdentityDecisions(
            DeskContext(database: database, timeZone: .utc, now: Instant(seconds: 1_780_315_200)), by: "a test")
    }

    /// Dedupe and backfill, as the night runs them; gives the rows that they wrote.
    @discardableResult
    func resolve(_ matcher: any ContactMatcher = ProbabilisticMatcher()) throws -> Int {
        let written = try ContactResolver(matcher: matcher).resolve(in: database).writes
        return written + (try Backfill(timeZone: .utc, asOf: nil).run(in: database).writes)
    }

    /// Everything that follows from contacts and decisions: users with their statistics, contacts, bookings, links.
    func state() throws -> [[SQLValue]] {
        var rows: [[SQLValue]] = []
        for sql in [
            """
            SELECT id, kind, email, first_name, last_name, phone, created_at, founding_contact_id, founding_number,
                total_bookings, first_booking_at, last_booking_at
            FROM users ORDER BY id
            """,
            "SELECT id, user_id, match_rule, match_score FROM contacts ORDER BY id",
            "SELECT id, user_id FROM bookings ORDER BY id",
            "SELECT user_id, other_user_id, kind FROM user_links ORDER BY user_id, other_user_id, kind",
        ] {
            try database.query(sql) { row in rows.append((0..<row.columnCount).map { row.value($0) }) }
        }
        return rows
    }

    /// The contacts of each user.
    func users() throws -> [Identifier: [Identifier]] {
        var users: [Identifier: [Identifier]] = [:]
        try database.query("SELECT user_id, id FROM contacts ORDER BY id") { row in
            guard let user = row.identifier(0), let contact = row.identifier(1) else { return }
            users[user, default: []].append(contact)
        }
        return users
    }
}
