import Database
import DatabaseTestSupport
import Foundation
import TestSupport
import Testing

/// The same exports into SQLite and into PostgreSQL: the same rows with the same ids, and the same report files, byte
/// for byte.
@Suite(.requiresPostgreSQL) struct BothEnginesTests {
    let folder: TemporaryFolder
    let server: String

    init() throws {
        folder = try TemporaryFolder()
        server = try PostgreSQLServer.shared.get().freshSchema()
    }

    private func expectSameContent() throws {
        let file = try StoredContent(of: folder.path("bookings.sqlite"))
        #expect(file.difference(from: try StoredContent(of: server)) == "")
        #expect(file.count("bookings") > 0)
    }

    private func expectSameReports() throws {
        let (ours, theirs) = (try folder.contents(of: "file"), try folder.contents(of: "server"))
        #expect(ours.keys.sorted() == theirs.keys.sorted() && ours.count > 10)
        for name in ours.keys.sorted() { #expect(ours[name] == theirs[name], "\(name) differs") }
    }

    /// Runs a tool on both, and expects the same figures.
    private func run(_ tool: String, _ arguments: [String], status: Int32 = 0) throws {
        var figures: [Figures] = []
        for location in ["bookings.sqlite", server] {
            try ToolRun(tool, arguments + ["--database", location, "--summary", "summary.json"], in: folder)
                .expect(status: status)
            figures.append(try Figures(folder.text("summary.json")))
        }
        #expect(figures[0].files == figures[1].files && figures[0].rejects == figures[1].rejects)
        #expect(figures[0].changes == figures[1].changes && figures[0].users == figures[1].users)
    }

    private func report(_ arguments: [String] = []) throws {
        for (location, output) in [("bookings.sqlite", "file"), (server, "server")] {
            try ToolRun("booking-report", arguments + ["--database", location, "--output", output], in: folder)
                .expect(status: 0)
        }
        try expectSameReports()
    }

    @Test func `Orders whose rows come in several files`() throws {
        let header =
            "Ticket ID,Order ID,Order Date,Updated,First Name,Last Name,Email,Ticket Type,Ticket Price,Refunded On\n"
        func row(_ ticket: Int, _ order: Int, _ name: String, _ price: String, updated: String = "") -> String {
            "T-\(ticket),O-\(order),2024-03-01,\(updated),\(name),Example,\(name)@example.com,Adult,\(price),\n"
        }
        try folder.write(
            "1.csv", header + row(1, 1, "ada", "120.00") + row(3, 1, "cal", "30.00") + row(4, 2, "di", "5"))
        try folder.write("2.csv", header + row(2, 1, "ben", "60.00") + row(5, 3, "eve", "7.50"))
        try folder.write("3.csv", header + row(3, 1, "cal", "25.00", updated: "2024-03-05") + row(4, 2, "di", "-2"))
        for file in ["1.csv", "2.csv", "3.csv", "2.csv", "3.csv"] {
            try run("booking-import", [file, "-q", "--time-zone", "Europe/London"])
            try expectSameContent()
        }
        let database = try storedDatabase(server)
        #expect(try database.integer("SELECT SUM(final_amount_minor) FROM bookings") == 20_500 + 500 + 750)
        #expect(try database.integer("SELECT SUM(refunded_amount_minor) FROM bookings") == 200)
        #expect(try database.integer("SELECT COUNT(*) FROM booking_lines") == 6)
    }

    @Test func `The clean samples, as one job and then again`() throws {
        let samples = packageRoot.appending(path: "samples/clean").path()
        for round in 0..<2 {
            for (location, output) in [("bookings.sqlite", "file"), (server, "server")] {
                try ToolRun(
                    "booking-migrate",
                    [samples, "--output", output, "--time-zone", "Europe/London", "--summary", "\(output).json"],
                    in: folder, environment: ["DATABASE_URL": location]
                ).expect(status: 0, speech: "")
            }
            let figures = try ["file", "server"].map { try Figures(folder.text("\($0).json")) }
            #expect(figures[0].files == figures[1].files && figures[0].changes == figures[1].changes)
            if round == 1 { #expect(figures[1].changes == 0) }
        }
        try expectSameContent()
        try expectSameReports()
        try report(["--verify", "--as-of", "2025-03-31"])
        try report(["--engine", "sql", "--csv-dialect", "raw", "--with-contacts"])
    }

    @Test func `Bookings without dates beside others`() throws {
        try folder.write("dated.csv", Office.csv(["R-1", "R-2"]))
        try folder.write("undated.csv", "Booking Ref,Name,Email,Checked in\nR-3,Ada Byron,ada@example.com,yes\n")
        for location in ["bookings.sqlite", server] {
            try ToolRun(
                "booking-migrate",
                ["dated.csv", "undated.csv", "--output", "out", "--time-zone", "Europe/London"], in: folder,
                environment: ["DATABASE_URL": location]
            ).expect(status: 0)
        }
        try expectSameContent()
        try report(["--verify"])
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `Made-up exports, stage by stage and in two parts`(_ seed: UInt64) throws {
        for (part, count) in [("one", 400), ("two", 900)] {
            try ToolRun(
                "booking-samples", ["--bookings", "\(count)", "--seed", "\(seed)", "--output", part, "-q"], in: folder
            ).expect(status: 0)
            let status: Int32 = try importStatus(of: part)
            try run("booking-import", [part, "--time-zone", "Europe/London"], status: status)
            try run("booking-import", [part, "--dry-run"], status: status)
            try run("booking-dedupe", [])
            try run("booking-backfill", [])
            try expectSameContent()
            try report(["--verify"])
        }
    }

    private func importStatus(of part: String) throws -> Int32 {
        try ToolRun("booking-import", [part, "--database", "other.sqlite", "--dry-run"], in: folder).status
    }

    @Test func `Every defective sample is read, kept and rejected alike`() throws {
        let samples = packageRoot.appending(path: "samples/defects").path()
        for name in try FileManager.default.contentsOfDirectory(atPath: samples).sorted() {
            let path = samples + "/" + name
            let alone = try ToolRun(
                "booking-import", [path, "--database", "bookings.sqlite", "-q", "--summary", "file.json"], in: folder)
            let other = try ToolRun(
                "booking-import", [path, "--database", server, "-q", "--summary", "server.json"], in: folder)
            #expect(alone.status == other.status && alone.standardError == other.standardError, "\(name)\n\(other)")
            guard alone.status < 2 else { continue }
            let figures = try ["file", "server"].map { try Figures(folder.text("\($0).json")) }
            #expect(figures[0].files == figures[1].files, "\(name)")
        }
        try expectSameContent()
        try run("booking-dedupe", [])
        try run("booking-backfill", [])
        try expectSameContent()
        try report(["--verify"])
    }
}
