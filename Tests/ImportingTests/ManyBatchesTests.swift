import BookingModel
import Database
import TestSupport
import Tabular
import Testing

@testable import Importing

/// A file of many batches, which two threads read by turns, against what the test itself knows of its rows.
@Suite struct ManyBatchesTests {
    /// An order: one row for each attendee, all with its total.
    private struct Order {
        let number: Int
        let session: Int
        let group: Int?
        let people: [Int]

        var lines: String {
            people.map { person in
                "O-\(number),2024-03-04 09:\(10 + number % 50),S-\(session),\(venue),\(group.map { "G-\($0)" } ?? ""),"
                    + "\(number % 90 + 10).00,Ann\(person),Lee,ann\(person)@example.com,\(Self.note)\n"
            }.joined()
        }

        /// What the order says of its session: the first that says anything is right.
        var venue: String { "Hall \(number % 9)" }

        static let header =
            "Booking Ref,Booked On,Session,Venue,Group Ref,Total Paid,First Name,Surname,Email Address,Notes\n"
        /// Long lines: a batch holds some hundreds, and orders lie across the ends of batches.
        static let note = String(repeating: "asked for a seat near the door; ", count: 12)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `Orders, contacts, sessions and groups come once each, wherever a batch ends`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var orders: [Order] = []
        for number in 0..<4_000 {
            let first = Int.random(in: 0..<3_000, using: &random)
            orders.append(
                Order(
                    number: number, session: Int.random(in: 0..<300, using: &random),
                    group: Bool.random(using: &random) ? Int.random(in: 0..<500, using: &random) : nil,
                    people: (0..<Int.random(in: 1...4, using: &random)).map { first + $0 * 10_000 }))
        }
        // Some orders come again, far behind: the same booking, which changes nothing.
        let again = (0..<40).map { _ in orders[Int.random(in: 0..<1_000, using: &random)] }
        let text = Order.header + (orders + again).map(\.lines).joined()
        #expect(text.utf8.count > 8 * TabularLimits().batch)

        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([("orders.csv", text)])
        let file = try #require(outcome.files.first)
        #expect(file.isAccountedFor && file.rejectedCount == 0)
        #expect(
            try workshop.rows("SELECT COUNT(*), SUM(final_amount_minor) FROM bookings") == [
                [.integer(4_000), .integer(Int64(orders.reduce(0) { $0 + ($1.number % 90 + 10) * 100 }))]
            ])
        let participants = try workshop.rows("SELECT booking_reference, participants FROM bookings ORDER BY row_id")
        let expected = orders.map { [SQLValue.text("O-\($0.number)"), .integer(Int64($0.people.count))] }
        #expect(Set(participants) == Set(expected))
        let attendees = orders.reduce(0) { $0 + $1.people.count - 1 }
        #expect(
            try workshop.rows("SELECT SUM(json_array_length(extra, '$.attendees')) FROM bookings")
                == [[.integer(Int64(attendees))]])
        for (table, column, known) in [
            ("contacts", "email", Set(orders.map { "ann\($0.people[0])@example.com" })),
            ("course_sessions", "session_reference", Set(orders.map { "S-\($0.session)" })),
            ("booking_groups", "group_reference", Set(orders.compactMap { $0.group.map { "G-\($0)" } })),
        ] {
            let found = try workshop.texts("SELECT \(column) FROM \(table)").compactMap { $0[0] }
            #expect(found.count == known.count && Set(found) == known, "\(table)")
        }
    }

    @Test func `An order of thousands of attendees is one booking, and another state of it as often one`() throws {
        let count = 5_000
        let text = Order.header + Order(number: 1, session: 1, group: nil, people: Array(0..<count)).lines
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([("orders.csv", text)])
        #expect(outcome.files.first?.isAccountedFor == true)
        let stored = """
            SELECT participants, final_amount_minor, json_array_length(extra, '$.attendees'),
                (SELECT COUNT(*) FROM booking_lines AS l WHERE l.booking_id = b.id)
            FROM bookings AS b
            """
        let whole = [SQLValue.integer(5_000), .integer(1_100), .integer(4_999), .integer(5_000)]
        #expect(try workshop.rows(stored) == [whole])
        let again = try workshop.load([("orders.csv", text)])
        #expect(again.files.first?.counts.unchanged == 1 && again.files.first?.isAccountedFor == true)
        #expect(try workshop.rows(stored) == [whole])

        let states = (0..<count).map { "R-1,2024-03-04 09:00,2024-04-04 09:00:\(10 + $0 % 50),Ann,Lee,\($0).00\n" }
        try workshop.load([
            ("states.csv", "Booking Ref,Booked On,Updated At,First Name,Surname,Total Paid\n" + states.joined())
        ])
        #expect(
            try workshop.rows("SELECT final_amount_minor FROM bookings WHERE booking_reference = 'R-1'")
                == [[.integer(499_900)]])
    }

    @Test func `An order that is known goes on in a later batch`() throws {
        let first = Order(number: 1, session: 1, group: nil, people: [1, 2, 3])
        let others = (2..<3_000).map { Order(number: $0, session: 1, group: nil, people: [$0 + 10]) }
        let text = Order.header + ([first] + others).map(\.lines).joined()
        #expect(text.utf8.count > 2 * TabularLimits().batch)
        let workshop = try ImportWorkshop()
        try workshop.load([("orders.csv", text)])
        let more = Order(number: 1, session: 1, group: nil, people: [4])
        let outcome = try workshop.load([("orders.csv", text + more.lines)])
        let file = try #require(outcome.files.first)
        #expect(file.isAccountedFor && file.counts.updated == 1 && file.counts.loaded == 0)
        #expect(
            try workshop.rows(
                """
                SELECT participants, json_array_length(extra, '$.attendees'),
                    (SELECT COUNT(*) FROM booking_lines AS l WHERE l.booking_id = b.id)
                FROM bookings AS b WHERE booking_reference = 'O-1'
                """) == [[.integer(4), .integer(3), .integer(4)]])
    }

    @Test func `Of what orders say of a session, the first counts`() throws {
        let orders = (0..<6_000).map { number in
            Order(number: number, session: number * 7 % 250, group: nil, people: [number])
        }
        let workshop = try ImportWorkshop()
        try workshop.load([("orders.csv", Order.header + orders.map(\.lines).joined())])
        let expected = Dictionary(orders.map { ("S-\($0.session)", $0.venue) }, uniquingKeysWith: { first, _ in first })
        let stored = try workshop.texts("SELECT session_reference, venue FROM course_sessions")
        #expect(stored.count == expected.count)
        for row in stored { #expect(expected[row[0] ?? ""] == row[1]) }
    }

    @Test func `Equal rows without references are bookings of their own in every batch`() throws {
        let row = "2024-03-04 09:00,10.00,Ann,Lee,ann@example.com,\(Order.note)\n"
        let count = 3 * TabularLimits().batch / row.utf8.count
        let workshop = try ImportWorkshop()
        try workshop.load([
            (
                "rows.csv",
                "Booked On,Total Paid,First Name,Surname,Email Address,Notes\n" + String(repeating: row, count: count)
            )
        ])
        #expect(
            try workshop.rows("SELECT COUNT(*), COUNT(DISTINCT id), COUNT(DISTINCT booking_reference) FROM bookings")
                == [Array(repeating: .integer(Int64(count)), count: 3)])
    }

    @Test func `Once a run is stopped, nothing more is done, and the first reason is the one that is told`() throws {
        struct Stop: Error, Equatable { let call: Int }
        let orders = (0..<6_000).map { Order(number: $0, session: $0 % 90, group: nil, people: [$0]) }
        let workshop = try ImportWorkshop()
        try workshop.folder.write("orders.csv", Order.header + orders.map(\.lines).joined())
        let options = Importer.Options(
            inputs: [workshop.folder.path("orders.csv")], zone: .utc, tool: "tests", version: "0",
            startedAt: Instant(seconds: 0))
        for last in 1...8 {
            var calls = 0
            #expect(throws: Stop(call: last)) {
                try workshop.database.transaction { () throws in
                    _ = try Importer(options).run(in: workshop.database) { _ in
                        calls += 1
                        if calls >= last { throw Stop(call: calls) }
                    }
                }
            }
            #expect(calls == last)
        }
        #expect(try workshop.rows("SELECT COUNT(*) FROM bookings") == [[.integer(0)]])
    }
}
