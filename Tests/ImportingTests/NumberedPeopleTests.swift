import DatabaseTestSupport
import Testing

@testable import Importing

/// People of one booking who have numbered columns of their own.
@Suite(.onEveryEngine) struct NumberedPeopleTests {
    @Test(arguments: [
        ("Order ID,Order date,Total,Delegate 1,Delegate 2,Delegate 3", "Mia Nox,Nat Oak,", "2", "Mia", nil as String?),
        (
            "Order ID,Order date,Total,Participant 1 Name,Participant 1 Email,Participant 2 Name,Participant 2 Email",
            "Mia Nox,mia@example.com,Nat Oak,nat@example.com", "2", "Mia", "mia@example.com"
        ),
        (
            "Order ID,Order date,Total,Attendee 1 First Name,Attendee 1 Last Name,Attendee 2 First Name,Attendee 2 Last Name",
            "Mia,Nox,,", "1", "Mia", nil
        ),
        ("Bestellnummer,Bestelldatum,Gesamtbetrag,Teilnehmer 1,Teilnehmer 2", "Mia Nox,Nat Oak", "2", "Mia", nil),
        (
            "Order ID,Order date,Total,Name 1,Email 1,Name 2,Email 2", "Mia Nox,mia@example.com,Nat Oak,", "2", "Mia",
            "mia@example.com"
        ),
        // Whoever booked is the contact, and takes part only where a list says so.
        (
            "Order ID,Order date,Total,First Name,Email,Delegate Name 1,Delegate Email 1,Delegate Name 2",
            "Pam,pam@example.com,Mia Nox,mia@example.com,Nat Oak", "2", "Pam", "pam@example.com"
        ),
        // Guests come beside whoever booked.
        ("Order ID,Order date,Total,First Name,Guest 1,Guest 2,Guest 3", "Pam,Mia Nox,,Nat Oak", "3", "Pam", nil),
        // A number says more.
        ("Order ID,Order date,Total,Quantity,Delegate 1,Delegate 2", "4,Mia Nox,", "4", "Mia", nil),
    ])
    func `As many take part as there are`(
        _ header: String, _ cells: String, _ participants: String, _ firstName: String, _ email: String?
    ) throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([("a.csv", header + "\n1,2024-03-14,5.00,\(cells)\n")])
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(
            try workshop.texts(
                "SELECT participants, first_name, email FROM bookings b JOIN contacts c ON c.id = b.contact_id")
                == [[participants, firstName, email]])
    }

    @Test(arguments: [
        "Name,Email 1,Email 2,Phone 1,Phone 2", "Name 1,Name 2,Email", "Delegate 1,Email", "Contact 1,Contact 2",
    ])
    func `Several addresses and lines of a name are one person's`(_ line: String) {
        #expect(NumberedPeople(among: line.split(separator: ",").map(String.init)).people.isEmpty)
    }

    @Test func `The columns are kept with the booking, and a mapping file can count as well`() throws {
        let header = "Order ID,Order date,Total,Delegate 1,Delegate 2\n1,2024-03-14,5.00,Mia Nox,Nat Oak\n"
        let workshop = try ImportWorkshop()
        try workshop.load([("a.csv", header)])
        let extra = try workshop.texts("SELECT extra FROM bookings").first?.first ?? nil
        #expect(extra?.contains("Nat Oak") == true)
        let mapping = try MappingFile.parse(
            "entity: bookings\ncolumns:\n  booking_reference: Order ID\n  created_at: Order date\n  participants: {count: [Delegate 1, [Delegate 2]]}\n",
            path: "m.yaml")
        let other = try ImportWorkshop()
        try other.load([("a.csv", header)], mapping: mapping)
        #expect(try other.texts("SELECT participants FROM bookings") == [["2"]])
    }

    @Test(arguments: [
        #""participants":[{"name":"Mia Nox"},{"name":"Nat Oak"}]"#,
        #""attendees":[{"name":"Mia Nox","email":"mia@example.com"},{"name":"Nat Oak","email":"nat@example.com"}]"#,
        #""attendees":["mia@example.com","nat@example.com"]"#,
    ])
    func `A list of people in JSON is as long as it is`(_ list: String) throws {
        let workshop = try ImportWorkshop()
        try workshop.load([
            (
                "a.json",
                #"[{"orderId":"1","orderDate":"2024-03-14","name":"Mia Nox","email":"mia@example.com","total":5,\#(list)}]"#
            )
        ])
        #expect(try workshop.texts("SELECT participants FROM bookings") == [["2"]])
    }
}
