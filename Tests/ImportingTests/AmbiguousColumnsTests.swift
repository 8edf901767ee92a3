import DatabaseTestSupport
import Testing

@testable import Importing

/// Usual words that other things are called by, too.
@Suite(.onEveryEngine) struct AmbiguousColumnsTests {
    private func load(_ lines: [String]) throws -> (workshop: ImportWorkshop, outcome: ImportOutcome) {
        let workshop = try ImportWorkshop()
        return (workshop, try workshop.load([("a.csv", lines.joined(separator: "\n") + "\n")]))
    }

    private func extra(_ workshop: ImportWorkshop) throws -> [String] {
        try workshop.texts("SELECT extra FROM bookings ORDER BY booking_reference").map { ($0.first ?? nil) ?? "" }
    }

    @Test(arguments: [
        ["CA", "NY"], ["California", "New York"], ["OK", "TX"], ["NSW", "VIC"], ["Bayern", "Hessen"],
    ])
    func `A state that is none of a booking is kept as a part of the country`(_ states: [String]) throws {
        let rows = states.enumerated().map { "\($0),2024-03-14,Mia Nox,Springfield,\($1),90210,5.00" }
        let (workshop, outcome) = try load(["Order ID,Order date,Name,City,State,Zip,Total"] + rows)
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(try workshop.texts("SELECT status FROM bookings") == [["confirmed"], ["confirmed"]])
        #expect(try extra(workshop) == states.map { "{\"State\":\"\($0)\"}" })
        #expect(outcome.notes.contains { $0.contains("column “State” is kept and not read") }, "\(outcome.notes)")
    }

    @Test func `A state of bookings is one, and a word among them that nobody knows is refused`() throws {
        let (workshop, outcome) = try load([
            "Order ID,Order date,Name,City,State,Total", "1,2024-03-14,Mia Nox,York,Cancelled,5.00",
            "2,2024-03-14,Tom Ure,York,Frobbed,5.00",
        ])
        #expect(outcome.files.first?.rejectedCount == 1)
        #expect(try workshop.texts("SELECT status FROM bookings") == [["cancelled"]])
    }

    @Test func `Beside a state of the country the status is read`() throws {
        let (workshop, outcome) = try load([
            "Order ID,Order date,Name,State,Total,Status", "1,2024-03-14,Mia Nox,NY,5.00,Cancelled",
        ])
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(try workshop.texts("SELECT status FROM bookings") == [["cancelled"]])
    }

    @Test(arguments: [
        (["Y1,Yoga", "P1,Pilates", "Y1,Yoga"], ["Y1", "P1", "Y1"]),
        // Two courses share a code.
        (["SAVE10,Yoga", "SAVE10,Pilates", "X,Yoga"], ["Yoga", "Pilates", "Yoga"]),
        // A course has many codes.
        (["A-1,Yoga", "A-2,Yoga", "A-3,Pilates"], ["Yoga", "Yoga", "Pilates"]),
    ])
    func `A code is a course's where it goes with one course only`(_ cells: [String], _ codes: [String]) throws {
        let rows = cells.enumerated().map { "\($0),2024-03-0\($0 + 1),Mia Nox,\($1),2024-04-14,5.00" }
        let (workshop, outcome) = try load(["Order ID,Order date,Name,Code,Course,Course date,Total"] + rows)
        #expect(outcome.files.first?.rejectedCount == 0)
        let stored = try workshop.texts(
            """
            SELECT c.course_code FROM bookings b JOIN course_sessions s ON s.id = b.session_id
            JOIN courses c ON c.id = s.course_id ORDER BY b.booking_reference
            """)
        #expect(stored == codes.map { [$0] })
        let isKept = codes.contains("Yoga")
        #expect(outcome.notes.contains { $0.contains("column “Code” is kept and not read") } == isKept)
        #expect(try extra(workshop).contains { $0.contains("\"Code\":\"") } == isKept)
    }

    @Test(arguments: [
        ("N° de réservation,Réservé le,Nom,Formation,Tarif,Montant", ["Plein tarif", "Réduit"]),
        ("Buchungsnummer,Gebucht am,Name,Kurs,Tarif,Betrag", ["Normal", "Ermäßigt"]),
        ("Booking ref,Booked on,Name,Course,Price,Total", ["Adult", "Concession"]),
    ])
    func `A price in words is the kind of the ticket`(_ header: String, _ kinds: [String]) throws {
        let (workshop, outcome) = try load([
            header, "B-1,2024-03-14,Mia Nox,Yoga,\(kinds[0]),12.00", "B-1,2024-03-14,Mia Nox,Yoga,\(kinds[1]),8.00",
        ])
        #expect(outcome.files.first?.rejectedCount == 0)
        // Two tickets of one booking.
        #expect(
            try workshop.texts("SELECT original_amount_minor, final_amount_minor, participants FROM bookings") == [
                ["2000", "2000", "2"]
            ])
        #expect(try extra(workshop).allSatisfy { $0.contains(kinds[0]) && $0.contains(kinds[1]) })
    }

    @Test func `A price in numbers is one, and a word among them is refused or free`() throws {
        let (workshop, outcome) = try load([
            "N° de réservation,Réservé le,Nom,Formation,Tarif", "1,2024-03-14,Mia Nox,Yoga,\"12,00\"",
            "2,2024-03-14,Tom Ure,Yoga,Réduit",
        ])
        #expect(outcome.files.first?.rejectedCount == 1)
        #expect(try workshop.texts("SELECT final_amount_minor FROM bookings") == [["1200"]])
        let free = try load(["Booking ref,Booked on,Name,Price", "1,2024-03-14,Mia Nox,free"])
        #expect(free.outcome.files.first?.rejectedCount == 0)
        #expect(try free.workshop.texts("SELECT original_amount_minor FROM bookings") == [["0"]])
    }
}
