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
            // Who has called off holds no place.
            #expect(bookings == ["O-1": Stored(participants: 1, final: 36_000, paid: 36_000, recordID: "T-1")])
            #expect(
                amounts["read_minor"] == 72_000 && amounts["loaded_minor"] == 36_000
                    && amounts["duplicate_minor"] == 36_000)
        }
    }

    @Test func `A later state of one attendee is not that of the order`() throws {
        let (bookings, _, _) = try load(
            """
            Order ID,Order date,Updated,Status,First name,Last name,Email,Event,Event date,Total
            O-1,2024-02-20,2024-02-20,Confirmed,Ada,Example,ada@example.com,First Aid,2024-03-04,360.00
            O-1,2024-02-20,2024-02-20,Confirmed,Ben,Example,ben@example.com,First Aid,2024-03-04,360.00
            O-1,2024-02-20,2024-02-25,Cancelled,Ben,Example,ben@example.com,First Aid,2024-03-04,360.00

            """)
        #expect(bookings == ["O-1": Stored(participants: 1, final: 36_000, paid: 36_000)])
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

    @Test func `Articles of one person are lines of the order, whose total counts once`() throws {
        let (bookings, amounts, folder) = try load(
            """
            Order Number,Order Date,First Name,Last Name,Email,Item,Quantity,Price,Total
            O-1,2024-03-01,Ada,Example,ada@example.com,First Aid,1,120.00,300.00
            O-1,2024-03-01,Ada,Example,ada@example.com,Lunch,1,30.00,300.00
            O-1,2024-03-01,Ada,Example,ada@example.com,Book,2,150.00,300.00
            O-2,2024-03-02,Ben,Example,ben@example.com,First Aid,1,120.00,120.00

            """)
        #expect(
            bookings == [
                "O-1": Stored(final: 30_000, paid: 30_000), "O-2": Stored(final: 12_000, paid: 12_000, name: "Ben"),
            ])
        #expect(amounts["read_minor"] == 102_000 && amounts["loaded_minor"] == 42_000)
        #expect(
            try rows(
                of: folder.path("bookings.sqlite"),
                "SELECT original_amount_minor, extra FROM bookings WHERE booking_reference = 'O-1'")
                == [
                    [
                        "30000",
                        """
                        {"Item":"First Aid","items":[{"Item":"Lunch","original_amount_minor":3000},{"Item":"Book","original_amount_minor":15000,"participants":2}]}
                        """,
                    ]
                ])
    }

    @Test func `Tickets in the buyer's name are places, at prices of their own`() throws {
        let (bookings, amounts, folder) = try load(
            """
            Ticket ID,Order ID,Order Date,First Name,Last Name,Email,Ticket Type,Price
            T-1,O-1,2024-03-01,Ada,Example,ada@example.com,Adult,120.00
            T-2,O-1,2024-03-01,Ada,Example,ada@example.com,Child,60.00
            T-3,O-1,2024-03-01,Ada,Example,ada@example.com,Child,60.00

            """)
        #expect(bookings == ["O-1": Stored(participants: 3, final: 24_000, paid: 24_000)])
        #expect(amounts["read_minor"] == 24_000 && amounts["loaded_minor"] == 24_000)
        let items = try rows(
            of: folder.path("bookings.sqlite"),
            "SELECT value ->> 'Ticket ID' FROM bookings, json_each(extra, '$.items')")
        #expect(items == [["T-2"], ["T-3"]])
    }

    @Test func `Tickets of other languages are lines, too`() throws {
        let (bookings, _, _) = try load(
            """
            Buchungsnummer;Buchungsdatum;Vorname;Nachname;E-Mail-Adresse;Ticketart;Preis
            O-1;01.03.2024;Ada;Example;ada@example.com;Erwachsene;120,00 €
            O-1;01.03.2024;Ada;Example;ada@example.com;Ermäßigt;60,00 €
            O-2;14.03.2024;Ben;Example;ben@example.com;Erwachsene;120,00 €

            """)
        #expect(
            bookings == [
                "O-1": Stored(participants: 2, final: 18_000, paid: 18_000),
                "O-2": Stored(final: 12_000, paid: 12_000, name: "Ben"),
            ])
    }

    @Test func `The same line again is a newer version, and so is another one of a later moment`() throws {
        let (bookings, _, _) = try load(
            """
            Order ID,Order Date,Updated,First Name,Last Name,Email,Item,Price
            O-1,2024-03-01,2024-03-01,Ada,Example,ada@example.com,First Aid,120.00
            O-1,2024-03-01,2024-03-01,Ada,Example,ada@example.com,First Aid,110.00
            O-2,2024-03-01,2024-03-01,Ada,Example,ada@example.com,First Aid,120.00
            O-2,2024-03-01,2024-03-05,Ada,Example,ada@example.com,Fire Safety,60.00

            """)
        #expect(bookings == ["O-1": Stored(final: 11_000, paid: 11_000), "O-2": Stored(final: 6_000, paid: 6_000)])
    }

    @Test func `Each session of an order is a booking`() throws {
        let (bookings, amounts, folder) = try load(
            """
            Order ID,Order Date,First Name,Last Name,Email,Event,Event Date,Price
            O-1,2024-03-01,Ada,Example,ada@example.com,First Aid,2024-04-01,120.00
            O-1,2024-03-01,Ada,Example,ada@example.com,Fire Safety,2024-04-02,60.00
            O-1,2024-03-01,Ben,Example,ben@example.com,Fire Safety,2024-04-02,60.00
            O-1,2024-03-05,Ada,Example,ada@example.com,Fire Safety,2024-04-02,-60.00
            O-2,2024-03-01,Cal,Example,cal@example.com,First Aid,2024-04-01,120.00
            O-2,2024-03-06,Cal,Example,cal@example.com,First Aid,2024-05-01,120.00

            """)
        #expect(
            bookings == [
                "O-1": Stored(final: 12_000, paid: 12_000),
                "O-1 (2)": Stored(participants: 2, final: 6_000, paid: 6_000, refunded: 6_000),
                // Booked anew later: moved, not a second booking.
                "O-2": Stored(final: 12_000, paid: 12_000, name: "Cal"),
            ])
        #expect(amounts["read_minor"] == 42_000 && amounts["loaded_minor"] == 30_000)
        let starts = try rows(
            of: folder.path("bookings.sqlite"),
            """
            SELECT booking_reference, date(starts_at / 1000000, 'unixepoch', '+2 hours') FROM bookings AS b
            JOIN course_sessions AS s ON s.id = b.session_id
            ORDER BY booking_reference
            """)
        #expect(starts == [["O-1", "2024-04-01"], ["O-1 (2)", "2024-04-02"], ["O-2", "2024-05-01"]])
    }

    @Test func `Tickets of one price are paid for each, where the price is a ticket's`() throws {
        let (bookings, amounts, _) = try load(
            """
            Order No,Order Date,Status,First Name,Last Name,Email,Ticket Number,Ticket Price
            O-1,2024-03-01,Paid,Ada,Example,ada@example.com,T1,20.00
            O-1,2024-03-01,Paid,Ada,Example,ada@example.com,T2,20.00
            O-2,2024-03-01,Paid,Ben,Example,ben@example.com,T3,20.00

            """)
        #expect(
            bookings == [
                "O-1": Stored(participants: 2, final: 4_000, paid: 4_000),
                "O-2": Stored(final: 2_000, paid: 2_000, name: "Ben"),
            ])
        #expect(amounts["read_minor"] == 6_000 && amounts["loaded_minor"] == 6_000)
    }

    @Test func `Attendees in the buyer's name are told apart by their own`() throws {
        let (bookings, _, _) = try load(
            """
            Order ID,Order Date,Buyer Name,Buyer Email,Attendee Name,Ticket Type,Ticket Price,Status
            O-1,2024-03-01,Ada Example,ada@example.com,Ada Example,Adult,20.00,Confirmed
            O-1,2024-03-01,Ada Example,ada@example.com,Mia Example,Adult,20.00,Confirmed
            O-1,2024-03-01,Ada Example,ada@example.com,Tim Example,Child,10.00,Confirmed

            """)
        #expect(bookings == ["O-1": Stored(participants: 3, final: 5_000, paid: 5_000)])
    }

    @Test func `An article without a session belongs to the order's`() throws {
        let (bookings, _, folder) = try load(
            """
            Order No,Order Date,Status,First Name,Last Name,Email,Event,Event Date,Item,Price
            O-1,2024-03-01,Paid,Ada,Example,ada@example.com,Yoga,2024-04-01,Entry,20.00
            O-1,2024-03-01,Paid,Ada,Example,ada@example.com,,,Mug,10.00

            """)
        #expect(bookings == ["O-1": Stored(final: 3_000, paid: 3_000)])
        #expect(
            try rows(of: folder.path("bookings.sqlite"), "SELECT count(session_id) FROM bookings") == [["1"]])
    }

    @Test func `A total that is the order's counts once, for several sessions and on the first row alone`() throws {
        let (bookings, amounts, _) = try load(
            """
            Order No,Order Date,Status,First Name,Last Name,Email,Event,Event Date,Ticket Type,Price,Order Total
            O-1,2024-03-01,Paid,Ada,Example,ada@example.com,Yoga,2024-04-01,Adult,20.00,60.00
            O-1,2024-03-01,Paid,Ada,Example,ada@example.com,Pilates,2024-04-08,Adult,40.00,60.00
            O-2,2024-03-01,Paid,Ben,Example,ben@example.com,Yoga,2024-04-01,Adult,20.00,30.00
            O-2,2024-03-01,Paid,Ben,Example,ben@example.com,Yoga,2024-04-01,Child,10.00,

            """)
        #expect(
            bookings == [
                "O-1": Stored(final: 6_000, paid: 6_000), "O-1 (2)": Stored(final: 0, paid: 0),
                "O-2": Stored(participants: 2, final: 3_000, paid: 3_000, name: "Ben"),
            ])
        #expect(amounts["loaded_minor"] == 9_000)
    }

    @Test(arguments: ["Total Paid", "Price", "Amount"])
    func `Sessions at one price are paid for each`(header: String) throws {
        let (bookings, _, _) = try load(
            """
            Order ID,Order Date,First Name,Last Name,Email,Event,Event Date,\(header)
            O-1,2024-03-01,Ada,Example,ada@example.com,First Aid,2024-04-01,95.00
            O-1,2024-03-01,Ada,Example,ada@example.com,Fire Safety,2024-04-02,95.00

            """)
        #expect(bookings.mapValues(\.final) == ["O-1": 9_500, "O-1 (2)": 9_500])
    }

    @Test func `Tax on each price makes no total of the order`() throws {
        let (bookings, _, _) = try load(
            """
            Order ID,Order Date,First Name,Last Name,Email,Event,Event Date,Price,Total
            O-1,2024-03-01,Ada,Example,ada@example.com,First Aid,2024-04-01,100.00,120.00
            O-1,2024-03-01,Ada,Example,ada@example.com,Fire Safety,2024-04-02,100.00,120.00

            """)
        #expect(bookings.mapValues(\.final) == ["O-1": 12_000, "O-1 (2)": 12_000])
    }

    @Test func `A number below zero is of those who do not come after all`() throws {
        let (bookings, _, _) = try load(
            """
            Order ID,Order Date,First Name,Last Name,Email,Qty,Amount
            O-1,2024-03-01,Ada,Example,ada@example.com,2,60.00
            O-1,2024-03-03,Ada,Example,ada@example.com,-2,-60.00

            """)
        #expect(bookings == ["O-1": Stored(participants: 2, final: 6_000, paid: 6_000, refunded: 6_000)])
    }

    @Test func `What is given back of one line leaves the others`() throws {
        let (bookings, _, folder) = try load(
            """
            Order No,Order Date,Status,First Name,Last Name,Email,Item,Amount
            O-1,2024-03-02,Paid,Ada,Example,ada@example.com,Yoga,60.00
            O-1,2024-03-02,Paid,Ada,Example,ada@example.com,Book,15.00
            O-1,2024-03-02,Refunded,Ada,Example,ada@example.com,Book,-15.00
            O-2,2024-03-02,Paid,Ben,Example,ben@example.com,Yoga,60.00
            O-2,2024-03-02,Paid,Ben,Example,ben@example.com,Voucher,-10.00

            """)
        #expect(
            bookings == [
                "O-1": Stored(final: 7_500, paid: 7_500, refunded: 1_500),
                "O-2": Stored(final: 6_000, paid: 6_000, refunded: 1_000, name: "Ben"),
            ])
        let items = try rows(
            of: folder.path("bookings.sqlite"),
            """
            SELECT extra ->> 'Item', value ->> 'Item' FROM bookings, json_each(extra, '$.items')
            ORDER BY booking_reference, json_each.key
            """)
        #expect(items == [["Yoga", "Book"], ["Yoga", "Book"], ["Yoga", "Voucher"]])
    }
}
