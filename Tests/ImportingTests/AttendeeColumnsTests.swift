import DatabaseTestSupport
import TestSupport
import Testing

@testable import Importing

/// Who is the contact where a file tells who booked and who takes part.
@Suite(.onEveryEngine) struct AttendeeColumnsTests {
    private func rules(_ line: String) throws -> [ImportField: String] {
        let headers = line.split(separator: ",").map(String.init)
        let mapping = try #require(EntityRecognition.mapping(for: headers), "\(line)").resolved(for: headers)
        return mapping.rules.compactMapValues { $0.columns.first }
    }

    @Test(arguments: [
        (["Attendee Email", "Attendee Name"], ["Email", "Name"]),
        (["Guest name", "Guest email"], ["Name", "Email"]),
        (["Participant name", "Participant email"], ["Buyer name", "Buyer email"]),
        (["Delegate First Name", "Delegate Surname", "Delegate phone"], ["Name", "Email", "Phone"]),
        (["attendee.name", "attendee.email"], ["name", "email"]),
        (["Attendee", "Attendee email"], ["Buyer", "Email"]),
        (["Teilnehmer-E-Mail", "Teilnehmer Vorname", "Teilnehmer Nachname"], ["E-Mail", "Vorname", "Nachname"]),
        (["Nom du participant", "Courriel du participant"], ["Nom complet", "Courriel"]),
        (["Correo del participante"], ["Nombre", "Apellidos", "Correo"]),
        (["E-mailadres deelnemer"], ["Voornaam", "Achternaam", "E-mailadres"]),
        (["E-mail partecipante"], ["Nome", "Cognome", "E-mail"]),
    ])
    func `Whoever booked is the contact, in whatever order the columns stand`(
        _ attendee: [String], _ booker: [String]
    ) throws {
        let usual = ["Order ID", "Order date", "Total"]
        for headers in [usual + attendee + booker, booker + usual + attendee, attendee + usual + booker] {
            let rules = try rules(headers.joined(separator: ","))
            let contact: [ImportField] = [.fullName, .firstName, .lastName, .email, .phone]
            #expect(Set(contact.compactMap { rules[$0] }) == Set(booker), "\(headers)")
        }
    }

    @Test func `Whoever takes part is the contact where nobody else is told`() throws {
        let rules = try rules("Order ID,Order date,Attendee Email,Attendee Name,Company,Total")
        #expect(rules[.email] == "Attendee Email" && rules[.fullName] == "Attendee Name")
        #expect(rules[.company] == "Company")
        let firm = try self.rules("Order ID,Order date,Attendee Company,Attendee Name,Company,Total")
        #expect(firm[.company] == "Company" && firm[.fullName] == "Attendee Name")
    }

    @Test func `A name of another person than the address's is kept, and said`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                "Order ID,Order date,Attendee Name,Attendee Email,Email,Total\n"
                    + "1,2024-03-14,Mia Nox,mia@example.com,office@example.org,5.00\n"
            )
        ])
        #expect(
            try workshop.texts("SELECT first_name, last_name, email FROM contacts") == [
                [nil, nil, "office@example.org"]
            ]
        )
        #expect(
            outcome.notes.filter { $0.contains("kept and not read") } == [
                "\(workshop.folder.path("a.csv")): column “Attendee Name” is kept and not read: it is of those who take part, and the contact is who booked"
            ])
        let extra = try workshop.texts("SELECT extra FROM bookings").first?.first ?? nil
        #expect(extra?.contains("Mia Nox") == true && extra?.contains("mia@example.com") == true)
    }
}
