import Testing

@testable import Importing

/// Which of several columns of money is what a booking costs.
@Suite struct TotalColumnsTests {
    private func amounts(_ header: String, _ values: String) throws -> [String?] {
        let workshop = try ImportWorkshop()
        try workshop.load([
            (
                "a.csv",
                "Booking Ref,Booked On,Email,\(header)\nR-1,2024-03-04,ada@example.com,\(values)\n"
            )
        ])
        return try workshop.texts("SELECT final_amount_minor, paid_amount_minor FROM bookings")[0]
    }

    @Test func `A gross that net and tax come to has its discount off`() throws {
        #expect(try amounts("Gross,Discount,Net,VAT", "108.00,10.00,90.00,18.00")[0] == "10800")
    }

    @Test func `One that they do not come to has it still to be taken off`() throws {
        #expect(try amounts("Gross,Discount,Net,VAT", "108.00,10.00,98.00,16.33")[0] == "9800")
    }

    @Test func `A column that is called the total after discount is that`() throws {
        #expect(try amounts("Price,Discount,Total after discount", "120.00,10.00,105.00")[0] == "10500")
    }

    @Test(arguments: ["Total Ordered", "Order Total", "Invoice Total", "Grand Total"])
    func `Totals are what is to be paid, beside what was paid and what is left`(_ header: String) throws {
        #expect(try amounts("\(header),Total Paid,Balance Due", "120.00,50.00,70.00") == ["12000", "5000"])
    }
}
