import Foundation
import TestSupport
import Testing

/// Bookings that exports write over several rows: attendees, tickets at prices of their own, and refunds.
@Suite struct OrderRowsTests {
    private struct Stored: Equatable {
        var status = "confirmed"
        var participants = 1
        var final: Int
        var paid: Int
        var refunded = 0
        var recordID: String?
        var name = "Ada"
    }

    /// Imports rows, checks that a second import changes nothing, and gives the bookings by their references, and the
    /// amounts of the file as the summary has them.
    private func load(_ text: String) throws -> (bookings: [String: Stored], amounts: [String: Int], TemporaryFolder) {
        let folder = try TemporaryFolder()
        try folder.write("export.csv", text)
        let arguments = ["export.csv", "--json", "--time-zone", "Europe/London"]
        let first = try ToolRun("booking-import", arguments, in: folder).expect(status: 0)
        let found = try rows(
            of: folder.path("bookings.sqlite"),
            """
            SELECT booking_reference, status, participants, final_amount_minor, paid_amount_minor, refunded_amount_minor,
                source_record_id, c.first_name
            FROM bookings AS b JOIN contacts AS c ON c.id = b.contact_id
            """)
        let bookings = found.map { row in
            (
                row[0] ?? "",
                Stored(
                    status: row[1] ?? "", participants: Int(row[2] ?? "") ?? 0, final: Int(row[3] ?? "") ?? 0,
                    paid: Int(row[4] ?? "") ?? 0, refunded: Int(row[5] ?? "") ?? 0, recordID: row[6],
                    name: row[7] ?? "")
            )
        }
        let again = try ToolRun("booking-import", arguments, in: folder).expect(status: 0)
        let counts = try counts(of: again)
        #expect(counts["loaded"] == 0 && counts["updated"] == 0)
        return (Dictionary(uniqueKeysWithValues: bookings), try amounts(of: first), folder)
    }

    private func file(of run: ToolRun) throws -> [String: Any] {
        let summary = try JSONSerialization.jsonObject(with: Data(run.standardOutput.utf8)) as? [String: Any]
        return try #require((summary?["files"] as? [[String: Any]])?.first)
    }

    private func counts(of run: ToolRun) throws -> [String: Int] { try file(of: run).compactMapValues { $0 as? Int } }

    private func amounts(of run: ToolRun) throws -> [String: Int] {
        let amounts = try #require((try file(of: run)["amounts"] as? [[String: Any]])?.first)
        return amounts.compactMapValues { $0 as? Int }
    }

    @Test func `A row below zero is what was given back of the booking of that reference`() throws {
        let (bookings, amounts, folder) = try load(
            """
            Booking Ref,Booked On,First Name,Surname,Email Address,Amount
            R-1,2024-02-25,Ada,Example,ada@example.com,180.00
            R-2,2024-02-26,Ben,Example,ben@example.com,180.00
            R-2,2024-02-28,Ben,Example,ben@example.com,-180.00
            R-3,2024-02-28,Cal,Example,cal@example.org,95.50
            R-3,2024-02-29,Cal,Example,cal@example.org,-20.00
            R-4,2024-02-29,Di,Example,di@example.org,-15.00

            """)
        #expect(
            bookings == [
                "R-1": Stored(final: 18_000, paid: 18_000),
                "R-2": Stored(final: 18_000, paid: 18_000, refunded: 18_000, name: "Ben"),
                "R-3": Stored(final: 9_550, paid: 9_550, refunded: 2_000, name: "Cal"),
                // Nothing is known that this is a refund of.
                "R-4": Stored(final: -1_500, paid: -1_500, name: "Di"),
            ])
        // The file's own sum: what was given back has been counted with the booking that it lessens.
        #expect(
            amounts["read_minor"] == 24_050 && amounts["loaded_minor"] == 44_050
                && amounts["duplicate_minor"] == -20_000)
        let moments = try rows(
            of: folder.path("bookings.sqlite"),
            """
            SELECT date(created_at / 1000000, 'unixepoch'), date(refunded_at / 1000000, 'unixepoch') FROM bookings
            WHERE booking_reference = 'R-3'
            """)
        #expect(moments == [["2024-02-28", "2024-02-29"]])
    }

    @Test func `Attendees of one total are one booking, in whatever state the first one is`() throws {
        for states in [["Confirmed", "Cancelled"], ["Cancelled", "Confirmed"]] {
            let (bookings, amounts, _) = try load(
                """
                Registration ID,Order ID,Order date,Status,First name,Last name,Email,Event,Event date,Total
                T-1,O-1,2024-02-20,\(states[0]),Ada,Example,ada@example.com,First Aid,2024-03-04,360.00
                T-2,O-1,2024-02-20,\(states[1]),Ben,Example,ben@example.com,First Aid,2024-03-04,360.00

                """)
            #expect(bookings == ["O-1": Stored(participants: 2, final: 36_000, paid: 36_000, recordID: "T-1")])
            #expect(
                amounts["read_minor"] == 72_000 && amounts["loaded_minor"] == 36_000
                    && amounts["duplicate_minor"] == 36_000)
        }
    }

    @Test func `What an attendee's row says by itself is kept with the attendee`() throws {
        let (_, _, folder) = try load(
            """
            Registration ID,Order ID,Order date,Status,First name,Last name,Email,Event,Event date,Total
            T-1,O-1,2024-02-20,Attended,Ada,Example,ada@example.com,First Aid,2024-03-04,360.00
            T-2,O-1,2024-02-20,No-show,Ben,Example,ben@example.com,First Aid,2024-03-04,360.00

            """)
        let extra = try rows(of: folder.path("bookings.sqlite"), "SELECT extra FROM bookings")
        #expect(
            extra == [
                [
                    """
                    {"attendees":[{"source_record_id":"T-2","first_name":"Ben","last_name":"Example","email":"ben@example.com","status":"no-show"}]}
                    """
                ]
            ])
    }

    @Test func `Tickets at prices of their own add up to the booking's`() throws {
        let (bookings, amounts, _) = try load(
            """
            Order ID,Order Date,Event Name,Event Date,Ticket Type,Price,Attendee Name,Attendee Email
            O-1,2024-02-20,First Aid,2024-03-04,Standard,180.00,Ada Example,ada@example.com
            O-1,2024-02-20,First Aid,2024-03-04,Standard,180.00,Ben Example,ben@example.com
            O-1,2024-02-20,First Aid,2024-03-04,Concession,90.00,Cal Example,cal@example.com

            """)
        #expect(bookings == ["O-1": Stored(participants: 3, final: 45_000, paid: 45_000)])
        #expect(amounts["read_minor"] == 45_000 && amounts["loaded_minor"] == 45_000 && amounts["duplicate_minor"] == 0)
    }

    @Test func `A later state of an order is no further ticket`() throws {
        let (bookings, _, _) = try load(
            """
            Order ID,Order Date,Updated At,Event Name,Event Date,Price,Attendee Name,Attendee Email
            O-1,2024-02-20,2024-02-20,First Aid,2024-03-04,180.00,Ada Example,ada@example.com
            O-1,2024-02-20,2024-02-22,First Aid,2024-03-04,150.00,Ben Example,ben@example.com

            """)
        #expect(bookings == ["O-1": Stored(final: 15_000, paid: 15_000, name: "Ben")])
    }
}
