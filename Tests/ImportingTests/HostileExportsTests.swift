import Database
import Foundation
import TestSupport
import Testing

@testable import Importing

/// Exports and folders that nobody made on purpose, and that must not keep a run from ending.
@Suite struct HostileExportsTests {
    private static let header = "Booking Ref,Booked On,Cancelled On,First Name,Surname,Email Address,Price,Total Paid\n"

    @Test func `The year 9999 is no moment at which anything happened`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                Self.header + "R-1,2024-03-04 10:00,9999-12-31 00:00,Ada,Example,ada@example.com,5.00,5.00\n"
                    + "R-2,2024-03-05 10:00,9999-12-31T00:00:00Z,Ben,Example,ben@example.com,5.00,5.00\n"
            )
        ])
        #expect(outcome.files.first?.isAccountedFor == true && outcome.files.first?.rejectedCount == 0)
        #expect(
            try workshop.rows("SELECT COUNT(*), COUNT(cancelled_at) FROM bookings") == [[.integer(2), .integer(0)]])
    }

    @Test func `A number that is no amount of money is rejected, however often it comes`() throws {
        let rows = (0..<200).map { "R-\($0),2024-03-04 10:00,,Ada,Example,a\($0)@example.com,4111111111111111,5.00\n" }
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([("a.csv", Self.header + rows.joined())])
        #expect(outcome.files.first?.rejectedCount == 200 && outcome.files.first?.isAccountedFor == true)
        #expect(outcome.files.first?.rejects.first?.reason == "amount")
    }

    @Test(.timeLimit(.minutes(1)))
    func `Links that lead back up and pipes that nobody writes to are passed over`() throws {
        let workshop = try ImportWorkshop()
        try FileManager.default.createDirectory(
            atPath: workshop.folder.path("exports/below"), withIntermediateDirectories: true)
        try workshop.folder.write(
            "exports/below/a.csv", Self.header + "R-1,2024-03-04 10:00,,Ada,Example,ada@example.com,5.00,5.00\n")
        for (link, target) in [("exports/again", "."), ("exports/below/up", "..")] {
            try FileManager.default.createSymbolicLink(
                atPath: workshop.folder.path(link), withDestinationPath: target)
        }
        #expect(mkfifo(workshop.folder.path("exports/pipe.csv"), 0o600) == 0)
        let outcome = try workshop.load(names: ["exports"])
        #expect(outcome.files.count == 1 && outcome.files.first?.counts.loaded == 1)
    }

    @Test func `Days that programs write where there is none are missing values`() throws {
        let days = [
            "1899-12-30", "30/12/1899 00:00", "00/01/1900", "1900-01-01 00:00", "01.01.1900", "1970-01-01T00:00:00Z",
            "1970-01-01 01:00", "2024-03-20 10:00",
        ]
        let rows = days.enumerated().map { number, day in
            "R-\(number),25/03/2024 10:00,\(day),Ada,Example,a\(number)@example.com,5.00,5.00\n"
        }
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([("a.csv", Self.header + rows.joined())])
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(
            try workshop.rows("SELECT COUNT(*), COUNT(cancelled_at) FROM bookings") == [[.integer(8), .integer(1)]])
        #expect(outcome.files.first?.repairs.contains { $0.kind == .placeholder && $0.count == 7 } == true)
    }

    @Test func `A session without limit has no capacity`() throws {
        let limits = ["-1", "Unlimited", "unbegrenzt", "∞", "", "12", "a dozen"]
        let rows = limits.enumerated().map { "S-\($0),Safety,2024-03-0\($0 + 1) 10:00,\($1)\n" }
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([("a.csv", "Session ID,Course,Start,Capacity\n" + rows.joined())])
        #expect(outcome.files.first?.rejectedCount == 1)
        #expect(
            try workshop.rows("SELECT COUNT(*), COUNT(capacity) FROM course_sessions")
                == [[.integer(6), .integer(1)]])
    }
}
