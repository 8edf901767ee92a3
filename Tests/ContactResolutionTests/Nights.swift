import BookingModel
import ContactResolution
import Database
import DatabaseTestSupport

/// Nights of made-up imports into a database, with backfill after each, as far as dedupe sees it. The same seed makes the
/// same nights.
struct Nights {
    private let book: ContactBook
    private var generator: CardGenerator
    private var cards: [ContactCard] = []
    private var bookings: [Identifier] = []
    private var file: Int64 = 0

    var database: any Database { book.database }

    init(seed: UInt64) throws {
        book = try ContactBook(seed: seed)
        generator = CardGenerator(seed: seed)
    }

    /// Imports a file: new contacts, new bookings of theirs and of others, and changed bookings.
    mutating func importFile(contacts: Int, bookings: Int, changes: Int) throws {
        file += 1
        try database.run(
            "INSERT INTO import_runs VALUES (?1, 'test', '1', ?2, 1, 0, 0)", [.integer(file), .integer(file)])
        try database.run(
            """
            INSERT INTO import_files VALUES (?1, ?1, 'a.csv', '', 0, 'bookings', 'csv', ?2, 0, ?2, 0, 0, 0, 0)
            """, [.integer(file), .integer(Int64(changes))])
        for _ in 0..<contacts { try insertContact() }
        for _ in 0..<bookings { try insertBooking() }
        for _ in 0..<changes { try changeBooking() }
    }

    /// Links the bookings to the users of their contacts.
    func backfill() throws {
        let day = TestEngine.sql(sqlite: "created_at / 86400000000", postgresql: "CAST(created_at AS date)")
        try database.run(
            """
            UPDATE bookings SET booked_on = \(day),
                user_id = (SELECT contacts.user_id FROM contacts WHERE contacts.id = bookings.contact_id)
            """)
        try LinkedBookings.storeAll(bookings.count, in: database)
    }

    /// All that dedupe writes, and what it leaves for its next run.
    func content() throws -> [[SQLValue]] {
        var rows: [[SQLValue]] = []
        for sql in [
            """
            SELECT id, kind, email, first_name, last_name, phone, company_name, city, postcode, country, created_at,
                founding_contact_id, founding_number FROM users ORDER BY id
            """,
            "SELECT id, email_key, phone_key, name_key, user_id, match_rule, match_score FROM contacts ORDER BY id",
            "SELECT user_id, other_user_id, kind FROM user_links ORDER BY user_id, other_user_id, kind",
            "SELECT alias_id, user_id FROM user_aliases ORDER BY alias_id",
            "SELECT name, value FROM toolkit_settings ORDER BY name",
            "SELECT stage, name, value FROM stage_progress ORDER BY stage, name",
        ] {
            try database.query(sql) { row in rows.append((0..<row.columnCount).map { row.value($0) }) }
        }
        return rows
    }

    private mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

    private mutating func chance(_ one: Int) -> Bool { number(below: one) == 0 }

    private mutating func moment() -> Int64 { Int64(number(below: 400)) * 10_000_000_000 }

    /// Some meet by mailbox, number or telephone; surnames and postcodes are rare enough to make households of some.
    private mutating func insertContact() throws {
        var card = ContactCard(number: cards.count + 1, customer: chance(3) ? number(below: 30) : 0)
        card.first = chance(8) ? nil : ["Ann", "Bob", "Cy", "Di", "A."][number(below: 5)]
        card.last = chance(8) ? nil : "Name\(number(below: 40))"
        card.email = chance(4) ? nil : ["ann\(number(below: 60))@example.com", "none@example.com"][chance(9) ? 1 : 0]
        card.phone = chance(3) ? nil : "07700 9000\(10 + number(below: 40))"
        card.company = chance(6) ? "Company \(number(below: 6))" : nil
        card.city = chance(2) ? "Leeds" : nil
        card.postcode = chance(5) ? nil : "LS\(number(below: 40)) 1AA"
        try book.insert([card])
        cards.append(card)
        if !chance(4) { try insertBooking(of: cards.count - 1) }
    }

    private mutating func insertBooking(of card: Int? = nil) throws {
        let id = Identifier(namespace: Identifier.Namespace.booking, name: String(bookings.count))
        let contact = card ?? (chance(8) ? nil : number(below: cards.count))
        let moment = moment()
        try database.run(
            """
            INSERT INTO bookings (id, contact_id, status, currency, created_at, booking_reference, source_system,
                recorded_at, import_file_id, import_line) VALUES (?1, ?2, 'completed', 'GBP', ?3, ?4, 'web', ?5, ?6, 1)
            """,
            [
                .identifier(id), SQLValue(contact.map { cards[$0].id }), chance(6) ? .null : .integer(moment),
                .text(String(bookings.count)), .integer(moment), .integer(file),
            ])
        bookings.append(id)
    }

    /// A newer version overrides what it says; an older one fills gaps, and the booking stays that of its first file.
    private mutating func changeBooking() throws {
        let booking = SQLValue.identifier(bookings[number(below: bookings.count)])
        let (contact, moment) = (SQLValue.identifier(cards[number(below: cards.count)].id), SQLValue.integer(moment()))
        if chance(2) {
            try database.run(
                """
                UPDATE bookings SET contact_id = ?2, created_at = ?3, recorded_at = ?3, import_file_id = ?4 WHERE id = ?1
                """, [booking, contact, moment, .integer(file)])
        } else {
            try database.run(
                """
                UPDATE bookings SET contact_id = COALESCE(contact_id, ?2), created_at = COALESCE(created_at, ?3)
                WHERE id = ?1
                """, [booking, contact, moment])
        }
    }
}
