import Database
import DatabaseTestSupport
import Foundation
import PostgreSQLDriver
import TestSupport
import Testing

/// A legacy table in PostgreSQL, imported from where it lies.
@Suite(.requiresPostgreSQL) struct InPlaceTests {
    let folder: TemporaryFolder
    let shop: LegacyShop

    init() throws {
        folder = try TemporaryFolder()
        shop = try LegacyShop()
    }

    private func migrate(_ arguments: [String], from server: String? = nil) throws -> ToolRun {
        try ToolRun("booking-migrate", ["-q", "--from", server ?? shop.server] + arguments, in: folder)
    }

    /// Puts the website's sample export into a table of texts, then into one of the given columns.
    private func loadSample(_ table: String, columns: String, select: String) throws {
        let path = packageRoot.appending(path: "samples/clean/legacy-bookings.csv").path()
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let names = text.prefix { $0 != "\r\n" && $0 != "\n" }.split(separator: ",").map { "\"\($0)\" text" }
        try shop.database.execute("CREATE TABLE sample (\(names.joined(separator: ", ")))")
        let psql = try ToolRun(
            (PostgreSQLServer.programs ?? "") + "/psql",
            ["-X", "-q", shop.server, "-c", "\\copy sample FROM '\(path)' CSV HEADER"], in: folder)
        psql.expect(status: 0, speech: "")
        try shop.database.execute(
            "CREATE TABLE \(table) (\(columns)); INSERT INTO \(table) SELECT \(select) FROM sample")
    }

    private static let typed = """
        CAST(id AS integer), "bookingReference", "sessionId", CAST("contactDetails" AS jsonb), status, source,
        "referralSource", "groupReference", CAST("originalAmount" AS numeric), CAST("discountAmount" AS numeric),
        CAST("finalAmount" AS numeric), "paymentMethod", CAST(NULLIF("paidAt", '') AS timestamptz),
        CAST(NULLIF("cancelledAt", '') AS timestamptz), notes, CAST(created_at AS timestamptz)
        """

    @Test(arguments: [
        ("bookings", true), ("bookings", false), (#""The ""old"" shop".bookings"#, true), (#""Bookings; drop""#, false),
    ])
    func `A table gives what its export gives, whatever it is called and whether its columns are quoted or folded`(
        _ table: String, _ isQuoted: Bool
    ) throws {
        let name = table.contains("shop") ? table.replacing("old", with: shop.server.suffix(8)) : table
        if let dot = name.firstIndex(of: "."), name != "bookings" {
            try shop.database.execute("CREATE SCHEMA \(name[..<dot])")
        }
        let columns = """
            id integer, "bookingReference" text, "sessionId" text, "contactDetails" jsonb, status text, source text,
            "referralSource" text, "groupReference" text, "originalAmount" numeric(12,2), "discountAmount" numeric(12,2),
            "finalAmount" numeric(12,2), "paymentMethod" text, "paidAt" timestamptz, "cancelledAt" timestamptz,
            notes text, created_at timestamptz
            """
        try loadSample(
            name, columns: isQuoted ? columns : columns.lowercased().replacing("\"", with: ""), select: Self.typed)
        try migrate(["--table", name, "--database", "table.sqlite", "--time-zone", "Europe/London"]).expect(
            status: 0, speech: "")
        let sample = packageRoot.appending(path: "samples/clean/legacy-bookings.csv").path()
        try ToolRun(
            "booking-migrate", [sample, "-q", "--database", "file.sqlite", "--time-zone", "Europe/London"], in: folder
        ).expect(status: 0, speech: "")
        let file = try StoredContent(of: folder.path("file.sqlite"))
        #expect(file.difference(from: try StoredContent(of: folder.path("table.sqlite"))) == "")
        #expect(file.count("bookings") == 897)
    }

    @Test func `Values are exact, whatever the server is set to, and a second import changes nothing`() throws {
        try shop.makeTable(
            columns: """
                id uuid PRIMARY KEY, "bookingReference" text, "contactDetails" json, "finalAmount" money,
                "originalAmount" numeric, "sessionId" text, created_at timestamptz, "paidAt" timestamp,
                "isMember" boolean, score double precision, tags text[]
                """)
        try shop.database.execute(
            """
            INSERT INTO bookings VALUES (gen_random_uuid(), 'A-1', '{"email": "ada@example.com", "note": "a\\"b\\nc"}',
                1234567.89, 12345678901.23, 'S1', '2024-07-01 12:00:00.123456+02', '2024-07-01 12:30', true, 0.1::float8 + 0.2,
                ARRAY['x,y', 'line' || chr(10) || 'break'])
            """)
        let odd = shop.server + "%20-cDateStyle%3DSQL,DMY%20-cTimeZone%3DAmerica/New_York%20-cextra_float_digits%3D-5"
        for location in ["exact.sqlite", try PostgreSQLServer.shared.get().freshSchema()] {
            for round in 0..<2 {
                try ToolRun(
                    "booking-import",
                    [
                        "--from", odd, "-q", "--database", location, "--time-zone", "Europe/London", "--summary",
                        "s.json",
                    ], in: folder
                ).expect(status: 0, speech: "")
                let file = try #require(try Figures(folder.text("s.json")).files.first)
                #expect(file.file == "table bookings" && file.read == 1 && file.loaded == 1 - round)
            }
            let database = try storedDatabase(location.contains(":") ? location : folder.path(location))
            #expect(try database.integer("SELECT final_amount_minor FROM bookings") == 123_456_789)
            #expect(try database.integer("SELECT original_amount_minor FROM bookings") == 1_234_567_890_123)
            let moments = try rows(
                of: location.contains(":") ? location : folder.path(location), Self.moments(database))
            #expect(moments == [["2024-07-01 10:00:00", "2024-07-01 11:30:00"]])
            let extra = try database.text("SELECT CAST(extra AS text) FROM bookings") ?? ""
            #expect(extra.contains(#""isMember":"true""#) && extra.contains("0.30000000000000004"), "\(extra)")
            #expect(extra.contains(#"{\"x,y\",\"line\u000abreak\"}"#), "\(extra)")
        }
    }

    private static func moments(_ database: any Database) -> String {
        let columns = ["created_at", "paid_at"].map { column in
            database.engine == .sqlite
                ? "datetime(\(column) / 1000000, 'unixepoch')" : "to_char(\(column), 'YYYY-MM-DD HH24:MI:SS')"
        }
        return "SELECT \(columns.joined(separator: ", ")) FROM bookings"
    }

    @Test func `A rejected row is told by its number in the order of the key, and can be corrected`() throws {
        try shop.makeTable()
        try shop.fill(1...40, customers: 7)
        // Rows written again lie at the end of the table; values with line breaks are one row all the same.
        try shop.database.execute("UPDATE bookings SET notes = 'a' || chr(10) || 'b' WHERE id < 20")
        try shop.database.execute("UPDATE bookings SET status = 'perhaps' WHERE id = 23")
        let run = try ToolRun("booking-migrate", ["--from", shop.server], in: folder).expect(status: 1)
        #expect(run.standardOutput.contains("at table bookings, row 23, column status"), "\(run)")
        let rejects = try folder.text("reports/output/rejects/run-1/bookings.csv")
        #expect(rejects.split(separator: "\n").count == 2 && rejects.contains("MT-23"))
        try folder.write("mended.csv", rejects.replacing("perhaps", with: "confirmed"))
        try ToolRun("booking-import", ["mended.csv", "-q"], in: folder).expect(status: 0, speech: "")
        #expect(try rows(of: folder.path("bookings.sqlite"), "SELECT count(*) FROM bookings") == [["40"]])
    }

    @Test func `A table that is not there, or may not be read, is told with what to type`() throws {
        try shop.makeTable("\"Bookings\"")
        try shop.makeTable("private")
        let role = "reader_\(shop.server.suffix(6).filter(\.isNumber))"
        try shop.database.execute(
            "CREATE ROLE \(role) LOGIN; DO $$ BEGIN EXECUTE 'GRANT USAGE ON SCHEMA ' || current_schema() || ' TO \(role)'; END $$"
        )
        let reader = shop.server.replacing("toolkit@", with: role + "@")
        func expect(_ table: String, _ server: String, _ speech: String, _ options: [String] = []) throws {
            let run = try migrate(["--table", table] + options, from: server).expect(status: 2)
            #expect(run.standardError.hasPrefix("error: " + speech), "\(run)")
            #expect(!folder.has("bookings.sqlite"))
        }
        try expect(
            "bookings", shop.server,
            """
            there is no table bookings in the legacy database, or none that its search path finds
              did you mean --table '"Bookings"'?
            """)
        try expect("a.b.c.d", shop.server, "a.b.c.d is no name of a table\n  write --table bookings, ")
        try expect(
            "private", reader, "table private: the server does not let this role read it\n  have its owner say: ")
        try shop.database.execute("GRANT SELECT (id, status) ON private TO \(role)")
        try expect("private", reader, "table private: the server does not let this role read all of it")
        try shop.database.execute(
            "ALTER TABLE private DROP COLUMN \"contactDetails\", DROP COLUMN \"bookingReference\"")
        try shop.database.execute("ALTER TABLE private DROP COLUMN \"sessionId\", DROP COLUMN \"finalAmount\"")
        try expect("private", shop.server, "table private: its columns")
        try expect(
            "private", "postgresql://toolkit@/nothing?host=/nowhere", "--from: no connection to the PostgreSQL server")
    }

    @Test(arguments: [
        (["--table", "x"], "--table names a table of the database that --from names."),
        (["--from", "shop.sqlite"], "--from takes postgresql://"), (["x.csv", "--link-back"], "--link-back writes to"),
        (["--from", "postgresql://x", "--undo"], "--undo is for --link-back."),
        (["--from", "postgresql://x", "--link-back", "--dry-run", "--json"], "--link-back --dry-run prints SQL"),
    ])
    func `Flags that do not go together are a mistake in the command line`(_ arguments: [String], _ speech: String)
        throws
    {
        let run = try ToolRun("booking-migrate", arguments, in: folder).expect(status: 64)
        #expect(run.standardError.hasPrefix("Error: " + speech), "\(run)")
    }
}
