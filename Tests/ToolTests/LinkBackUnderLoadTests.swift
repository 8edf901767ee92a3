import Database
import DatabaseTestSupport
import Foundation
import PostgreSQLDriver
import TestSupport
import Testing

/// Link-back while the website goes on writing, and killed in the middle.
@Suite(.serialized, .requiresPostgreSQL) struct LinkBackUnderLoadTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// By e-mail, because the ids that the website gets are compared: they are the same in whatever runs they come.
    private func arguments(_ shop: LegacyShop, _ database: String) -> [String] {
        [
            "-q", "--from", shop.server, "--link-back", "--database", database, "--output", "reports-\(database)",
            "--match",
            "email",
        ]
    }

    /// Links a table back, trying again while a session of a killed run holds its lock.
    private func link(_ shop: LegacyShop, _ database: String) throws {
        try ToolRun("booking-migrate", arguments(shop, database), in: folder).expect(status: 0, speech: "")
    }

    /// Starts a run and kills it some time after a statement of its link-back has begun.
    private func kill(_ shop: LegacyShop, _ database: String, after microseconds: UInt32) throws {
        let process = try ToolProcess("booking-migrate", arguments(shop, database), in: folder)
        let begun = """
            SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'booking-migrate --from, process \(process.processID) %'
                AND query LIKE '%booking_toolkit_bookings%'
            """
        while process.isRunning, try shop.rows(begun) == [["0"]] { usleep(5_000) }
        usleep(microseconds)
        process.send(signal: SIGKILL)
        let run = try process.finish()
        #expect([0, 128 + SIGKILL].contains(run.status), "\(run)")
    }

    /// The same rows in another database, linked by one run that nobody disturbs.
    private func expectAsUndisturbed(_ shop: LegacyShop) throws {
        let calm = try LegacyShop()
        try calm.makeTable()
        let names = try calm.columns().map { "\"\($0[0] ?? "")\"" }.joined(separator: ", ")
        let schema = try #require(try shop.database.text("SELECT current_schema()"))
        try calm.database.execute("INSERT INTO bookings SELECT \(names) FROM \(schema).bookings")
        try link(calm, "calm.sqlite")
        for sql in [LegacyShop.links, LegacyShop.users] {
            let (ours, theirs) = (try shop.rows(sql), try calm.rows(sql))
            #expect(ours.count == theirs.count)
            if let differing = zip(ours, theirs).first(where: { $0 != $1 }) {
                Issue.record("\(differing.0)\n\(differing.1)")
            }
        }
        let structure = "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1"
        #expect(try shop.rows(structure) == calm.rows(structure))
        let constraints = """
            SELECT conname FROM pg_constraint WHERE convalidated AND connamespace = to_regnamespace(current_schema()) ORDER BY 1
            """
        #expect(try shop.rows(constraints) == calm.rows(constraints))
        let broken = "SELECT count(*) FROM pg_index WHERE NOT indisvalid AND indrelid = to_regclass('bookings')"
        #expect(try shop.rows(broken) == [["0"]])
    }

    @Test func `100,000 rows are linked while others write and no statement waits a second, killed twice and resumed`()
        throws
    {
        let shop = try LegacyShop()
        try shop.makeTable()
        try shop.fill(1...100_000, customers: 20_000)
        let website = try BusyWebsite(shop.server, rows: 100_000, seed: 5)
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<2 { try kill(shop, "busy.sqlite", after: .random(in: 0..<6_000_000, using: &generator)) }
        try link(shop, "busy.sqlite")
        let state = website.finish()
        #expect(state.failures == [] && state.statements > 500)
        // What came and changed while the last run went on.
        try link(shop, "busy.sqlite")
        try expectAsUndisturbed(shop)
    }

    @Test func `A small table, killed at twelve moments`() throws {
        let shop = try LegacyShop()
        try shop.makeTable()
        try shop.fill(1...4_000, customers: 700)
        let website = try BusyWebsite(shop.server, rows: 4_000, seed: 7)
        var generator = SeededGenerator(seed: 8)
        for round in 0..<12 {
            if round % 3 == 0 {
                // From the beginning: else there is soon nothing left to be killed in.
                _ = try ToolRun("booking-migrate", arguments(shop, "small.sqlite") + ["--undo"], in: folder)
            }
            try kill(shop, "small.sqlite", after: .random(in: 0..<900_000, using: &generator))
        }
        try link(shop, "small.sqlite")
        #expect(website.finish().failures == [])
        try link(shop, "small.sqlite")
        try expectAsUndisturbed(shop)
    }
}
