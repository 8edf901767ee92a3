import Database
import DatabaseTestSupport
import Foundation
import InPlace
import PostgreSQLDriver
import TestSupport
import Testing

/// Users and links, written back to the legacy table.
@Suite(.requiresPostgreSQL) struct LinkBackTests {
    let folder: TemporaryFolder
    let shop: LegacyShop

    init() throws {
        folder = try TemporaryFolder()
        shop = try LegacyShop()
        try shop.makeTable()
    }

    @discardableResult
    private func migrate(
        _ arguments: [String] = [], table: String? = nil, database: String = "bookings.sqlite"
    ) throws -> ToolRun {
        try ToolRun(
            "booking-migrate",
            ["-q", "--from", shop.server, "--link-back", "--database", database, "--summary", "s.json"]
                + (table.map { ["--table", $0] } ?? []) + arguments, in: folder)
    }

    private struct Summary: Decodable {
        struct Reason: Decodable { let reason: String, count: Int }
        struct LinkBack: Decodable {
            let rows, linked, linkedToAnother, notLinked, rowsWritten, usersWritten, groupsWritten: Int
            let reasons: [Reason]
        }
        let linkBack: LinkBack
        let changes: Int
    }

    /// The figures of the last run, which add up.
    private func figures() throws -> Summary {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let summary = try decoder.decode(Summary.self, from: Data(folder.bytes("s.json")))
        let figures = summary.linkBack
        #expect(figures.rows == figures.linked + figures.linkedToAnother + figures.notLinked)
        #expect(figures.notLinked == figures.reasons.reduce(0) { $0 + $1.count })
        return summary
    }

    @Test(arguments: [DatabaseEngine.sqlite, .postgresql])
    func `Users, links and the plan's columns are written once, and can be taken away again`(_ engine: DatabaseEngine)
        throws
    {
        try shop.fill(1...600, customers: 200)
        try shop.database.execute("UPDATE bookings SET \"contactDetails\" = '{}' WHERE id IN (5, 6)")
        try shop.database.execute("UPDATE bookings SET status = 'perhaps' WHERE id = 7")
        let columns = try shop.columns()
        let content = try shop.rows("SELECT CAST(b AS text) FROM bookings AS b ORDER BY id")
        let location = engine == .sqlite ? "bookings.sqlite" : try PostgreSQLServer.shared.get().freshSchema()
        let stored = engine == .sqlite ? folder.path(location) : location
        try migrate(database: location).expect(status: 1)
        let first = try figures()
        #expect(first.linkBack.rows == 600 && first.linkBack.linked == 597 && first.linkBack.rowsWritten == 599)
        #expect(first.linkBack.usersWritten == 200 && first.linkBack.groupsWritten == 10)
        #expect(first.linkBack.reasons.filter { $0.count > 0 }.map(\.count) == [1, 2])

        // What the toolkit says of each booking is what the table says.
        let identifier = { (column: String) in
            engine == .postgresql ? column : "NULLIF(lower(hex(\(column))), '')"
        }
        let ours = try rows(
            of: stored,
            """
            SELECT source_record_id, \(identifier("user_id")), source, booking_notes, \(identifier("group_id"))
            FROM bookings ORDER BY CAST(source_record_id AS int)
            """)
        let theirs = try shop.rows(
            """
            SELECT CAST(id AS text), CAST(user_id AS text), source, booking_notes, CAST(group_id AS text) FROM bookings
            WHERE id <> 7 ORDER BY bookings.id
            """)
        let plain = { (rows: [[String?]]) in rows.map { $0.map { $0?.replacing("-", with: "") } } }
        let differing = zip(plain(ours), plain(theirs)).first { $0 != $1 }
        #expect(ours.count == 599 && theirs.count == 599 && differing == nil)
        let totals = "SELECT sum(total_bookings), sum(upcoming_bookings), count(*), count(email) FROM users"
        #expect(try shop.rows(totals) == rows(of: stored, totals))
        let spent = try shop.rows("SELECT CAST(sum(total_spent) * 100 AS bigint) FROM users")
        #expect(spent == (try rows(of: stored, "SELECT sum(total_spent) FROM users")))
        #expect(
            try shop.rows(
                "SELECT conname FROM pg_constraint WHERE conrelid = 'bookings'::regclass AND convalidated ORDER BY 1")
                == [
                    ["bookings_created_by_user_id_fkey"], ["bookings_group_id_fkey"], ["bookings_pkey"],
                    ["bookings_user_id_fkey"],
                ])
        #expect(
            try shop.rows(
                "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND tablename = 'bookings' ORDER BY 1"
            )
                == [
                    ["bookings_pkey"], ["idx_bookings_created_by"], ["idx_bookings_group_id"], ["idx_bookings_source"],
                    ["idx_bookings_user_id"],
                ])
        try shop.database.execute("INSERT INTO bookings (id) VALUES (9999)")
        #expect(try shop.rows("DELETE FROM bookings WHERE id = 9999 RETURNING source") == [["website"]])

        let versions = "SELECT CAST(ctid AS text), CAST(xmin AS text) FROM bookings"
        let before = try shop.rows(versions)
        try migrate(database: location).expect(status: 1)
        let second = try figures()
        #expect(second.changes == 0 && second.linkBack.linked == 597)
        #expect(second.linkBack.rowsWritten + second.linkBack.usersWritten + second.linkBack.groupsWritten == 0)
        #expect(try shop.rows(versions) == before)

        try migrate(["--undo"]).expect(status: 0, speech: "")
        #expect(try shop.columns() == columns)
        #expect(try shop.rows("SELECT CAST(b AS text) FROM bookings AS b ORDER BY id") == content)
        #expect(try shop.rows("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()") == [["bookings"]])
        let again = try migrate(["--undo"]).expect(status: 2)
        #expect(
            again.standardError.hasPrefix("error: table bookings: nothing of a link-back is there\n  name the table"))
    }

    @Test func `A dry run prints the SQL, and changes nothing on either side`() throws {
        try shop.fill(1...30, customers: 5)
        let schema = try #require(try shop.database.text("SELECT current_schema()"))
        let run = try migrate(["--dry-run"]).expect(status: 0, speech: "")
        try expectGolden(run.standardOutput.replacing(schema, with: "website"), "link-back.sql")
        #expect(try shop.rows("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()") == [["1"]])
        #expect(!folder.has("bookings.sqlite"))
        let loud = try ToolRun(
            "booking-migrate", ["--from", shop.server, "--link-back", "--dry-run"], in: folder)
        #expect(
            loud.standardOutput == run.standardOutput && loud.standardError.contains("Dry run: nothing was changed."))
        try migrate().expect(status: 0, speech: "")
        let undo = try migrate(["--undo", "--dry-run"]).expect(status: 0, speech: "")
        try expectGolden(undo.standardOutput.replacing(schema, with: "website"), "link-back-undo.sql")
        try shop.database.execute(undo.standardOutput)
        #expect(try shop.rows("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()") == [["1"]])
    }

    @Test func `What the website has by itself stays: its links, its columns, its users in another schema`() throws {
        try shop.fill(1...60, customers: 10)
        let schema = try #require(try shop.database.text("SELECT current_schema()"))
        try shop.database.execute(
            """
            CREATE TABLE users (login text PRIMARY KEY);
            CREATE SCHEMA \(schema)_crm;
            ALTER TABLE bookings ADD COLUMN source text, ADD COLUMN user_id uuid;
            UPDATE bookings SET source = 'phone' WHERE id = 1
            """)
        let refused = try migrate().expect(status: 2)
        #expect(
            refused.standardError.contains(
                "there is a table \(schema).users already that link-back has not made\n  say CREATE SCHEMA crm"))
        try migrate(["--link-schema", "\(schema)_crm"]).expect(status: 0, speech: "")
        #expect(try figures().linkBack.linked == 60)
        // A later booking, which the website itself links to a customer of its own, and one that it does not link.
        try shop.makeTable("later")
        try shop.fill(61...62, customers: 10, table: "later")
        let names = try shop.columns(of: "later").map { "\"\($0[0] ?? "")\"" }.joined(separator: ", ")
        try shop.database.execute("INSERT INTO bookings (\(names)) SELECT * FROM later; DROP TABLE later")
        try shop.database.execute(
            """
            INSERT INTO \(schema)_crm.users (id, email) VALUES ('00000000-0000-0000-0000-000000000001', 'own@example.com');
            UPDATE \(schema)_crm.users SET phone = '01' WHERE email = 'ada3@example.com';
            UPDATE bookings SET user_id = '00000000-0000-0000-0000-000000000001' WHERE id = 61
            """)
        try migrate(["--link-schema", "\(schema)_crm"]).expect(status: 0, speech: "")
        let second = try figures().linkBack
        #expect(second.linked == 61 && second.linkedToAnother == 1 && second.rowsWritten == 1)
        #expect(try shop.rows("SELECT phone FROM \(schema)_crm.users WHERE email = 'ada3@example.com'") == [["01"]])
        #expect(try shop.rows("SELECT source FROM bookings WHERE source IS NOT NULL") == [["phone"]])
        try migrate(["--link-schema", "\(schema)_crm", "--undo"]).expect(status: 0, speech: "")
        #expect(try shop.rows("SELECT count(user_id), count(source) FROM bookings") == [["0", "1"]])
        #expect(try shop.columns().map(\.first).suffix(2) == ["source", "user_id"])
    }

    @Test func `A row is linked only while it says of its customer what was read`() throws {
        try shop.fill(1...20, customers: 20)
        try migrate().expect(status: 0, speech: "")
        try migrate(["--undo"]).expect(status: 0)
        let legacy = try LegacyServer.connect(shop.server, applicationName: "tests")
        let table = try LegacyTable("bookings", in: legacy)
        let linkBack = try LinkBack(table, in: legacy, mapping: nil, linkSchema: nil)
        #expect(try linkBack.lock())
        try linkBack.stageRows()
        try shop.fill(21...21, customers: 50)
        try shop.database.execute(
            """
            UPDATE bookings SET "contactDetails" = jsonb_set("contactDetails", '{email}', '"other@example.com"') WHERE id = 3;
            UPDATE bookings SET status = 'no-show', notes = 'changed' WHERE id = 4;
            DELETE FROM bookings WHERE id = 5
            """)
        let figures = try linkBack.run(from: try storedDatabase(folder.path("bookings.sqlite")), sourceSystem: "legacy")
        #expect(figures.rows == 20 && figures.linked == 18 && figures.changedSince == 1 && figures.cameSince == 1)
        #expect(try shop.rows("SELECT id FROM bookings WHERE user_id IS NULL ORDER BY id") == [["3"], ["21"]])
        #expect(try shop.rows("SELECT status, notes FROM bookings WHERE id = 4") == [["no-show", "changed"]])
    }

    @Test func `Rows that somebody holds are gone round, and linked by the next run`() throws {
        try shop.fill(1...3_000, customers: 300)
        try migrate().expect(status: 0, speech: "")
        try shop.database.execute("UPDATE bookings SET user_id = NULL")
        try shop.database.execute("BEGIN")
        try shop.database.execute("UPDATE bookings SET notes = 'held' WHERE id = 1234")
        let run = try migrate().expect(status: 1)
        #expect(run.standardError.contains("  1 held by another session all the time; run the same again\n"), "\(run)")
        #expect(try figures().linkBack.reasons.first { $0.reason == "held" }?.count == 1)
        try shop.database.execute("COMMIT")
        try migrate().expect(status: 0, speech: "")
        #expect(try figures().linkBack.linked == 3_000)
        #expect(try shop.rows("SELECT notes FROM bookings WHERE id = 1234") == [["held"]])
    }

    @Test func `Ctrl-C ends a link-back between two statements, and the next run carries on`() throws {
        try shop.fill(1...50, customers: 10)
        try migrate().expect(status: 0, speech: "")
        try shop.database.execute("UPDATE bookings SET user_id = NULL")
        try shop.database.execute("BEGIN")
        try shop.database.execute("UPDATE bookings SET notes = 'held' WHERE id = 12")
        let process = try ToolProcess(
            "booking-migrate", ["-q", "--from", shop.server, "--link-back", "--database", "bookings.sqlite"], in: folder
        )
        let observer = try storedDatabase(shop.server)
        let waiting = """
            SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%booking_toolkit_links%' AND wait_event_type = 'Lock'
                AND application_name LIKE 'booking-migrate --from, process \(process.processID) %'
            """
        while process.isRunning, try observer.integer(waiting) == 0 { usleep(5_000) }
        process.send(signal: SIGINT)
        try process.finish().expect(
            status: 130,
            speech: """
                error: interrupted; the database is up to date, and the table is linked back in part
                  run the same again: it carries on

                """)
        try shop.database.execute("COMMIT")
        try migrate().expect(status: 0, speech: "")
        #expect(try figures().linkBack.linked == 50)
    }

    @Test func `Rows that share a reference are one booking, and have one user`() throws {
        try shop.fill(1...10, customers: 10)
        try shop.database.execute(
            """
            UPDATE bookings SET "bookingReference" = ' MT-3 ', "contactDetails" = (SELECT "contactDetails" FROM bookings WHERE id = 3)
            WHERE id = 4
            """)
        try migrate().expect(status: 0, speech: "")
        #expect(try figures().linkBack.linked == 10)
        #expect(try shop.rows("SELECT count(DISTINCT user_id) FROM bookings WHERE id IN (3, 4)") == [["1"]])
    }

    @Test func `What cannot be linked back is told before anything is changed`() throws {
        try shop.fill(1...3, customers: 3)
        func expect(_ table: String, _ speech: String, _ options: [String] = []) throws {
            let run = try migrate(options, table: table).expect(status: 2)
            #expect(run.standardError.hasPrefix("error: " + speech) && run.standardError.contains("\n  "), "\(run)")
            #expect(!folder.has("bookings.sqlite"))
        }
        try shop.database.execute("CREATE VIEW seen AS SELECT * FROM bookings")
        try expect("seen", "seen is a view or a table in parts")
        try shop.database.execute("CREATE TABLE keyless AS SELECT * FROM bookings")
        try expect("keyless", "table keyless has no primary key")
        try expect("bookings", "there is no schema crm in the legacy database", ["--link-schema", "crm"])
        try shop.database.execute("ALTER TABLE bookings ADD COLUMN group_id integer")
        try expect("bookings", "table bookings, column group_id: it is there already, of type integer")
        try shop.database.execute(
            "ALTER TABLE bookings DROP COLUMN group_id, ADD COLUMN user_id uuid; CREATE TABLE people (id uuid PRIMARY KEY)"
        )
        try shop.database.execute("ALTER TABLE bookings ADD FOREIGN KEY (user_id) REFERENCES people")
        try expect("bookings", "table bookings, column user_id: it refers to ")
    }

    @Test func `A key of two columns, and names with quotes and capitals`() throws {
        try shop.database.execute(
            #"""
            CREATE TABLE "Old ""Bookings""" ("Site" text, "No" integer, ref text, email text, "First Name" text,
                "Price" numeric, booked_at timestamptz, PRIMARY KEY ("Site", "No"));
            INSERT INTO "Old ""Bookings""" SELECT 'O''Hara \ ' || i % 2, i, 'R' || i, 'ada' || i % 4 || '@example.com', 'Ada',
                10, timestamptz '2024-01-01Z' + i * interval '1 day' FROM generate_series(1, 12) AS i
            """#)
        try folder.write(
            "mapping.yaml",
            """
            entity: bookings
            columns:
              booking_reference: ref
              email: email
              first_name: First Name
              final_amount: Price
              created_at: booked_at
            """)
        try migrate(["--mapping", "mapping.yaml"], table: #""Old ""Bookings""""#).expect(status: 0)
        #expect(try figures().linkBack.linked == 12)
        #expect(
            try shop.rows(
                #"SELECT count(DISTINCT user_id), count(*) FROM "Old ""Bookings""" JOIN users ON users.id = user_id"#)
                == [["4", "12"]])
        try migrate(["--undo"], table: #""Old ""Bookings""""#).expect(status: 0, speech: "")
    }
}
