import TestSupport
import Testing

/// The moment to which figures are drawn up where nobody names one: the latest at which anything was recorded.
@Suite struct DefaultAsOfTests {
    /// Files beside the bookings of March 2024, each with the latest thing that is recorded in it.
    static let files = [
        ("payments.csv", "Payment ID,Booking Ref,Amount,Paid At\nP-1,R-1,10.00,2024-05-06 10:00\n", "2024-05-06"),
        ("users.csv", "ID,Name,Email,Created At\n9,Bea Quill,bea@example.org,2024-04-02 10:00\n", "2024-04-02"),
        (
            "notes.csv",
            "Note ID,Email,Note,Author,Created At\n1,ada@example.com,likes the window,Kim,2024-06-01 10:00\n",
            "2024-06-01"
        ),
        (
            "sessions.csv", "Session ID,Course Code,Start,Venue\nS-1,FA,2024-09-01 10:00,Hall\n",
            // A course still to come was not recorded then.
            "2024-03-13"
        ),
    ]

    @Test(arguments: files)
    func `Reports and statistics are as of the same day`(_ file: String, _ text: String, _ day: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "bookings.csv",
            "Booking Ref,Session,Booked On,Name,Email Address,Status,Total Paid\nR-1,S-1,2024-03-13 10:00,Ada Byron,ada@example.com,confirmed,10.00\n"
        )
        try folder.write(file, text)
        try folder.write(
            "later.csv", "Session ID,Course Code,Start,Venue\nS-1,FA,2024-05-01 10:00,Hall\n")
        let inputs = file == "sessions.csv" ? ["bookings.csv", file] : ["bookings.csv", "later.csv", file]
        try ToolRun("booking-migrate", inputs + ["--output", "out", "--time-zone", "UTC"], in: folder).expect(status: 0)
        let written = try folder.contents(of: "out").keys.sorted()
        #expect(folder.has("out/\(day)"), "\(written.prefix(1))")
        // The session of 1 May is to come or over by that day.
        let upcoming = try rows(
            of: folder.path("bookings.sqlite"), "SELECT upcoming_bookings FROM users WHERE email = 'ada@example.com'")
        #expect(upcoming == [[day < "2024-05-01" ? "1" : "0"]])
    }
}
