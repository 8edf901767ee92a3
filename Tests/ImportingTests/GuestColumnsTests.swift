import DatabaseTestSupport
import Testing

@testable import Importing

@Suite(.onEveryEngine) struct GuestColumnsTests {
    @Test(arguments: [
        // Guests are counted, the one who books among them.
        (["2", "4"], ["2", "4"]),
        // Where some booking has none, they come beside whoever booked.
        (["2", "0"], ["3", "1"]), (["Ann Lee; Joe Poe", ""], ["3", "1"]),
    ])
    func `Guests are counted, or named beside the contact`(_ cells: [String], _ participants: [String]) throws {
        let workshop = try ImportWorkshop()
        let rows = cells.enumerated().map { "\($0),2024-03-14,Mia Nox,mia@example.com,5.00,\($1)\n" }.joined()
        try workshop.load([("a.csv", "Order ID,Order date,Name,Email,Total,Guests\n" + rows)])
        #expect(
            try workshop.texts("SELECT participants FROM bookings ORDER BY booking_reference")
                == participants.map { [$0] })
    }
}
