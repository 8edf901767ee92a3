import BookingModel
import Database
import DatabaseTestSupport
import TestSupport

/// A database of made-up contacts, each with one booking where it was seen at a moment.
final class ContactBook {
    struct Person {
        var number: Int
        var first: String?
        var last: String?
        var email: String?
        var phone: String?
        var company: String?
        var city: String?
        var system = "web"
        var customer: String?
        var seen: Int64?

        init(
            number: Int, first: String? = nil, last: String? = nil, email: String? = nil, phone: String? = nil,
            company: String? = nil, city: String? = nil, system: String = "web", customer: String? = nil,
            seen: Int64? = nil
        ) {
            self.number = number
            self.first = first
            self.last = last
            self.email = email
            self.phone = phone
            self.company = company
            self.city = city
            self.system = system
            self.customer = customer
            self.seen = seen
        }
    }

    let database: any Database
    private let folder: TemporaryFolder
    private var state: UInt64

    init(seed: UInt64) throws {
        folder = try TemporaryFolder()
        database = try TestEngine.migratedDatabase(in: folder)
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    private func random(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
    }

    private func pick(_ choices: [String?]) -> String? { choices[random(choices.count)] }

    /// Few enough values that many contacts meet.
    func people(_ count: Int) -> [Person] {
        (0..<count).map { number in
            Person(
                number: number, first: pick(["Ann", "ann", "Zoë", nil, "-"]),
                last: pick(["Lee", "LEE", "O'Neill", nil]),
                email: pick([
                    "ann\(random(40))@example.com", "Ann\(random(40))@EXAMPLE.com", "a.n\(random(9))@gmail.com",
                    "an\(random(9))@googlemail.com", nil, nil, "none@example.com", "broken",
                ]), phone: pick(["0770090000\(random(10))", "+44 7700 90000\(random(10))", nil, "00000000000"]),
                company: pick(["Acme Ltd", nil, "n/a"]), city: pick(["Leeds", "York", nil]),
                system: random(2) == 0 ? "web" : "office", customer: pick(["\(random(30))", nil, nil]),
                seen: random(3) == 0 ? nil : Int64(random(50)))
        }
    }

    func insert(_ people: [Person]) throws {
        let room = TestEngine.room(72)
        for person in people {
            let id = Identifier(namespace: Identifier.Namespace.contact, name: String(person.number))
            try database.run(
                """
                INSERT INTO contacts (id, source_system, customer_number, first_name, last_name, email, phone, company_name,
                    city\(room.column)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9\(room.value))
                """,
                [
                    .identifier(id), .text(person.system), SQLValue(person.customer), SQLValue(person.first),
                    SQLValue(person.last), SQLValue(person.email), SQLValue(person.phone), SQLValue(person.company),
                    SQLValue(person.city),
                ])
            guard let seen = person.seen else { continue }
            try database.run(
                """
                INSERT INTO bookings (id, contact_id, status, currency, created_at, booking_reference, source_system,
                    recorded_at, import_file_id, import_line) VALUES (?1, ?1, 'completed', 'GBP', ?2, ?3, 'web', ?2, 1, 1)
                """, [.identifier(id), .integer(seen), .text(String(person.number))])
        }
    }

    func userIDs() throws -> Set<Identifier> {
        var ids: Set<Identifier> = []
        try database.query("SELECT id FROM users") { row in row.identifier(0).map { _ = ids.insert($0) } }
        return ids
    }

    /// Users and contacts, without the numbers of the rows and without what the users hang on.
    func dump() throws -> [[SQLValue]] {
        var rows: [[SQLValue]] = []
        for sql in [
            """
            SELECT id, kind, email, first_name, last_name, phone, company_name, city, postcode, country, created_at
            FROM users ORDER BY id
            """,
            "SELECT id, email_key, phone_key, name_key, user_id, match_rule, match_score FROM contacts ORDER BY id",
        ] {
            try database.query(sql) { row in rows.append((0..<row.columnCount).map { row.value($0) }) }
        }
        return rows
    }

    func foreignKeyErrors() throws -> Int64 {
        try database.integer(TestEngine.foreignKeyErrors) ?? 0
    }
}
