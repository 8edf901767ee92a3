import Testing

@testable import Importing

/// Words where amounts belong: what can be known is taken, and no row is lost.
@Suite struct AmountWordTests {
    private struct Stored {
        let amounts: [String?]
        let method: String?
        let paidAt: String?
        let status: String?
        let extra: String?
        let outcome: ImportOutcome
    }

    /// What is stored of one booking whose columns and values these are, the second row of a file.
    private func stored(_ header: String, _ values: String) throws -> Stored? {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            ("a.csv", "Booking Ref,Booked On,Email,\(header)\nR-1,2024-03-04,ada@example.com,\(values)\n")
        ])
        let rows = try workshop.texts(
            """
            SELECT original_amount_minor, discount_amount_minor, final_amount_minor, paid_amount_minor,
            refunded_amount_minor, payment_method, paid_at, status, extra FROM bookings
            """)
        guard let row = rows.first else { return nil }
        return Stored(
            amounts: Array(row[..<5]), method: row[5], paidAt: row[6], status: row[7], extra: row[8], outcome: outcome)
    }

    @Test(arguments: ["BACS 12/03", "paid", "Y", "Card", "Paid by cheque", "chq 000123", "Bank transfer", "12/03/2024"])
    func `A word for paid is the whole price`(_ word: String) throws {
        let stored = try #require(try stored("Total,Paid", "50.00,\(word)"))
        #expect(stored.amounts[3] == "5000")
        // All of a column of yes and no is read so without a note of each value.
        if !["paid", "Y"].contains(word) { #expect(stored.extra?.contains(word) == true) }
    }

    @Test func `How and when it was paid is taken from the word`() throws {
        let stored = try #require(try stored("Total,Paid", "50.00,BACS 25/03/2024"))
        #expect(stored.method == "BACS")
        #expect(stored.paidAt?.hasPrefix("2024-03-25") == true || stored.paidAt == "1711324800000000")
        #expect(stored.outcome.files[0].repairs.map(\.kind) == [.amountWord])
        #expect(try self.stored("Total,Paid,Payment Method", "50.00,Card,Stripe")?.method == "Stripe")
    }

    @Test(arguments: ["unpaid", "N", "No", "pending", "awaiting payment"])
    func `A word for unpaid is nothing`(_ word: String) throws {
        #expect(try stored("Total,Paid", "50.00,\(word)")?.amounts[3] == "0")
    }

    @Test(arguments: ["£5O.00", "part paid", "voucher", "Card 20.00", "deposit"])
    func `A word that leaves open how much was paid is rejected`(_ word: String) throws {
        #expect(try stored("Total,Paid", "50.00,\(word)") == nil)
    }

    @Test(arguments: [("10%", "9000"), ("12,5 %", "8750"), ("-10%", "9000"), ("10% early bird", "9000")])
    func `A discount of a share is taken off the price`(_ word: String, _ final: String) throws {
        #expect(try stored("Price,Discount", "100.00,\"\(word)\"")?.amounts[2] == final)
    }

    @Test func `Beside a total, price and total say how much a share is`() throws {
        let stored = try stored("Price,Discount,Total", "100.00,10%,89.99")
        #expect(stored?.amounts[..<3] == ["10000", "1001", "8999"])
    }

    @Test(arguments: ["EARLYBIRD", "Member", "SAVE10"])
    func `The name of a discount is kept`(_ word: String) throws {
        let stored = try #require(try stored("Price,Discount,Total", "100.00,\(word),85.00"))
        #expect(stored.amounts[..<3] == ["10000", "1500", "8500"])
        #expect(stored.extra?.contains(word) == true)
        #expect(stored.outcome.files[0].repairs.map(\.kind) == [.discountName])
    }

    @Test(arguments: ["£l0", "l.50", "110%"])
    func `A discount that may be a mistyped amount is rejected`(_ word: String) throws {
        #expect(try stored("Price,Discount", "100.00,\(word)") == nil)
    }

    @Test func `A refund that says yes is of all that was paid`() throws {
        #expect(try stored("Total,Refund", "50.00,Yes")?.amounts[4] == "5000")
        #expect(try stored("Total,Refund", "50.00,No")?.amounts[4] == "0")
        #expect(try stored("Total,Refund", "50.00,partly") == nil)
    }

    @Test func `A cross or a reason where others have a day is a cancellation`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                """
                Booking Ref,Booked On,Email,Cancelled
                R-1,2024-03-04,ada@example.com,X
                R-2,2024-03-04,ben@example.com,2024-03-09
                R-3,2024-03-04,cai@example.com,moved to June
                R-4,2024-03-04,dee@example.com,no
                R-5,2024-03-04,eve@example.com,

                """
            )
        ])
        #expect(
            try workshop.texts("SELECT status, cancelled_at IS NOT NULL FROM bookings ORDER BY booking_reference")
                == [
                    ["cancelled", "0"], ["cancelled", "1"], ["cancelled", "0"], ["confirmed", "0"], ["confirmed", "0"],
                ])
        #expect(outcome.files[0].repairs.map(\.kind) == [.cancellationWord])
        #expect(outcome.files[0].repairs.map(\.count) == [2])
    }
}
