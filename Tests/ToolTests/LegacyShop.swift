import Database
import DatabaseTestSupport
import PostgreSQLDriver

/// A website's database with a legacy table in a schema of its own.
struct LegacyShop {
    /// The connection string of its owner.
    let server: String
    let database: PostgreSQLDatabase

    init() throws {
        server = try PostgreSQLServer.shared.get().freshSchema()
        database = try PostgreSQLDatabase(server, applicationName: "website")
    }

    /// The columns of the customer's website, as it has them.
    static let columns = """
        id integer PRIMARY KEY, "bookingReference" text, "sessionId" text, "contactDetails" jsonb, status text,
        "groupReference" text, "originalAmount" numeric(12,2), "discountAmount" numeric(12,2),
        "finalAmount" numeric(12,2), "paymentMethod" text, "paidAt" timestamptz, "cancelledAt" timestamptz, notes text,
        created_at timestamptz, "updatedAt" timestamptz
        """

    /// Makes the table.
    func makeTable(_ name: String = "bookings", columns: String = LegacyShop.columns) throws {
        try database.execute("CREATE TABLE \(name) (\(columns))")
    }

    /// Adds rows from one number to another, of so many customers.
    func fill(_ rows: ClosedRange<Int>, customers: Int, table: String = "bookings") throws {
        try database.execute(
            """
            INSERT INTO \(table) SELECT i, 'MT-' || i, 'S' || i % 50,
                jsonb_build_object('firstName', 'Ada', 'lastName', 'Byron ' || i % \(customers),
                    'email', 'ada' || i % \(customers) || '@example.com', 'phone', NULL),
                CASE i % 7 WHEN 0 THEN 'cancelled' WHEN 1 THEN 'pending' ELSE 'completed' END,
                CASE WHEN i % 9 = 0 THEN 'G-' || i % 90 END, 100 + i % 50, i % 5, 100 + i % 50 - i % 5, 'card',
                CASE WHEN i % 7 > 1 THEN timestamptz '2024-01-01 10:00Z' + i * interval '1 minute' END, NULL,
                CASE WHEN i % 11 = 0 THEN 'note ' || i END, timestamptz '2024-01-01 09:00Z' + i * interval '1 minute', NULL
            FROM generate_series(\(rows.lowerBound), \(rows.upperBound)) AS i
            """)
    }

    /// The rows of a query, as texts.
    func rows(_ sql: String) throws -> [[String?]] {
        var result: [[String?]] = []
        try database.query(sql) { row in result.append((0..<row.columnCount).map { row.text($0) }) }
        return result
    }

    /// The names and types of a table's columns.
    func columns(of table: String = "bookings") throws -> [[String?]] {
        try rows(
            """
            SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
            WHERE attrelid = to_regclass('\(table)') AND attnum > 0 AND NOT attisdropped ORDER BY attnum
            """)
    }

    /// What link-back writes, in the order of the ids.
    static let links = """
        SELECT id, user_id, created_by_user_id, source, referral_source, booking_notes, group_id FROM bookings ORDER BY id
        """
    /// The users that it makes.
    static let users = """
        SELECT id, kind, email, first_name, last_name, created_at, last_activity_at, total_bookings, total_spent,
            total_spent_currency, first_booking_date, last_booking_date, upcoming_bookings FROM users ORDER BY id
        """
}
