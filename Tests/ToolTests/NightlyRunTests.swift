import Database
import DatabaseTestSupport
import Foundation
import TestSupport
import Testing

/// A night's run looks only at what the night has brought, and gives what stages over everything give.
@Suite struct NightlyRunTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Tables beside those of the data that must not differ either.
    private static let tables =
        StoredContent.dataTables + ["user_aliases", "user_links", "stage_progress", "match_figures"]

    /// Few enough people that bookings meet, and so few at one address that some are households.
    private static func row(_ booking: Int, person: Int, status: String = "Confirmed", day: Int, minute: Int = 0)
        -> String
    {
        let phone = person % 3 == 0 ? "" : "07700 900\(100 + person % 29)"
        let email = person % 5 == 0 ? "" : "p\(person % 47)@example.com"
        let moment = "2024-\(10 + day / 28 % 3)-\(10 + day % 19) 10:\(10 + minute)"
        return """
            R-\(booking),\(moment),\(status),Name\(person % 7),Family\(person % 31),\(email),\(phone),£10.00,£0.00,£10.00,\
            \(moment),LS\(person % 37) 1AA,Leeds\n
            """
    }

    private static let header =
        "Booking Ref,Booked On,Status,First Name,Surname,Email Address,Telephone,Price,Discount,Total Paid,Paid On,Postcode,Town\n"

    /// The file of a night: bookings nobody has seen, of people known and new, and some that have changed.
    private static func file(night: Int) -> String {
        if night == 0 { return header + (0..<240).map { row($0, person: $0 * 7 % 173, day: $0 % 200) }.joined() }
        var rows = (0..<6).map { row(1_000 * night + $0, person: night * 31 + $0 * 13, day: 200 + night) }
        if night % 2 == 0 {
            rows += (0..<3).map {
                row($0 * 17 + night, person: night * 5 + $0, status: "Cancelled", day: 200 + night, minute: $0)
            }
        }
        return header + rows.joined()
    }

    private func expectSame(_ locations: [String]) throws {
        for night in 0..<6 {
            try folder.write("night.csv", NightlyRunTests.file(night: night))
            let flags = ["--time-zone", "Europe/London", "--output", "out"]
            let migrate =
                ["night.csv", "--match", "email", "--summary", "night.json", "--database", locations[0]] + flags
            try ToolRun("booking-migrate", migrate, in: folder).expect(status: 0)
            let whole = ["--database", locations[1]]
            try ToolRun("booking-import", ["night.csv"] + flags + whole, in: folder).expect(status: 0)
            try ToolRun("booking-dedupe", ["--match", "email", "--summary", "whole.json"] + whole, in: folder)
                .expect(status: 0)
            try ToolRun("booking-backfill", whole, in: folder).expect(status: 0)
            let ours = try StoredContent(of: locations[0], tables: NightlyRunTests.tables)
            let theirs = try StoredContent(of: locations[1], tables: NightlyRunTests.tables)
            #expect(ours.difference(from: theirs) == "", "night \(night)")
            #expect(ours.count("user_links") > 0)
            let figures = try ["night.json", "whole.json"].map { try dedupeFigures($0) }
            #expect(figures[0] == figures[1], "night \(night)")
        }
        // Nothing is left that a run over everything would change.
        let again = ["--json", "--database", locations[0]]
        for tool in ["booking-dedupe", "booking-backfill"] {
            let run = try ToolRun(tool, again, in: folder).expect(status: 0)
            #expect(try Figures(run.standardOutput).changes == 0)
        }
    }

    private func dedupeFigures(_ name: String) throws -> [String: Int] {
        let summary = try JSONSerialization.jsonObject(with: Data(folder.bytes(name))) as? [String: Any]
        return try #require(summary?["dedupe"] as? [String: Int])
    }

    @Test func `What somebody has altered by hand a night passes over, and booking-dedupe puts right`() throws {
        let flags = ["--time-zone", "Europe/London", "--match", "email", "--output", "out"]
        let path = folder.path("bookings.sqlite")
        for night in 0..<2 {
            try folder.write("night.csv", NightlyRunTests.file(night: night))
            try ToolRun("booking-migrate", ["night.csv"] + flags, in: folder).expect(status: 0)
            guard night == 0 else { break }
            try alter(path, "UPDATE users SET city = 'Elsewhere' WHERE email = 'p7@example.com'")
        }
        let altered = "SELECT count(*) FROM users WHERE city = 'Elsewhere'"
        #expect(try rows(of: path, altered) == [["1"]])
        try ToolRun("booking-dedupe", [], in: folder).expect(status: 0)
        #expect(try rows(of: path, altered) == [["0"]])
    }

    @Test func `On SQLite`() throws { try expectSame([folder.path("night.sqlite"), folder.path("whole.sqlite")]) }

    @Test(.requiresPostgreSQL) func `On PostgreSQL`() throws {
        let server = try PostgreSQLServer.shared.get()
        try expectSame([server.freshSchema(), server.freshSchema()])
    }
}
