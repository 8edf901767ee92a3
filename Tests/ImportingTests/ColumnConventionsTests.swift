import BookingModel
import Database
import DatabaseTestSupport
import TestSupport
import Testing

@testable import Importing

/// What a column decides that a value does not, and rows that are one booking.
@Suite(.onEveryEngine) struct ColumnConventionsTests {
    private func conventions(dates: [String] = [], amounts: [String] = []) -> ColumnConventions {
        var evidence = ColumnEvidence()
        for text in dates {
            let bytes = Array(text.utf8)
            evidence.addDate(bytes.span)
        }
        for text in amounts {
            let bytes = Array(text.utf8)
            evidence.addAmount(bytes.span)
        }
        return evidence.conventions
    }

    @Test func `Dates with points are day first, unless a date says otherwise`() {
        func writesPoints(_ dates: [String]) -> Bool {
            var evidence = ColumnEvidence()
            for text in dates { evidence.addDate(Array(text.utf8).span) }
            return evidence.writesPoints
        }
        #expect(writesPoints(["04.03.2024", "05.03.2024 18:30"]))
        #expect(!writesPoints(["04.03.2024", "05/03/2024"]))
        #expect(!writesPoints(["05-03-2024"]))
        #expect(!writesPoints(["2024-03-04"]))
        #expect(conventions(dates: ["04.03.2024", "03.25.2024"]).dateOrder == .monthFirst)
    }

    @Test func `Yes and no beside ones and noughts are flags, beside amounts they are none`() {
        #expect(conventions(amounts: ["true", "1", "", "0"]).isFlag)
        #expect(conventions(amounts: ["Yes", "no", "Ja"]).isFlag)
        #expect(!conventions(amounts: ["1", "0"]).isFlag)
        #expect(!conventions(amounts: ["yes", "12.50"]).isFlag)
        #expect(!conventions(amounts: ["free", "12.50"]).isFlag)
    }

    @Test func `One date that can only be read one way decides for its column`() {
        #expect(conventions(dates: ["03/04/2024", "25/04/2024"]).dateOrder == .dayFirst)
        #expect(conventions(dates: ["03/04/2024", "04/25/24"]).dateOrder == .monthFirst)
        #expect(conventions(dates: ["03/04/2024", "05.05.2024"]).dateOrder == nil)
        let mixed = conventions(dates: ["25/04/2024", "04/13/2024"])
        #expect(mixed.dateOrder == nil)
        #expect(mixed.hasMixedOrders)
        #expect(conventions(dates: ["1709577000", "1709577001"]).isUnixTime)
        #expect(!conventions(dates: ["1709577000", "2024-03-04"]).isUnixTime)
    }

    @Test(arguments: [
        (["1.234", "12,50"], DecimalMark.comma), (["1,234", "12.5"], .point), (["1.234.567"], .comma),
        (["1.234,5"], .comma), (["0.125"], .point), (["1234,567"], .comma), (["1.234"], nil), (["12"], nil),
    ])
    func `One amount that can only be read one way decides for its column`(_ amounts: [String], _ mark: DecimalMark?) {
        #expect(conventions(amounts: amounts).decimalMark == mark)
    }

    private static let header = "Booking Ref,Booked On,Paid On,Email,Total\n"

    @Test(arguments: [
        ("1.200 €", "950 €", "", 120_000, "its other amounts are whole"),
        ("1.200", "1950", "", 120, "nothing tells otherwise"), ("1.200", "2.500", "12,50", 120_000, "decimal comma"),
        ("1.200", "2.500", "12.50", 120, "have one"),
        ("1.200", "2.500", "", 120, "nothing tells otherwise"),
    ])
    func `A point that nothing proves is read as the file's other amounts say, and that is said`(
        one: String, two: String, discount: String, expected: Int64, reason: String
    ) throws {
        let workshop = try ImportWorkshop()
        let text =
            "Order Number,Order Date,First Name,Last Name,Email,Total,Discount\n"
            + "A,2024-03-04,Ada,Example,ada@example.com,\"\(one)\",\"\(discount)\"\n"
            + "B,2024-03-04,Ben,Example,ben@example.com,\"\(two)\",\n"
        let outcome = try workshop.load([("a.csv", text)])
        #expect(outcome.notes.contains { $0.contains("column “Total”") && $0.contains(reason) })
        #expect(
            try workshop.rows("SELECT final_amount_minor FROM bookings WHERE booking_reference = 'A'")
                == [[.integer(expected)]])
    }

    @Test func `A column that does not tell follows the others of its file, and that is said`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            ("a.csv", Self.header + "A-1,25/04/2024,03/04/2024,ada@example.com,1.00\n")
        ])
        #expect(outcome.notes.contains { $0.contains("“Paid On”") && $0.contains("day-first") })
        #expect(
            try workshop.texts("SELECT \(TestEngine.date("paid_at")) FROM bookings") == [["2024-04-03"]])
    }

    @Test func `A file that does not tell stops the run and names the columns`() throws {
        let workshop = try ImportWorkshop()
        let error = #expect(throws: ImportError.self) {
            try workshop.load([("a.csv", Self.header + "A-1,03/04/2024,03/04/2024,ada@example.com,1.00\n")])
        }
        #expect(error?.message.contains("“Booked On”, “Paid On”") == true)
        #expect(error?.hint.contains("--date-order") == true)
    }

    @Test func `Proof at the end of a long file decides for its beginning`() throws {
        let workshop = try ImportWorkshop()
        var text = Self.header
        for number in 0..<60_000 { text += "A-\(number),03/04/2024,,ada@example.com,1.00\n" }
        text += "A-last,25/04/2024,,ada@example.com,1.00\n"
        try workshop.load([("a.csv", text)])
        #expect(
            try workshop.texts(
                "SELECT COUNT(*) FROM bookings WHERE \(TestEngine.date("created_at")) = '2024-04-03'")
                == [["60000"]])
    }

    @Test func `A JSON file's dates decide, too`() throws {
        let workshop = try ImportWorkshop()
        func json(_ reference: String, _ date: String) -> String {
            #"{"bookingReference":"\#(reference)","created_at":"\#(date)","email":"ada@example.com","total":1}"#
        }
        try workshop.load([("a.ndjson", json("A-1", "03/04/2024") + "\n" + json("A-2", "04/25/2024") + "\n")])
        #expect(
            try workshop.texts(
                "SELECT \(TestEngine.date("created_at")) FROM bookings ORDER BY booking_reference")
                == [["2024-03-04"], ["2024-04-25"]])
    }

    private static let attendees = "Order Number,Order Date,First Name,Last Name,Email,Total Paid\n"

    @Test func `Attendees of an order are one booking, also where other orders lie between their rows`() throws {
        let workshop = try ImportWorkshop()
        var text = Self.attendees + "X,2024-03-04,Ada,Fellows,ada@example.com,30.00\n"
        for number in 0..<1_000 { text += "O\(number),2024-03-04,Bea,Quill,bea@example.org,10.00\n" }
        text += "X,2024-03-04,Cem,Ortas,cem@example.net,30.00\nX,2024-03-04,Dora,Lind,,30.00\n"
        let outcome = try workshop.load([("a.csv", text)])
        #expect(outcome.files[0].isAccountedFor)
        let attendees = TestEngine.sql(
            sqlite: "json_array_length(b.extra, '$.attendees')", postgresql: "json_array_length(b.extra -> 'attendees')"
        )
        let query = """
            SELECT participants, final_amount_minor, c.email, \(attendees)
            FROM bookings AS b JOIN contacts AS c ON c.id = b.contact_id WHERE booking_reference = 'X'
            """
        #expect(try workshop.texts(query) == [["3", "3000", "ada@example.com", "2"]])
        let again = try workshop.load([("a.csv", text)])
        #expect(again.files[0].updatedCount == 0)
        #expect(try workshop.texts(query) == [["3", "3000", "ada@example.com", "2"]])
    }

    @Test func `Another day or the same name make a version, not an attendee`() throws {
        let workshop = try ImportWorkshop()
        try workshop.load([
            (
                "a.csv",
                Self.attendees
                    + "B,2024-03-04,Ada,Fellows,ada@example.com,30.00\nB,2024-03-05,Bea,Quill,,30.00\n"
                    + "C,2024-03-04,Ada,Fellows,ada@example.com,30.00\nC,2024-03-04,Ada,Fellows,a.f@example.com,30.00\n"
            )
        ])
        #expect(try workshop.texts("SELECT DISTINCT participants FROM bookings") == [["1"]])
    }

    @Test func `A number of participants that every row repeats is that number`() throws {
        let workshop = try ImportWorkshop()
        try workshop.load([
            (
                "a.csv",
                "Order Number,Order Date,Name,Quantity,Total Paid\nA,2024-03-04,Ada Fellows,2,30.00\n"
                    + "A,2024-03-04,Bea Quill,2,30.00\nB,2024-03-04,Cem Ortas,3,30.00\nB,2024-03-04,Dora Lind,1,30.00\n"
            )
        ])
        #expect(
            try workshop.texts("SELECT participants FROM bookings ORDER BY booking_reference") == [["2"], ["4"]])
    }
}
