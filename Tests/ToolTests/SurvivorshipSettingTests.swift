import Database
import DatabaseTestSupport
import TestSupport
import Testing

/// `--survivorship`: set once, kept by the runs that follow.
@Suite struct SurvivorshipSettingTests {
    let folder: TemporaryFolder

    /// Two bookings as Ada Byron, and a later one of the same address as Augusta King.
    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.csv", Office.csv(["A-1", "A-2"]) + SurvivorshipSettingTests.later)
    }

    private static let later =
        "A-3,14/03/2025 10:00,Confirmed,Augusta,King,ada@example.com,07700 900124,£10.00,£0.00,£10.00,14/03/2025 10:05,\n"

    private func dedupe(_ arguments: [String], _ location: String) throws -> Figures {
        let run = try ToolRun("booking-dedupe", arguments + ["--database", location, "--json"], in: folder)
        return try Figures(run.expect(status: 0, speech: "").standardOutput)
    }

    private func names(_ location: String) throws -> [[String?]] {
        try rows(of: location, "SELECT first_name, last_name, phone FROM users")
    }

    private func setting(_ location: String) throws -> [[String?]] {
        try rows(of: location, "SELECT value FROM toolkit_settings WHERE name = 'survivorship'")
    }

    private func check(_ location: String) throws {
        try ToolRun("booking-import", ["a.csv", "--database", location], in: folder).expect(status: 0)
        // One address is one user by e-mail, whatever the names.
        _ = try dedupe(["--match", "email"], location)
        #expect(try setting(location).isEmpty)
        #expect(try names(location) == [["Augusta", "King", "07700 900124"]])
        #expect(try dedupe(["--survivorship", "name=most-frequent", "--dry-run"], location).changes == 1)
        #expect(try dedupe([], location).changes == 0)
        #expect(
            try dedupe(["--survivorship", "name=most-frequent", "--survivorship", "email=most-recent"], location)
                .changes
                == 1)
        #expect(try names(location) == [["Ada", "Byron", "07700 900124"]])
        // Kept by a run that does not name it, and by one that sets another detail.
        #expect(try dedupe([], location).changes == 0)
        #expect(try dedupe(["--survivorship", "phone=most-frequent"], location).changes == 1)
        #expect(try names(location) == [["Ada", "Byron", "07700 900123"]])
        #expect(try setting(location) == [["name=most-frequent,email=most-recent,phone=most-frequent"]])
        try ToolRun(
            "booking-migrate", ["a.csv", "--database", location, "--output", "out", "--summary", "summary.json"],
            in: folder
        ).expect(status: 0)
        #expect(try names(location) == [["Ada", "Byron", "07700 900123"]])
        let back = try ToolRun(
            "booking-migrate",
            [
                "a.csv", "--database", location, "--output", "out",
                "--survivorship", "name=default,email=default,phone=default",
            ], in: folder)
        back.expect(status: 0)
        #expect(try names(location) == [["Augusta", "King", "07700 900124"]])
        #expect(try setting(location).isEmpty)
    }

    @Test func `Rules are stored, kept by the next run, and rewrite the users they concern`() throws {
        try check(folder.path("bookings.sqlite"))
    }

    @Test(.requiresPostgreSQL) func `Likewise on PostgreSQL`() throws {
        try check(try PostgreSQLServer.shared.get().freshSchema())
    }

    @Test(
        arguments: [
            (
                ["--survivorship", "name=latest"],
                """
                Error: --survivorship: 'latest' is no rule for name; most-recent, most-frequent and most-complete are, \
                joined by + for an order, and default.

                """
            ),
            (
                ["--survivorship", "town=most-recent"],
                """
                Error: --survivorship: 'town' is no detail that is chosen; name, email, phone, company and address are.

                """
            ),
            (
                ["--survivorship", "name=most-recent", "--survivorship", "name=most-frequent"],
                """
                Error: --survivorship: name is set twice; name it once, with its rules in order: \
                name=most-complete+most-recent.

                """
            ),
            (
                ["--csv", "a.csv", "--output", "b.csv", "--survivorship", "name=most-recent"],
                """
                Error: --survivorship is for the users of a database; --csv makes none: leave it out.

                """
            ),
        ])
    func `Rules that are not understood are a usage error`(_ flags: [String], _ start: String) throws {
        let run = try ToolRun("booking-dedupe", flags, in: folder).expect(status: 64)
        #expect(run.standardError.hasPrefix(start), "\(run)")
        #expect(try folder.contents().keys.sorted() == ["a.csv"])
    }
}
