import Database
import DatabaseTestSupport
import Foundation
import PostgreSQLDriver
import TestSupport
import Testing

/// The migration statements for a DBA, run as they are written on a table like the website's.
@Suite(.requiresPostgreSQL) struct PlanStatementsTests {
    @Test
    func `The three steps make a user of each e-mail, link the bookings, add up what was kept, and can be repeated`()
        throws
    {
        let database = try PostgreSQLDatabase(
            try PostgreSQLServer.shared.get().freshSchema(), applicationName: "tests")
        try database.execute(
            """
            CREATE TABLE bookings (id uuid PRIMARY KEY, "contactDetails" jsonb, status text, "finalAmount" numeric,
                currency text, "paidAt" timestamptz, created_at timestamptz NOT NULL, user_id uuid);
            INSERT INTO bookings (id, "contactDetails", status, "finalAmount", currency, "paidAt", created_at) VALUES
            ('00000000-0000-0000-0000-000000000001', '{"firstName": "Ada", "email": "Ada.Byron+x@Gmail.com "}', 'completed',
                100.50, 'GBP', '2024-01-02', '2024-01-01'),
            ('00000000-0000-0000-0000-000000000002', '{"firstName": "Augusta", "email": "adabyron@googlemail.com"}',
                'confirmed', 20, 'EUR', '2024-03-02', '2024-03-01'),
            ('00000000-0000-0000-0000-000000000003', '{"firstName": "Ada", "email": "ada.byron@gmail.com"}', 'cancelled', 70,
                'GBP', '2024-02-02', '2024-02-01'),
            ('00000000-0000-0000-0000-000000000004', '{"firstName": "Ben", "email": "n/a"}', 'confirmed', 9, 'GBP', NULL,
                '2024-02-01'),
            ('00000000-0000-0000-0000-000000000005', '{"firstName": "Cal", "email": "cal@example.com"}', 'pending', 5, 'GBP',
                NULL, '2024-02-01')
            """)
        let plan = packageRoot.appending(path: "sql/plan")
        let steps = try FileManager.default.contentsOfDirectory(atPath: plan.path()).sorted().map {
            try String(contentsOf: plan.appending(path: $0), encoding: .utf8)
        }
        #expect(steps.count == 3)
        func state() throws -> [[SQLValue]] {
            var rows: [[SQLValue]] = []
            // The last two columns are the system's: they change with every write of a row.
            let sql = """
                SELECT email_key, first_name, CAST(total_bookings AS text), CAST(total_spent AS text),
                    (SELECT count(*) FROM bookings WHERE user_id = users.id), CAST(users.ctid AS text),
                    (SELECT string_agg(CAST(ctid AS text), '' ORDER BY id) FROM bookings)
                FROM users ORDER BY email_key
                """
            try database.query(sql) { row in rows.append((0..<row.columnCount).map { row.value($0) }) }
            return rows
        }
        for step in steps { try database.execute(step) }
        let first = try state()
        #expect(
            first.map { Array($0.prefix(5)) } == [
                [
                    .text("adabyron@gmail.com"), .text("Augusta"), .text("2"), .text(#"{"EUR": 20, "GBP": 100.50}"#),
                    .integer(3),
                ],
                [.text("cal@example.com"), .text("Cal"), .text("0"), .text("{}"), .integer(1)],
            ])
        for step in steps { try database.execute(step) }
        #expect(try state() == first, "a second run writes nothing")
    }
}
