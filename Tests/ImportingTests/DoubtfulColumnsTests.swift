import DatabaseTestSupport
import Testing

@testable import Importing

/// What columns hold that are called by a word of many meanings.
@Suite(.onEveryEngine) struct DoubtfulColumnsTests {
    @Test(arguments: [
        ("Outcome", ["Pass", "Fail"]), ("Title", ["Ms", "Mr"]), ("Registered", ["12", "yes"]),
        ("Confirmation email", ["sent", "sent"]), ("WhatsApp", ["yes", "no"]), ("Deposit paid", ["yes", "no"]),
        ("Confirmed", ["2024-03-15", ""]), ("Fare", ["Business", "Economy"]),
    ])
    func `A doubtful word is passed over where its values are something else`(_ name: String, _ cells: [String]) throws
    {
        let workshop = try ImportWorkshop()
        let header = "Order ID,Name,Class,Class date,Qty,Price,\(name)"
        let rows = cells.enumerated().map { "\($0),Mia Nox,Yoga,2024-03-1\($0 + 3),1,5.00,\($1)\n" }.joined()
        let outcome = try workshop.load([("a.csv", "\(header)\n" + rows)])
        #expect(outcome.files.first?.rejectedCount == 0, "\(outcome.notes)")
        let bookings = try workshop.texts(
            "SELECT status, final_amount_minor, booking_reference, extra FROM bookings ORDER BY booking_reference")
        #expect(bookings.map { $0[0] } == ["confirmed", "confirmed"] && bookings.map { $0[1] } == ["500", "500"])
        #expect(bookings[0][3]?.contains("\"\(name)\":\"\(cells[0])\"") == true, "\(bookings)")
    }

    @Test(arguments: [["Attended", "None"], ["Attended", "n/a"], ["NULL", "Attended"], ["Attended", "nil"]])
    func `Words for nothing leave no doubt about the other values`(_ cells: [String]) throws {
        let workshop = try ImportWorkshop()
        let rows = cells.enumerated().map { "\($0),2024-03-14,mia@example.com,5.00,\($1)\n" }.joined()
        let outcome = try workshop.load([("a.csv", "Order ID,Order date,Email,Total,Outcome\n" + rows)])
        #expect(outcome.files.first?.rejectedCount == 0, "\(outcome.notes)")
        #expect(
            try workshop.texts("SELECT status FROM bookings ORDER BY booking_reference")
                == cells.map { [$0 == "Attended" ? "completed" : "confirmed"] })
    }
}
