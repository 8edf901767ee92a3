import Database
import DatabaseTestSupport
import Testing

@testable import Importing

/// What the first records of a file say against the names of its columns.
@Suite(.onEveryEngine) struct FirstRecordsTests {
    @Test func `An array where a number of people belongs is kept, and the next column of that name read`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.json",
                """
                [{"bookingId": 1, "bookedAt": "2024-03-14", "email": "mia@example.com", "total": 5,
                  "tickets": [{"type": "adult", "qty": 2}], "seats": 3},
                 {"bookingId": 2, "bookedAt": "2024-03-14", "email": "tom@example.com", "total": 5, "tickets": []}]
                """
            )
        ])
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(outcome.notes.contains { $0.contains("column “tickets” is kept and not read") }, "\(outcome.notes)")
        #expect(
            try workshop.texts("SELECT participants FROM bookings ORDER BY booking_reference") == [["3"], ["1"]])
        let extra = try workshop.texts("SELECT extra FROM bookings ORDER BY booking_reference").first?.first ?? nil
        #expect(extra?.contains("\"qty\"") == true, "\(extra ?? "nothing")")
    }

    @Test func `Words where a number of people belongs are kept; one number among them makes the others wrong`() throws
    {
        let header = "Booking ref,Booked on,Email,Total,Tickets\n"
        let words = try ImportWorkshop()
        let first = try words.load([
            ("a.csv", header + "1,2024-03-14,mia@example.com,5.00,Adult\n2,2024-03-14,tom@example.com,5.00,Child\n")
        ])
        #expect(first.files.first?.rejectedCount == 0)
        let mixed = try ImportWorkshop()
        let second = try mixed.load([
            ("a.csv", header + "1,2024-03-14,mia@example.com,5.00,2\n2,2024-03-14,tom@example.com,5.00,Child\n")
        ])
        #expect(second.files.first?.rejectedCount == 1)
    }

    @Test(arguments: [
        ##"{"bookings": {"-Na1": {RECORD}, "-Na2": {RECORD}, "-Na3": {RECORD}}}"##,
        ##"{"a1": {RECORD}, "a2": {RECORD}}"##,
        ##"{"exported": "2024-03-14", "data": {"open": {"a1": {RECORD}, "a2": {RECORD}}}}"##,
    ])
    func `Records under keys of their own are refused, with what to do`(_ form: String) throws {
        let record = #""name": "Mia Nox", "email": "mia@example.com", "date": "2024-03-14", "total": 5, "status": "ok""#
        let workshop = try ImportWorkshop()
        let error = #expect(throws: ImportError.self) {
            try workshop.load([("a.json", form.replacing("RECORD", with: record))])
        }
        let speech = error.map { "\($0.message) \($0.hint)" } ?? ""
        #expect(speech.contains("each under a key of its own") && speech.contains("jq '."), "\(speech)")
        #expect(!speech.contains("Na1") && !speech.contains("Mia"))
    }

    @Test func `An order with two addresses is one record`() throws {
        let workshop = try ImportWorkshop()
        let person = #"{"first_name": "Mia", "last_name": "Nox", "email": "mia@example.com", "phone": "07700900111"}"#
        try workshop.load([
            (
                "a.json",
                #"{"order_id": 1, "created_at": "2024-03-14", "total": 5, "billing": "# + person + #", "shipping": "#
                    + person + "}"
            )
        ])
        #expect(try workshop.rows("SELECT COUNT(*) FROM bookings") == [[.integer(1)]])
    }
}
