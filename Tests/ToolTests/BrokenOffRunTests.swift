import Database
import DatabaseTestSupport
import Foundation
import TestSupport
import Testing

/// Runs on a server that is broken off from without, at any moment: all of it is there or nothing, and the next run ends
/// as if nothing had happened.
@Suite(.serialized, .requiresPostgreSQL) struct BrokenOffRunTests {
    let folder: TemporaryFolder

    /// How many moments are tried: in continuous integration more than at home.
    static let momentCount = ProcessInfo.processInfo.environment["BOOKING_MOMENTS"].flatMap { Int($0) } ?? 9

    init() throws {
        folder = try TemporaryFolder()
        var text = Office.header
        for number in 1...2_000 {
            text += "A-\(number),\(10 + number % 15)/03/2024 10:00,Confirmed,Ada,Byron \(number % 900),"
            text += "ada\(number % 900)@example.com,,£10.00,£0.00,£10.00,,note \(number)\n"
        }
        try folder.write("bookings.csv", text)
    }

    private func arguments(_ server: String) -> [String] { ["bookings.csv", "-q", "--database", server] }

    /// What a run leaves that nothing disturbs.
    private func undisturbed(_ server: String) throws -> StoredContent {
        try ToolRun("booking-migrate", arguments(server), in: folder).expect(status: 0)
        return try StoredContent(of: server)
    }

    /// Expects that a run left all or nothing, and the next one all.
    private func expectAllOrNothing(_ run: ToolRun, _ server: String, _ expected: StoredContent, _ comment: Comment)
        throws
    {
        #expect([0, 1, 2].contains(run.status), "\(comment): \(run)")
        if run.status == 2 {
            #expect(run.standardError.contains("PostgreSQL"), "\(comment): \(run)")
            let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
            #expect(try storedDatabase(server).integer(tables) == 0, "\(comment)")
        }
        try ToolRun("booking-migrate", arguments(server), in: folder).expect(status: 0, speech: "")
        #expect(expected.difference(from: try StoredContent(of: server)) == "", "\(comment)")
    }

    @Test func `A server killed, a session ended or a connection cut at random moments`() throws {
        let server = try PostgreSQLServer()
        let expected = try undisturbed(try server.freshSchema())
        var generator = SeededGenerator(seed: 11)
        for round in 0..<BrokenOffRunTests.momentCount {
            let schema = try server.freshSchema()
            if round % 3 == 2 {
                let limit = Int.random(in: 0..<900_000, using: &generator)
                let proxy = try CuttingProxy(to: server.folder, cuttingAfter: limit)
                let target = schema.replacing(server.folder, with: proxy.folder)
                let run = try ToolRun("booking-migrate", arguments(target), in: folder)
                try expectAllOrNothing(run, schema, expected, "round \(round): cut after \(limit) bytes")
                continue
            }
            let process = try ToolProcess("booking-migrate", arguments(schema), in: folder)
            let moment = UInt32.random(in: 30_000..<900_000, using: &generator)
            usleep(moment)
            if round % 3 == 0 {
                try server.kill()
                try server.start()
            } else {
                _ = try storedDatabase("postgresql://toolkit@/postgres?host=\(server.folder)").integer(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE 'booking-%'"
                )
            }
            try expectAllOrNothing(
                try process.finish(), schema, expected, "round \(round), after \(moment) microseconds")
        }
    }

    @Test(.requiresSmallDisk) func `A disk that is full, sooner or later`() throws {
        let server = try PostgreSQLServer(diskMegabytes: 48)
        let own = "postgresql://toolkit@/postgres?host=\(server.folder)"
        let owner = try storedDatabase(own)
        let disk = server.folder + "/disk"
        try owner.execute("COPY (SELECT 1) TO PROGRAM 'mkdir \(disk)/space'")
        try owner.execute("CREATE TABLESPACE small LOCATION '\(disk)/space'")
        try owner.execute("CREATE DATABASE small TABLESPACE small")
        let small = own.replacing("/postgres?", with: "/small?")
        func schema(_ name: String) throws -> String {
            try storedDatabase(small).execute("CREATE SCHEMA \(name)")
            return small + "&options=-csearch_path%3D\(name)"
        }
        let expected = try undisturbed(try schema("undisturbed"))
        try storedDatabase(small).execute("DROP SCHEMA undisturbed CASCADE")
        var generator = SeededGenerator(seed: 12)
        for round in 0..<5 {
            let target = try schema("round_\(round)")
            try owner.execute("CHECKPOINT")
            let left = Int.random(in: 10..<2_500, using: &generator)
            try owner.execute(
                """
                COPY (SELECT 1) TO PROGRAM 'free=$(df --output=avail -k \(disk) | tail -n 1)
                    head -c $(((free - \(left)) * 1024)) /dev/zero > \(disk)/ballast'
                """)
            let run = try ToolRun("booking-migrate", arguments(target), in: folder).expect(status: 2)
            #expect(run.standardError.contains("53100"), "\(run)")
            try owner.execute("COPY (SELECT 1) TO PROGRAM 'rm \(disk)/ballast'")
            try expectAllOrNothing(run, target, expected, "round \(round): \(left) KiB left")
            try storedDatabase(small).execute("DROP SCHEMA round_\(round) CASCADE")
        }
    }
}
