import BookingModel
import Database
import DatabaseTestSupport
import TestSupport
import Testing

@testable import Importing

/// Sessions that come once, more than once, and from bookings only: whichever way they go into the table, it holds the
/// same.
@Suite(.onEveryEngine) struct RepeatedSessionsTests {
    private static let sessionsHeader = "Session Ref,Starts,Venue,Capacity\n"
    private static let bookingsHeader = "Booking Ref,Booked On,Session Ref,Group Ref,Email,Total Paid\n"

    private func session(_ number: Int) -> String {
        "S-\(number),2024-0\(1 + number % 9)-04 09:00,Hall \(number % 7),\(10 + number % 5)\n"
    }

    private func booking(_ number: Int, session: Int) -> String {
        "B-\(number),2024-01-02 09:00,S-\(session),G-\(session % 11),ann\(number)@example.com,10.00\n"
    }

    private func stored(_ files: [(name: String, text: String)]) throws -> [[[String?]]] {
        let workshop = try ImportWorkshop()
        for file in try workshop.load(files).files { #expect(file.isAccountedFor && file.rejectedCount == 0) }
        return [
            try workshop.texts(
                """
                SELECT session_reference, \(TestEngine.dateAndTime("starts_at")), venue, capacity
                FROM course_sessions ORDER BY session_reference
                """),
            try workshop.texts("SELECT group_reference FROM booking_groups ORDER BY group_reference"),
        ]
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func `The table does not depend on how often a session is said`(
        seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        let numbers = (0..<60).filter { _ in Bool.random(using: &random) }
        let lines = numbers.map { session($0) }
        let bookings = (0..<80).map { booking($0, session: Int.random(in: 0..<60, using: &random)) }
        let once = Self.sessionsHeader + lines.joined()
        let twice = Self.sessionsHeader + (lines + lines.filter { _ in Bool.random(using: &random) }).joined()
        let booked = Self.bookingsHeader + bookings.joined()

        let expected = try stored([("s.csv", once), ("b.csv", booked)])
        let referenced = Set(bookings.compactMap { $0.split(separator: ",").first { $0.hasPrefix("S-") } })
        #expect(expected[0].count == Set(numbers.map { "S-\($0)" }).union(referenced.map(String.init)).count)
        #expect(try stored([("b.csv", booked), ("s.csv", once)]) == expected)
        #expect(try stored([("s.csv", twice), ("b.csv", booked)]) == expected)
        #expect(try stored([("s.csv", once), ("t.csv", twice), ("b.csv", booked)]) == expected)
        #expect(try stored([("b.csv", booked), ("s.csv", twice)]) == expected)
    }

    @Test func `Groups that bookings name and an export tells of are one each`() throws {
        let booked = Self.bookingsHeader + (0..<20).map { booking($0, session: $0) }.joined()
        let groups = "Group Ref,Group Name,Total Participants\nG-1,North,3\nG-40,South,4\n"
        let expected = try stored([("b.csv", booked), ("g.csv", groups)])
        #expect(expected[1].count == 12)
        #expect(try stored([("g.csv", groups), ("b.csv", booked)]) == expected)
    }
}
