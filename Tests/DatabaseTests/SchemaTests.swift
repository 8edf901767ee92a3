import Database
import SQLiteDriver
import TestSupport
import Testing

/// The schema as it stands when every migration has been applied.
@Suite struct SchemaTests {
    let folder: TemporaryFolder
    let database: SQLiteDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase(path: folder.path("a.sqlite"))
        try SchemaMigrator(engine: .sqlite).migrate(database)
    }

    private func columns(of table: String) throws -> Set<String> {
        var names: Set<String> = []
        try database.query("SELECT name FROM pragma_table_info(?1)", [.text(table)]) { row in
            names.insert(row.text(0) ?? "")
        }
        return names
    }

    @Test(arguments: [
        "users", "contacts", "match_decisions", "bookings", "courses", "course_sessions", "booking_groups",
        "waiting_lists",
        "booking_communications", "payments", "certificates", "user_notes", "import_runs", "import_files",
        "import_rejects",
    ])
    func `Every table of the data model is there and STRICT`(_ table: String) throws {
        #expect(try database.integer("SELECT strict FROM pragma_table_list WHERE name = ?1", [.text(table)]) == 1)
    }

    @Test func `No table but the migrator's own is less than STRICT`() throws {
        var names: [String] = []
        try database.query(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
            []
        ) { row in names.append(row.text(0) ?? "") }
        #expect(names == ["schema_migrations"])
    }

    @Test(arguments: [
        (
            "users",
            [
                "id", "email", "first_name", "last_name", "phone", "company_name", "kind", "city", "postcode",
                "country",
                "created_at", "last_activity_at", "total_bookings", "total_spent", "first_booking_at",
                "last_booking_at",
                "upcoming_bookings", "certificates_earned",
            ]
        ),
        (
            "bookings",
            [
                "id", "booking_reference", "source_system", "contact_id", "user_id", "created_by_user_id", "group_id",
                "session_id", "status", "source", "referral_source", "booking_notes", "participants", "currency",
                "payment_method", "paid_at", "cancelled_at", "created_at",
            ]
        ),
        (
            "booking_groups",
            ["group_reference", "company_id", "organizer_id", "group_name", "total_participants", "status"]
        ),
        (
            "waiting_lists",
            [
                "session_id", "user_id", "position", "priority", "preferred_contact_method", "alternative_dates",
                "status",
                "offered_at", "offer_expires_at", "notes",
            ]
        ),
        (
            "booking_communications",
            [
                "booking_id", "user_id", "type", "channel", "status", "subject", "content", "template_used", "sent_at",
                "delivered_at", "failed_reason", "created_by",
            ]
        ),
        ("course_sessions", ["starts_at", "ends_at", "venue", "city", "trainer", "capacity", "status"]),
        ("certificates", ["certificate_number", "issued_at", "expires_at", "booking_id", "user_id"]),
    ])
    func `Tables have the columns of the plan`(_ table: String, _ names: [String]) throws {
        #expect(Set(names).subtracting(try columns(of: table)) == [])
    }

    @Test(arguments: [
        "INSERT INTO bookings (id, status, currency, created_at, booking_reference, source_system, recorded_at, import_file_id, import_line) VALUES (x'00', 'maybe', 'GBP', 0, 'A', 's', 0, 1, 1)",
        "INSERT INTO bookings (id, status, currency, created_at, booking_reference, source_system, recorded_at, import_file_id, import_line) VALUES (x'00', 'pending', 'GBP', 'today', 'A', 's', 0, 1, 1)",
        "INSERT INTO users (id, kind) VALUES (x'00', 'robot')",
        "INSERT INTO waiting_lists (id, session_id, user_id, position, priority) VALUES (x'00', x'00', x'00', 1, 'urgent')",
        "INSERT INTO match_decisions VALUES (1, 'perhaps', x'00', x'01', 'somebody', 0, NULL)",
        "INSERT INTO import_files VALUES (1, 1, 'a.csv', '', 0, 'bookings', '', 5, 1, 1, 1, 1, 0, 0)",
    ])
    func `What the vocabulary or the arithmetic forbids is refused by the database, too`(_ sql: String) {
        #expect(throws: DatabaseError.self) { try database.execute(sql) }
    }

    @Test func `A user waits once for a session`() throws {
        let insert = "INSERT INTO waiting_lists (id, session_id, user_id, position) VALUES"
        try database.execute("\(insert) (x'00', x'AA', x'BB', 1)")
        #expect(throws: DatabaseError.self) { try database.execute("\(insert) (x'01', x'AA', x'BB', 2)") }
        try database.execute("\(insert) (x'01', x'AC', x'BB', 2)")
    }
}
