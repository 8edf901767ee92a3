import Foundation
import TestSupport
import Testing

/// Orders whose rows come in several files: rejects that were put right, exports of a part, refunds of the next night.
@Suite struct OrdersOverFilesTests {
    private struct Stored: Equatable {
        var status = "confirmed"
        var participants = 1
        var final: Int
        var refunded = 0
        var name = "Ada"
    }

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Imports a file, checks that its money adds up, and gives what the summary says of it.
    private func file(_ text: String, status: Int32 = 0) throws -> [String: Any] {
        try folder.write("export.csv", text)
        let run = try ToolRun("booking-import", ["export.csv", "--json", "--time-zone", "Europe/London"], in: folder)
            .expect(status: status)
        let summary = try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8)) as? [String: Any]
        let file = try #require((summary?["files"] as? [[String: Any]])?.first)
        for amounts in file["amounts"] as? [[String: Any]] ?? [] {
            let money = amounts.compactMapValues { $0 as? Int }
            let outcomes = ["loaded_minor", "updated_minor", "unchanged_minor", "duplicate_minor", "rejected_minor"]
            #expect(money["read_minor"] == outcomes.reduce(0) { $0 + (money[$1] ?? 0) })
        }
        return file
    }

    /// Imports a file, and gives what became of its rows.
    @discardableResult
    private func load(_ text: String, status: Int32 = 0) throws -> [String: Int] {
        try file(text, status: status).compactMapValues { $0 as? Int }
            .filter { ["loaded", "updated", "unchanged"].contains($0.key) }
    }

    private func bookings() throws -> [String: Stored] {
        let found = try rows(
            of: folder.path("bookings.sqlite"),
            """
            SELECT booking_reference, status, participants, final_amount_minor, refunded_amount_minor, c.first_name
            FROM bookings AS b JOIN contacts AS c ON c.id = b.contact_id
            """)
        return Dictionary(
            uniqueKeysWithValues: found.map { row in
                (
                    row[0] ?? "",
                    Stored(
                        status: row[1] ?? "", participants: Int(row[2] ?? "") ?? 0, final: Int(row[3] ?? "") ?? 0,
                        refunded: Int(row[4] ?? "") ?? 0, name: row[5] ?? "")
                )
            })
    }

    private static let tickets = "Ticket ID,Order ID,Order Date,First Name,Last Name,Email,Ticket Type,Ticket Price\n"
    private static func ticket(_ number: Int, _ type: String, _ price: String) -> String {
        "T-\(number),O-1,2024-03-01,Ada,Example,ada@example.com,\(type),\(price)\n"
    }

    @Test func `A line that was put right joins the others of its order`() throws {
        let (first, last) = (Self.ticket(1, "Adult", "120.00"), Self.ticket(3, "Child", "60.00"))
        #expect(try load(Self.tickets + first + Self.ticket(2, "Child", "a lot") + last, status: 1)["loaded"] == 1)
        let mended = Self.tickets + Self.ticket(2, "Child", "60.00")
        #expect(try load(mended) == ["loaded": 0, "updated": 1, "unchanged": 0])
        let whole = ["O-1": Stored(participants: 3, final: 24_000)]
        #expect(try bookings() == whole)
        // Whichever part of it comes again, and in whatever order, it says nothing new.
        let turned = Self.tickets + last + Self.ticket(2, "Child", "60.00") + first
        for again in [mended, Self.tickets + first + last, turned] {
            #expect(try load(again) == ["loaded": 0, "updated": 0, "unchanged": 1])
        }
        #expect(try load(Self.tickets + Self.ticket(3, "Child", "50.00"))["updated"] == 1)
        #expect(try bookings() == ["O-1": Stored(participants: 3, final: 23_000)])
    }

    @Test func `An attendee whose row was put right is one of the order, another name is a newer version`() throws {
        let header = "Booking Ref,Booked On,First Name,Surname,Email Address,Total\n"
        func row(_ name: String, _ total: String) -> String {
            "R-1,2024-03-21 10:00,\(name),Example,\(name.lowercased())@example.com,\(total)\n"
        }
        try load(header + row("Ada", "300.00") + row("Ben", "a lot") + row("Cal", "300.00"), status: 1)
        #expect(try bookings() == ["R-1": Stored(participants: 2, final: 30_000)])
        #expect(try load(header + row("Ben", "300.00"))["updated"] == 1)
        #expect(try bookings() == ["R-1": Stored(participants: 3, final: 30_000)])
        let extra = try rows(
            of: folder.path("bookings.sqlite"),
            "SELECT value ->> 'first_name' FROM bookings, json_each(extra, '$.attendees') ORDER BY json_each.key")
        #expect(extra == [["Cal"], ["Ben"]])
        // No row of it is missing any more.
        #expect(try load(header + row("Dora", "300.00"))["updated"] == 1)
        #expect(try bookings() == ["R-1": Stored(final: 30_000, name: "Dora")])
    }

    @Test func `Attendees that are put right one by one are all of the order`() throws {
        let header = "Booking Ref,Booked On,First Name,Surname,Email Address,Total\n"
        func row(_ name: String, _ total: String) -> String {
            "R-1,2024-03-21 10:00,\(name),Example,\(name.lowercased())@example.com,\(total)\n"
        }
        try load(header + row("Ada", "300.00") + row("Ben", "a lot") + row("Cal", "much"), status: 1)
        for name in ["Cal", "Ben"] { #expect(try load(header + row(name, "300.00"))["updated"] == 1) }
        #expect(try bookings() == ["R-1": Stored(participants: 3, final: 30_000)])
    }

    @Test func `Money given back in a later file is taken off the booking`() throws {
        let header = "Booking Ref,Booked On,First Name,Surname,Email Address,Amount\n"
        func row(_ reference: String, _ day: String, _ amount: String) -> String {
            "\(reference),2024-02-\(day),Ada,Example,ada@example.com,\(amount)\n"
        }
        let (sold, back) = (header + row("R-1", "25", "180.00"), header + row("R-1", "28", "-20.00"))
        try load(sold)
        #expect(try load(back)["updated"] == 1)
        #expect(try bookings() == ["R-1": Stored(final: 18_000, refunded: 2_000)])
        for again in [back, sold, sold + row("R-1", "28", "-20.00")] {
            #expect(try load(again) == ["loaded": 0, "updated": 0, "unchanged": 1])
        }
        let third = try file(header + row("R-1", "29", "-30.00"))
        #expect(third["updated"] as? Int == 1)
        let repairs = (third["repairs"] as? [[String: Any]])?.compactMap { $0["kind"] as? String }
        #expect(repairs == ["refund-sign", "joined-rows"])
        #expect(try bookings() == ["R-1": Stored(final: 18_000, refunded: 5_000)])
    }

    private static let items = "Order ID,Order Date,First Name,Last Name,Email,Item,Price\n"
    private static func item(_ order: String, _ item: String, _ price: String) -> String {
        "\(order),2024-03-21,Ada,Example,ada@example.com,\(item),\(price)\n"
    }

    @Test func `An export that repeats the one before says what has changed, another one says what is missing`() throws
    {
        let others = (2...4).map { Self.item("O-\($0)", "First Aid", "120.00") }.joined()
        try load(Self.items + Self.item("O-1", "First Aid", "120.00") + others)
        #expect(try load(Self.items + Self.item("O-1", "Fire Safety", "90.00") + others)["updated"] == 1)
        #expect(try bookings()["O-1"]?.final == 9_000)
        #expect(try load(Self.items + Self.item("O-1", "Lunch", "20.00"))["updated"] == 1)
        #expect(try bookings()["O-1"]?.final == 11_000)
    }

    @Test func `Rows of an order that lie far apart, or in two files of a run, are one booking`() throws {
        let others = (2...4_200).map { Self.item("O-\($0)", "First Aid", "120.00") }.joined()
        let far = Self.items + Self.item("O-1", "First Aid", "120.00") + others + Self.item("O-1", "Lunch", "20.00")
        #expect(try load(far)["loaded"] == 4_200)
        #expect(try bookings()["O-1"]?.final == 14_000)
        let two = try TemporaryFolder()
        try two.write("a.csv", Self.items + Self.item("O-1", "First Aid", "120.00"))
        try two.write("b.csv", Self.items + Self.item("O-1", "Lunch", "20.00") + Self.item("O-2", "Lunch", "20.00"))
        try ToolRun("booking-import", ["a.csv", "b.csv", "-q"], in: two).expect(status: 0)
        #expect(
            try rows(of: two.path("bookings.sqlite"), "SELECT final_amount_minor FROM bookings ORDER BY 1")
                == [["2000"], ["14000"]])
    }

    private static let courses = "Order ID,Order Date,First Name,Last Name,Email,Course,Course Date,Ticket Type,Price\n"
    private static func seat(_ order: Int, _ day: Int, _ price: String = "50.00") -> String {
        "O-\(order),2024-03-21,Ada,Example,ada@example.com,First Aid,2024-05-\(10 + day),Adult,\(price)\n"
    }

    @Test func `Each session of an order is a booking, also where each has a file`() throws {
        let first = Self.courses + Self.seat(1, 1) + Self.seat(2, 1)
        let second = Self.courses + Self.seat(1, 2, "70.00") + Self.seat(3, 2)
        try load(first)
        #expect(try load(second) == ["loaded": 2, "updated": 0, "unchanged": 0])
        let whole = [
            "O-1": Stored(final: 5_000), "O-1 (2)": Stored(final: 7_000), "O-2": Stored(final: 5_000),
            "O-3": Stored(final: 5_000),
        ]
        #expect(try bookings() == whole)
        for again in [first, second, first + Self.seat(1, 2, "70.00") + Self.seat(3, 2)] {
            let counts = try load(again)
            #expect(counts["loaded"] == 0 && counts["updated"] == 0)
        }
        #expect(try bookings() == whole)
        let two = try OrdersOverFilesTests()
        try two.folder.write("a.csv", first)
        try two.folder.write("b.csv", second)
        try ToolRun("booking-import", ["a.csv", "b.csv", "-q"], in: two.folder).expect(status: 0)
        #expect(try two.bookings() == whole)
    }

    @Test func `A newer export moves a booking to another session, and an order's total counts with its first`() throws
    {
        let others = (2...4).map { Self.seat($0, 1) }.joined()
        try load(Self.courses + Self.seat(1, 1) + others)
        #expect(try load(Self.courses + Self.seat(1, 2) + others)["updated"] == 1)
        #expect(try bookings().count == 4)
        let totals = try OrdersOverFilesTests()
        let header = Self.courses.replacing("Price", with: "Order Total")
        try totals.load(header + Self.seat(1, 1))
        try totals.load(header + Self.seat(1, 2))
        #expect(try totals.bookings() == ["O-1": Stored(final: 5_000), "O-1 (2)": Stored(final: 0)])
    }

    /// However the lines of orders are dealt out to files that come one after the other, the bookings are those of one file.
    @Test(arguments: UInt64(0)..<8)
    func `Orders in parts come to what they are as a whole`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var parts: [[String]] = [[], [], []]
        var whole = ""
        var number = 0
        for order in 1...6 {
            for _ in 0..<Int.random(in: 1...5, using: &generator) {
                number += 1
                let state = ["Confirmed", "Confirmed", "Cancelled"].randomElement(using: &generator) ?? ""
                let row =
                    "T-\(number),O-\(order),2024-03-2\(order),\(state),Ada,Example,ada@example.com,"
                    + "\(Int.random(in: 1...90, using: &generator)).00\n"
                whole += row
                parts[Int.random(in: 0...2, using: &generator)].append(row)
            }
        }
        let header = "Ticket ID,Order ID,Order Date,Status,First Name,Last Name,Email,Ticket Price\n"
        let clean = try OrdersOverFilesTests()
        try clean.load(header + whole)
        for part in parts where !part.isEmpty { try load(header + part.shuffled(using: &generator).joined()) }
        #expect(try bookings() == clean.bookings())
        // The whole changes nothing of it, but for what the last row of an order says beside its lines.
        let again = try load(header + whole)
        #expect(try again["loaded"] == 0 && bookings() == clean.bookings())
        #expect(try load(header + whole) == ["loaded": 0, "updated": 0, "unchanged": 6])
    }
}
