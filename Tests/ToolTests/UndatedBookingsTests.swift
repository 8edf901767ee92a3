import TestSupport
import Testing

/// Bookings of which no export says when they were made.
@Suite struct UndatedBookingsTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("dated.csv", Office.csv(["R-1", "R-2"]))
        try folder.write(
            "undated.csv",
            """
            Booking Ref,Name,Email Address,Total Paid
            R-3,Ada Byron,ada@example.com,7.50
            R-4,Bea Quill,bea@example.org,9.00

            """)
    }

    private func migrate(_ files: [String]) throws -> Figures {
        try ToolRun(
            "booking-migrate",
            files + ["--output", "out", "--time-zone", "Europe/London", "--summary", "summary.json"], in: folder
        ).expect(status: 0)
        return try Figures(folder.text("summary.json"))
    }

    private func stored(_ sql: String) throws -> [[String]] {
        try rows(of: folder.path("bookings.sqlite"), sql).map { $0.map { $0 ?? "" } }
    }

    @Test func `They count for their users, and reports leave them out by name`() throws {
        let figures = try migrate(["dated.csv", "undated.csv"])
        #expect(figures.files.map(\.loaded) == [2, 2])
        #expect(
            try stored("SELECT created_at, booked_on, recorded_at FROM bookings WHERE booking_reference = 'R-3'")
                == [["", "", ""]])
        let users = """
            SELECT email, total_bookings, total_spent, first_booking_at = last_booking_at, cohort_month IS NULL FROM users
            ORDER BY email
            """
        #expect(
            try stored(users) == [
                ["ada@example.com", "3", "2750", "1", "0"], ["bea@example.org", "1", "900", "", "1"],
            ])
        let page = try folder.text("out/latest/customer_lifetime_value.html")
        #expect(page.contains("without a date of booking"))
        let values = try folder.text("out/latest/customer_lifetime_value.csv").split(whereSeparator: \.isNewline)
        #expect(values.count == 2 && values[1].contains(",20.00,"), "\(values)")
        for engine in [["--verify"], ["--engine", "sql"]] {
            try ToolRun("booking-report", engine + ["--output", "again"], in: folder).expect(status: 0)
        }
        #expect(try folder.contents(of: "again") == folder.contents(of: "out"))
        #expect(try migrate(["dated.csv", "undated.csv"]).changes == 0)
    }

    @Test func `Where nothing has a date, reports say so`() throws {
        _ = try migrate(["undated.csv"])
        let page = try folder.text("out/latest/retention.html")
        #expect(page.contains("None of the 2 bookings in the database has a date."))
    }

    @Test func `An export that dates them brings them up to date, and the list does not take it back`() throws {
        _ = try migrate(["undated.csv"])
        try folder.write(
            "later.csv",
            "Booking Ref,Booked On,Name,Email Address,Total Paid\nR-3,2024-03-13 10:00,Ada Byron,ada@example.com,7.50\n"
        )
        let later = try migrate(["later.csv"])
        #expect(later.files.map(\.updated) == [1])
        let dates = "SELECT booking_reference, datetime(created_at / 1000000, 'unixepoch') FROM bookings ORDER BY 1"
        let expected = [["R-3", "2024-03-13 10:00:00"], ["R-4", ""]]
        #expect(try stored(dates) == expected)
        let again = try migrate(["undated.csv"])
        #expect(again.files.map(\.unchanged) == [2])
        #expect(try stored(dates) == expected)
    }

    @Test func `A mapping file gives all of them one date`() throws {
        try folder.write(
            "m.yaml",
            """
            entity: bookings
            columns:
              booking_reference: Booking Ref
              full_name: Name
              email: Email Address
              final_amount: Total Paid
              created_at: {constant: 2024-03-04}

            """)
        try ToolRun(
            "booking-import", ["undated.csv", "--mapping", "m.yaml", "--time-zone", "Europe/London"], in: folder
        )
        .expect(status: 0)
        #expect(
            try stored("SELECT DISTINCT date(created_at / 1000000, 'unixepoch') FROM bookings") == [["2024-03-04"]])
    }
}
