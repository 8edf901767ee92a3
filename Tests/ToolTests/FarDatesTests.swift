import TestSupport
import Testing

/// The as-of day where a date is a slip, and where it lies beyond the data.
@Suite struct FarDatesTests {
    private static let header = "Booking Ref,Session,Booked On,Name,Email Address,Status,Total Paid\n"

    /// A booking a day from 1 March 2026, by different people.
    private func bookings(_ count: Int, slip: String? = nil) -> String {
        let days = (0..<count).map { index in
            "R-\(index),,2026-03-\(index < 9 ? "0" : "")\(index + 1) 10:00,Ada Byron,ada\(index)@example.com,confirmed,10.00\n"
        }
        let far = slip.map { "R-99,,\($0) 10:00,Bea Quill,bea@example.org,confirmed,20.00\n" } ?? ""
        return FarDatesTests.header + days.joined() + far
    }

    @Test func `a booking of 2062 moves no report, and the run and the pages say so`() throws {
        let folder = try TemporaryFolder()
        try folder.write("bookings.csv", bookings(20, slip: "2062-03-05"))
        let run = try ToolRun(
            "booking-migrate", ["bookings.csv", "--output", "out", "--time-zone", "UTC"], in: folder
        ).expect(status: 0)
        let note =
            "1 record dated 2062-03-05, more than a year after all others, is passed over; --as-of 2062-03-05 counts it"
        #expect(run.standardError.contains(note), "\(run)")
        #expect(folder.has("out/2026-03-20"))
        let page = try folder.text("out/latest/retention.html")
        #expect(page.contains(note))
        #expect(page.contains("recorded after"))
        try ToolRun(
            "booking-report", ["--database", "bookings.sqlite", "--output", "again", "--verify"], in: folder
        ).expect(status: 0)
        let named = try ToolRun(
            "booking-report",
            ["--database", "bookings.sqlite", "--output", "far", "--as-of", "2062-03-05", "--verify"], in: folder
        ).expect(status: 0)
        #expect(!named.standardError.contains("passed over"))
        #expect(try folder.text("far/2062-03-05/revenue_by_source.csv").contains("2062-03-01"))
    }

    @Test func `a payment of 2062 moves none either`() throws {
        let folder = try TemporaryFolder()
        try folder.write("bookings.csv", bookings(20))
        try folder.write(
            "payments.csv",
            "Payment ID,Booking Ref,Amount,Paid At\nP-1,R-1,10.00,2026-04-06 10:00\nP-2,R-2,10.00,2062-05-06 10:00\n")
        let run = try ToolRun(
            "booking-migrate", ["bookings.csv", "payments.csv", "--output", "out", "--time-zone", "UTC"], in: folder
        ).expect(status: 0)
        #expect(run.standardError.contains("passed over"), "\(run)")
        #expect(folder.has("out/2026-04-06"))
    }

    @Test func `months after the end of the data are partial and no headline`() throws {
        let folder = try TemporaryFolder()
        try folder.write("bookings.csv", bookings(20))
        let run = try ToolRun(
            "booking-migrate",
            ["bookings.csv", "--output", "out", "--time-zone", "UTC", "--as-of", "2026-06-30"], in: folder
        ).expect(status: 0)
        #expect(run.standardError.contains("data end on 2026-03-20, before --as-of"), "\(run)")
        try ToolRun(
            "booking-report",
            ["--database", "bookings.sqlite", "--output", "again", "--as-of", "2026-06-30", "--verify"], in: folder
        ).expect(status: 0)
        let rows = try folder.text("out/latest/retention.csv").split(whereSeparator: \.isNewline).dropFirst()
        #expect(rows.count == 4)
        #expect(rows.allSatisfy { $0.contains(",true,") }, "\(rows)")
        let page = try folder.text("out/latest/revenue_by_source.html")
        #expect(page.contains("Data end on 20 March 2026, before the as-of date."))
        // In the month in which data end, the date that was asked for vouches for the rest.
        try ToolRun(
            "booking-report",
            ["--database", "bookings.sqlite", "--output", "march", "--as-of", "2026-03-31", "--verify"], in: folder
        ).expect(status: 0)
        let march = try folder.text("march/latest/retention.csv").split(whereSeparator: \.isNewline).dropFirst()
        #expect(march.count == 1 && march.allSatisfy { $0.contains(",false,") }, "\(march)")
    }
}
