import TestSupport
import Testing

/// What the sentences of the pages say of small exports, as a user reads them.
@Suite struct FindingsTests {
    private static let sessions = "Session ID,Course Code,Start,Venue,Capacity\n"
    private static let bookings = "Booking Ref,Session,Booked On,Name,Email Address,Status,Total Paid\n"

    private func page(_ name: String, sessions: String, bookings: String) throws -> String {
        let folder = try TemporaryFolder()
        try folder.write("sessions.csv", FindingsTests.sessions + sessions)
        try folder.write("bookings.csv", FindingsTests.bookings + bookings)
        try ToolRun(
            "booking-migrate", ["sessions.csv", "bookings.csv", "--output", "out", "--time-zone", "UTC"], in: folder
        ).expect(status: 0)
        return try folder.text("out/latest/\(name).html")
    }

    @Test func `customers of cancelled bookings only are in no share of those who came back`() throws {
        let page = try page(
            "customer_lifetime_value", sessions: "",
            bookings: """
                R-1,,2026-03-01 10:00,Ada Byron,ada@example.com,confirmed,10.00
                R-2,,2026-03-02 10:00,Ada Byron,ada@example.com,confirmed,10.00
                R-3,,2026-03-03 10:00,Bea Quill,bea@example.org,confirmed,10.00
                R-4,,2026-03-04 10:00,Cy Norton,cy@example.net,cancelled,0.00

                """)
        #expect(page.contains("50.0\u{202F}% of active customers have more than one active booking"))
    }

    @Test func `where no session has a capacity, every sentence about capacity says so`() throws {
        let page = try page(
            "capacity_utilisation", sessions: "S-1,FA,2026-03-10 10:00,Hall,\n",
            bookings: """
                R-1,S-1,2026-03-01 10:00,Ada Byron,ada@example.com,completed,10.00
                R-2,S-1,2026-04-02 10:00,Bea Quill,bea@example.org,completed,10.00

                """)
        #expect(page.contains("No held session has a known capacity"))
        for wrong in [
            "No month of held sessions", "was booked past its capacity", "No course has seats", "0.0\u{202F}%",
        ] {
            #expect(!page.contains(wrong), "\(wrong)")
        }
    }

    @Test func `attendance that nobody recorded is not recorded on the page either`() throws {
        let page = try page(
            "capacity_utilisation", sessions: "S-1,FA,2026-03-10 10:00,Hall,4\n",
            bookings: """
                R-1,S-1,2026-03-01 10:00,Ada Byron,ada@example.com,confirmed,10.00
                R-2,S-1,2026-04-02 10:00,Bea Quill,bea@example.org,confirmed,10.00

                """)
        #expect(page.contains("not recorded"))
        #expect(page.contains("Attendance was not recorded in 1 session"))
        #expect(page.contains("Of every hundred seats offered, 50 were booked and 50 paid for"))
    }
}
