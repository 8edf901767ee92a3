import TestSupport
import Testing

/// Whether a booking was paid, as exports say it without naming an amount: by a word, or by what is left to pay.
@Suite struct PaymentStatesTests {
    /// Two bookings of 180.00 and 95.50, each with a word in a further column: what counts as paid of them.
    private func paid(_ header: String, _ words: [String], status: Int32 = 0) throws -> [String?] {
        let folder = try TemporaryFolder()
        var text = "Booking Ref,Booked On,First Name,Surname,Email Address,Total,\(header)\n"
        for (index, word) in words.enumerated() {
            text +=
                "B-\(index + 1),2024-02-2\(index),Ada,Example,ada@example.com,\(index == 0 ? "180.00" : "95.50"),\(word)\n"
        }
        try folder.write("export.csv", text)
        try ToolRun("booking-import", ["export.csv", "--time-zone", "Europe/London"], in: folder)
            .expect(status: status)
        return try rows(
            of: folder.path("bookings.sqlite"), "SELECT paid_amount_minor FROM bookings ORDER BY booking_reference"
        ).map { $0[0] }
    }

    @Test(arguments: [
        ("Payment status", "Paid", "Unpaid"), ("Payment State", "Completed", "Awaiting payment"),
        ("is_paid", "true", "false"), ("Paid in full", "Yes", "No"), ("Fully Paid?", "y", "n"),
        ("Settled", "Yes", "No"), ("Payment Received", "Yes", "No"), ("Paid", "Yes", "No"),
        ("Payment status", "Bezahlt", "Offen"), ("Payment status", "paye", "impaye"),
        ("Payment status", "Pagata", "Non pagata"), ("Payment status", "Betaald", "Niet betaald"),
    ])
    func `A column of words says which bookings are paid`(header: String, yes: String, no: String) throws {
        #expect(try paid(header, [yes, no]) == ["18000", "0"])
        // Where nobody has said anything, nothing is known to be paid.
        if header != "Paid" { #expect(try paid(header, [yes, ""]) == ["18000", "0"]) }
    }

    @Test func `A word that nobody knows is not guessed`() throws {
        // It comes after those by which the column was recognised.
        let words = [String](repeating: "Paid", count: 2_000) + ["By voucher"]
        let folder = try TemporaryFolder()
        var text = "Booking Ref,Booked On,First Name,Surname,Email Address,Total,Payment status\n"
        for (index, word) in words.enumerated() {
            text += "B-\(index),2024-02-20,Ada,Example,ada@example.com,10.00,\(word)\n"
        }
        // Beyond the first stretch of the file.
        text = text.replacing("\n", with: "," + String(repeating: "x", count: 400) + "\n", maxReplacements: 2_002)
        try folder.write("export.csv", text)
        let run = try ToolRun("booking-import", ["export.csv", "--time-zone", "Europe/London"], in: folder)
            .expect(status: 1)
        #expect(run.standardOutput.contains("at export.csv:2002, column Payment status"))
    }

    @Test func `Money given back is counted as refunded`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "export.csv",
            """
            Booking Ref,Booked On,First Name,Surname,Email Address,Total,Payment status
            B-1,2024-02-20,Ada,Example,ada@example.com,180.00,Refunded
            B-2,2024-02-21,Ben,Example,ben@example.com,95.50,Paid

            """)
        try ToolRun("booking-import", ["export.csv", "--time-zone", "Europe/London"], in: folder).expect(status: 0)
        #expect(
            try rows(
                of: folder.path("bookings.sqlite"),
                "SELECT paid_amount_minor, refunded_amount_minor FROM bookings ORDER BY booking_reference")
                == [["18000", "18000"], ["9550", "0"]])
    }

    @Test(arguments: ["Balance", "Balance due", "Amount outstanding", "Outstanding", "Amount Due", "Total Due"])
    func `What is left to pay is not paid`(header: String) throws {
        #expect(try paid(header, ["0.00", "95.50"]) == ["18000", "0"])
        #expect(try paid(header, ["80.00", ""]) == ["10000", "9550"])
    }

    @Test func `More left to pay than the booking costs is refused`() throws {
        #expect(try paid("Balance", ["180.01", "0.00"], status: 1) == ["9550"])
    }

    @Test func `What was given back had been paid, whatever else the file says`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "export.csv",
            """
            Booking Ref,Date Booked,First Name,Surname,Email Address,Status,Total,Refunded Amount
            A-1,2024-02-20,Ada,Example,ada@example.com,Cancelled,180.00,180.00
            A-2,2024-02-20,Ben,Example,ben@example.com,Cancelled,95.50,50.00
            A-3,2024-02-20,Cal,Example,cal@example.org,Cancelled,95.50,
            A-4,2024-02-20,Di,Example,di@example.org,Cancelled,95.50,95.51

            """)
        let run = try ToolRun("booking-import", ["export.csv", "--time-zone", "Europe/London"], in: folder)
            .expect(status: 1)
        #expect(run.standardOutput.contains("more was refunded than was paid"))
        #expect(
            try rows(
                of: folder.path("bookings.sqlite"),
                "SELECT booking_reference, paid_amount_minor, refunded_amount_minor FROM bookings ORDER BY 1")
                == [["A-1", "18000", "18000"], ["A-2", "9550", "5000"], ["A-3", "0", "0"]])
    }
}
