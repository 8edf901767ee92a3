import Foundation
import SQLiteDriver
import TestSupport
import Testing

@Suite struct StagesTests {
    let sample: SampleRun

    init() throws { sample = try SampleRun.shared.get() }

    @Test func `Import, dedupe, backfill and report one by one give what migrate gives`() throws {
        let folder = try SampleRun.folderWithExports()
        try ToolRun("booking-import", ["exports", "--time-zone", "Europe/London"], in: folder).expect(
            status: 0, speech: "")
        try ToolRun("booking-dedupe", [], in: folder).expect(status: 0, speech: "")
        try ToolRun("booking-backfill", [], in: folder).expect(status: 0, speech: "")
        try ToolRun("booking-report", ["--output", "out"], in: folder).expect(status: 0, speech: "")
        let apart = try StoredContent(of: folder.path("bookings.sqlite"))
        let together = try StoredContent(of: sample.folder.path("bookings.sqlite"))
        #expect(apart.difference(from: together) == "")
        #expect(try folder.contents(of: "out") == sample.folder.contents(of: "out"))
    }

    @Test func `Each stage run again changes nothing`() throws {
        let folder = try SampleRun.copy()
        for tool in ["booking-dedupe", "booking-backfill"] {
            let run = try ToolRun(tool, ["--json"], in: folder).expect(status: 0)
            #expect(try Figures(run.standardOutput).changes == 0, "\(run)")
        }
        #expect(
            try StoredContent(of: folder.path("bookings.sqlite"))
                == StoredContent(of: sample.folder.path("bookings.sqlite")))
    }

    @Test func `Both ways of working out every report agree`() throws {
        let folder = try SampleRun.copy()
        let run = try ToolRun("booking-report", ["--output", "again", "--verify"], in: folder)
        run.expect(status: 0, speech: "note: every table was worked out both ways; they agree\n")
        #expect(try folder.contents(of: "again") == folder.contents(of: "out"))
    }

    @Test func `Reports can be written after a run was killed in the middle of writing the file`() throws {
        let folder = try SampleRun.copy()
        let killed = try TemporaryFolder()
        // What a killed run leaves: pages half written, and the journal to undo them. Copied while both are there.
        let writer = try SQLiteDatabase(path: folder.path("bookings.sqlite"))
        try writer.execute(
            "PRAGMA cache_size = 5; BEGIN IMMEDIATE; UPDATE bookings SET status = 'pending', booking_notes = hex(randomblob(90))"
        )
        for name in ["bookings.sqlite", "bookings.sqlite-journal"] { try killed.write(name, bytes: folder.bytes(name)) }
        try writer.execute("ROLLBACK")
        try #require(try killed.bytes("bookings.sqlite") != sample.folder.bytes("bookings.sqlite"))
        try ToolRun("booking-report", ["--output", "out"], in: killed).expect(status: 0, speech: "")
        #expect(try killed.contents(of: "out") == sample.folder.contents(of: "out"))
        #expect(!killed.has("bookings.sqlite-journal") && !killed.has("bookings.sqlite.lock"))
    }

    /// Four bookings stand in two exports with words of their own for how they were paid, and nothing says which export is
    /// newer: there the file read last counts.
    private static let decidedByOrder: Set<String> = ["payment_method"]

    @Test func `The files may come in any order`() throws {
        let folder = try SampleRun.folderWithExports()
        let files = [
            "payments.csv", "office-bookings.csv", "legacy-bookings.json", "notes.csv", "sessions.csv", "groups.csv",
            "legacy-bookings.csv", "courses.csv", "waiting-list.csv", "communications.json", "certificates.csv",
        ].map { "exports/" + $0 }
        try ToolRun("booking-migrate", files + ["--time-zone", "Europe/London", "--output", "out"], in: folder)
            .expect(status: 0)
        try expectSampleContent(in: folder)
    }

    @Test(arguments: ["email", "probabilistic"])
    func `The files may come one a run, sessions last`(matching: String) throws {
        let folder = try SampleRun.folderWithExports()
        let flags = ["--time-zone", "Europe/London", "--output", "out", "-q", "--match", matching]
        for file in [
            "payments.csv", "groups.csv", "certificates.csv", "office-bookings.csv", "communications.json",
            "legacy-bookings.json", "legacy-bookings.csv", "waiting-list.csv", "sessions.csv", "courses.csv",
            "notes.csv",
        ] { try ToolRun("booking-migrate", ["exports/" + file] + flags, in: folder).expect(status: 0) }
        let path = folder.path("bookings.sqlite")
        if matching == "probabilistic" {
            // A user's id is that of the contact that came first, so here it may be another one: the people are the same.
            #expect(try people(in: path) == people(in: sample.folder.path("bookings.sqlite")))
            return
        }
        let whole = try SampleRun.folderWithExports()
        try ToolRun("booking-migrate", ["exports"] + flags, in: whole).expect(status: 0)
        let ignored = Self.decidedByOrder.union(["founding_contact_id", "founding_number"])
        let one = try StoredContent(of: path, ignoring: ignored)
        let other = try StoredContent(of: whole.path("bookings.sqlite"), ignoring: ignored)
        #expect(one.difference(from: other) == "")
    }

    /// Each user by its contacts, with its statistics.
    private func people(in path: String) throws -> Set<[String?]> {
        Set(
            try rows(
                of: path,
                """
                SELECT group_concat(contact, ','), kind, email, first_name, last_name, total_bookings, total_spent
                FROM (SELECT user_id, hex(id) AS contact FROM contacts ORDER BY id) AS c JOIN users AS u ON u.id = c.user_id
                GROUP BY u.id
                """))
    }

    private func expectSampleContent(in folder: TemporaryFolder) throws {
        let one = try StoredContent(of: folder.path("bookings.sqlite"), ignoring: Self.decidedByOrder)
        let other = try StoredContent(of: sample.folder.path("bookings.sqlite"), ignoring: Self.decidedByOrder)
        #expect(one.difference(from: other) == "")
    }

    @Test func `The same bookings as CSV and as JSON are the same rows`() throws {
        let folder = try TemporaryFolder()
        let json = packageRoot.appending(path: "samples/clean/legacy-bookings.json")
        let records = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: json)) as? [[String: Any]])
        try folder.write("bookings.csv", try LegacyCSV.text(of: records))
        try folder.write("bookings.json", bytes: Array(try Data(contentsOf: json)))
        try ToolRun("booking-import", ["bookings.csv", "--database", "csv.sqlite"], in: folder).expect(status: 0)
        try ToolRun("booking-import", ["bookings.json", "--database", "json.sqlite"], in: folder).expect(status: 0)
        let fromCSV = try StoredContent(of: folder.path("csv.sqlite"))
        let fromJSON = try StoredContent(of: folder.path("json.sqlite"))
        #expect(fromCSV.count("bookings") > 300)
        #expect(fromCSV.difference(from: fromJSON) == "")
    }

    @Test func `DATABASE_URL names the database where --database does not`() throws {
        let folder = try SampleRun.folderWithExports()
        let run = ["exports/courses.csv", "-q"]
        try ToolRun("booking-import", run, in: folder, environment: ["DATABASE_URL": "sqlite:there.sqlite"])
            .expect(status: 0, speech: "")
        #expect(folder.has("there.sqlite") && !folder.has("bookings.sqlite"))
        try ToolRun(
            "booking-import", run + ["--database", "here.sqlite"], in: folder,
            environment: ["DATABASE_URL": "sqlite:nowhere.sqlite"]
        ).expect(status: 0, speech: "")
        #expect(folder.has("here.sqlite") && !folder.has("nowhere.sqlite"))
    }
}

/// Writes records of the legacy website as its own CSV: the contact details a JSON object in one cell.
enum LegacyCSV {
    static let columns = [
        "id", "bookingReference", "sessionId", "contactDetails", "status", "source", "referralSource", "groupReference",
        "originalAmount", "discountAmount", "finalAmount", "paymentMethod", "paidAt", "cancelledAt", "notes",
        "created_at",
    ]

    static func text(of records: [[String: Any]]) throws -> String {
        var text = columns.joined(separator: ",") + "\r\n"
        for record in records {
            let cells = try columns.map { column -> String in
                switch record[column] {
                case nil, is NSNull: return ""
                case let details as [String: Any]:
                    return String(decoding: try JSONSerialization.data(withJSONObject: details), as: UTF8.self)
                case let text as String: return text
                case let value?: return "\(value)"
                }
            }
            text += cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n"
        }
        return text
    }
}
