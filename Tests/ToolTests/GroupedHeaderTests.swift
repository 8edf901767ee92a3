import TestSupport
import Testing

/// Headers of two rows: groups of columns, and below them the columns.
@Suite struct GroupedHeaderTests {
    private static let body = "7,2024-03-01,Ann,Lee,12.50\n8,2024-03-02,Bo,Day,13.50\n"

    private func bookings(_ text: String) throws -> [[String?]] {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", text)
        try ToolRun("booking-import", ["a.csv", "-q"], in: folder).expect(status: 0)
        return try rows(
            of: folder.path("bookings.sqlite"),
            """
            SELECT booking_reference, first_name, last_name, COALESCE(final_amount_minor, 0) FROM bookings AS b
            JOIN contacts AS c ON c.id = b.contact_id ORDER BY booking_reference
            """)
    }

    @Test(arguments: [
        "Order,,Customer,,\nNo,Date Booked,First Name,Surname,Price\n",
        "Order,,Customer,,\nNo,Date,First Name,Surname,Price\n",
        // The groups fill more than half of their row, with words that are columns elsewhere.
        "Order,Date,Customer,,Price\nNo,Booked,First Name,Surname,Total\n",
        "Exported by the office\n\nOrder,Date,Customer,,Price\nNo,Booked,First Name,Surname,Total\n",
    ])
    func `The row of groups is no header, and the row below it no booking`(_ header: String) throws {
        #expect(
            try bookings(header + Self.body) == [["7", "Ann", "Lee", "1250"], ["8", "Bo", "Day", "1350"]])
    }

    @Test func `Names that come twice, or that say something else alone, are told with their group`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.csv",
            "Order,,Customer,,Attendee,Course,\nNo,Date Booked,Name,Email,Name,Name,Date\n"
                + "1,2024-03-01,Ann Lee,ann@example.com,Bo Day,First Aid,2024-04-01\n")
        let text = try ToolRun("booking-import", ["a.csv", "--explain"], in: folder).expect(status: 0).standardOutput
        for (column, field) in [
            ("Order No", "booking_reference"), ("Customer Name", "full_name"), ("Attendee Name", "-"),
            ("Course Name", "course_title"), ("Course Date", "session_starts_at"),
        ] {
            let line = text.split(separator: "\n").first { $0.hasPrefix(column + " ") } ?? ""
            #expect(line.contains(" \(field) "), "\(text)")
        }
        #expect(text.contains("the header is on lines 1 and 2: groups of columns"))
        // A mapping file that was written from it reads it again.
        try ToolRun("booking-import", ["a.csv", "--explain", "--write-mapping", "m.yaml", "-q"], in: folder)
            .expect(status: 0)
        try ToolRun("booking-import", ["a.csv", "--mapping", "m.yaml", "-q"], in: folder).expect(status: 0)
        #expect(
            try rows(of: folder.path("bookings.sqlite"), "SELECT booking_reference FROM bookings") == [["1"]])
    }

    @Test func `A row of values below a header with an unnamed column stays a booking`() throws {
        let text = "Order No,Date Booked,First Name,Surname,,Price\n"
        #expect(
            try bookings(text + "7,2024-03-01,Ann,Lee,x,12.50\n8,2024-03-02,Bo,Day,y,13.50\n").map { $0[0] }
                == ["7", "8"])
        let words = "Reference,First Name,Surname,,Booked On\nBooking,Course,Price,,2024-03-01\n"
        #expect(try bookings(words) == [["Booking", "Course", "Price", "0"]])
    }

    @Test func `Rejected rows are corrected below both rows of the header`() throws {
        let folder = try TemporaryFolder()
        let header = "Order,Date,Customer,,Price\nNo,Booked,First Name,Surname,Total\n"
        try folder.write("a.csv", header + "7,2024-03-01,Ann,Lee,12.50\n8,2024-03-02,Bo,Day,much\n")
        try ToolRun("booking-import", ["a.csv", "-q"], in: folder).expect(status: 1)
        let rejected = try folder.text("rejects/run-1/a.csv")
        #expect(rejected == header + "8,2024-03-02,Bo,Day,much\n")
        try folder.write("a.csv", rejected.replacing("much", with: "13.50"))
        try ToolRun("booking-import", ["a.csv", "-q"], in: folder).expect(status: 0)
        #expect(
            try rows(
                of: folder.path("bookings.sqlite"),
                "SELECT booking_reference, final_amount_minor FROM bookings ORDER BY 1")
                == [["7", "1250"], ["8", "1350"]])
    }
}
