import Foundation
import TestSupport
import Testing

/// Runs that are stopped, killed or in each other's way.
@Suite(.serialized) struct InterruptedRunTests {
    let folder: TemporaryFolder

    /// A database of a few bookings, and an export that takes a second or more to load on top of it.
    init() throws {
        folder = try TemporaryFolder()
        try folder.write("first.csv", Office.csv((1...20).map { "A-\($0)" }))
        var large = Office.header
        for number in 1...Self.largeCount {
            large += "A-\(number),\(10 + number % 15)/03/2024 10:00,Confirmed,Ada,Byron \(number % 3000),"
            large += "ada\(number % 3000)@example.com,,£10.00,£0.00,£10.00,,note \(number)\n"
        }
        try folder.write("large.csv", large)
        try ToolRun("booking-migrate", ["first.csv", "-q"], in: folder).expect(status: 0)
    }

    private static let largeCount = 10_000
    private static let migrate = ["large.csv", "-q"]

    /// Starts the large run and waits until it writes: into a journal, or at first into a file of another name.
    private func startLargeRun() throws -> ToolProcess {
        let process = try ToolProcess("booking-migrate", Self.migrate, in: folder)
        while process.isRunning, !folder.has("bookings.sqlite-journal"), !folder.has("bookings.sqlite.building") {
            usleep(2_000)
        }
        return process
    }

    @Test func `Ctrl-C leaves the database and the reports as before`() throws {
        let before = try StoredContent(of: folder.path("bookings.sqlite"))
        let reports = try folder.contents(of: "reports")
        let process = try startLargeRun()
        process.send(signal: SIGINT)
        try process.finish().expect(status: 130, speech: "error: interrupted; nothing was changed\n")
        let after = try StoredContent(of: folder.path("bookings.sqlite"))
        #expect(before.difference(from: after) == "")
        #expect(try folder.contents(of: "reports") == reports)
        #expect(!folder.has("bookings.sqlite.lock") && !folder.has("bookings.sqlite-journal"))
    }

    @Test func `Ctrl-C on the first run of all leaves no database`() throws {
        try folder.remove("bookings.sqlite")
        let process = try startLargeRun()
        process.send(signal: SIGTERM)
        try process.finish().expect(status: 130, speech: "error: interrupted; nothing was changed\n")
        #expect(!folder.has("bookings.sqlite") && !folder.has("bookings.sqlite.building"))
    }

    @Test func `A second run says who holds the lock, and a killed holder frees it`() throws {
        let holder = try startLargeRun()
        // Stopped, the holder neither ends nor lets go.
        holder.send(signal: SIGSTOP)
        for tool in ["booking-dedupe", "booking-backfill"] {
            try ToolRun(tool, [], in: folder).expect(
                status: 75,
                speech: """
                    error: another run holds the database: booking-migrate, process \(holder.processID)
                      try again when it has finished

                    """)
        }
        try ToolRun("booking-import", ["first.csv"], in: folder).expect(status: 75)
        holder.send(signal: SIGKILL)
        try holder.finish().expect(status: 128 + SIGKILL)
        try ToolRun("booking-import", ["first.csv", "-q"], in: folder).expect(status: 0, speech: "")
        #expect(!folder.has("bookings.sqlite.lock"))
    }

    @Test func `A run killed at any moment leaves before or after, and the next one ends as if nothing had happened`()
        throws
    {
        let before = try StoredContent(of: folder.path("bookings.sqlite"))
        let undisturbed = try TemporaryFolder()
        for name in ["first.csv", "large.csv"] { try undisturbed.write(name, bytes: folder.bytes(name)) }
        try ToolRun("booking-migrate", ["first.csv", "-q"], in: undisturbed).expect(status: 0)
        let clock = ContinuousClock()
        let duration = try clock.measure {
            try ToolRun("booking-migrate", Self.migrate, in: undisturbed).expect(status: 0, speech: "")
        }
        let after = try StoredContent(of: undisturbed.path("bookings.sqlite"))
        var moments = 0
        for part in [0.05, 0.25, 0.5, 0.7, 0.9] {
            let process = try ToolProcess("booking-migrate", Self.migrate, in: folder)
            usleep(UInt32(duration / .microseconds(1) * part))
            process.send(signal: SIGKILL)
            _ = try process.finish()
            // The journal of a killed run is rolled back by whoever opens the file to write; a reader may not.
            try alter(folder.path("bookings.sqlite"), "BEGIN IMMEDIATE; ROLLBACK")
            let found = try StoredContent(of: folder.path("bookings.sqlite"))
            #expect(found == before || found == after, "killed at \(part): \(found.difference(from: before))")
            if found == before { moments += 1 }
        }
        #expect(moments > 0, "no moment was early enough to prove anything")
        try ToolRun("booking-migrate", Self.migrate, in: folder).expect(status: 0, speech: "")
        let mended = try StoredContent(of: folder.path("bookings.sqlite"))
        #expect(mended.difference(from: after) == "")
        #expect(try folder.contents(of: "reports") == undisturbed.contents(of: "reports"))
        #expect(try rows(of: folder.path("bookings.sqlite"), "PRAGMA integrity_check") == [["ok"]])
    }
}
