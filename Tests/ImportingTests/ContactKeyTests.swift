import DatabaseTestSupport
import Testing

@testable import Importing

/// Contact details in objects, whose keys are of other languages.
@Suite(.onEveryEngine) struct ContactKeyTests {
    @Test(arguments: [
        (
            #"{"vorname": "Mia", "nachname": "Nox", "telefon": "030 23125 014", "plz": "10115", "ort": "Berlin"}"#,
            "Mia", "Nox"
        ),
        (
            #"{"prénom": "Mia", "nom": "Nox", "téléphone": "030 23125 014", "codePostal": "10115", "ville": "Berlin"}"#,
            "Mia", "Nox"
        ),
        (
            #"{"nombre": "Mia", "apellidos": "Nox", "telefono": "030 23125 014", "codigo_postal": "10115", "ciudad": "Berlin"}"#,
            "Mia", "Nox"
        ),
        (
            #"{"naam": "Mia Nox", "telefoon": "030 23125 014", "postcode": "10115", "woonplaats": "Berlin"}"#, "Mia",
            "Nox"
        ),
        (
            #"{"nome": "Mia", "cognome": "Nox", "telefono": "030 23125 014", "cap": "10115", "città": "Berlin"}"#,
            "Mia", "Nox"
        ),
        (
            #"{"name": "Nox", "vorname": "Mia", "telefon": "030 23125 014", "adresse": {"plz": "10115", "ort": "Berlin"}}"#,
            "Mia", "Nox"
        ),
        (
            #"{"name": "Mia Nox", "vorname": "Mia", "phone": "030 23125 014", "postcode": "10115", "city": "Berlin"}"#,
            "Mia", "Nox"
        ),
    ])
    func `Keys of an object in a cell are read in any language`(_ object: String, _ first: String, _ last: String)
        throws
    {
        let workshop = try ImportWorkshop()
        let cell = object.replacing("\"", with: "\"\"")
        let outcome = try workshop.load([
            ("a.csv", "Order ID,Order date,Contact details,Total\n1,2024-03-14,\"\(cell)\",5.00\n")
        ])
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(
            try workshop.texts("SELECT first_name, last_name, phone, postcode, city FROM contacts")
                == [[first, last, "030 23125 014", "10115", "Berlin"]])
    }

    @Test func `Parts of a name that is told whole are kept, and a key of no meaning, too`() throws {
        let workshop = try ImportWorkshop()
        try workshop.load([
            (
                "a.json",
                #"[{"bookingId": "1", "createdAt": "2024-03-14", "total": 5, "contactDetails": "{\"firstName\": \"Mia\", \"lastName\": \"Nox\", \"name\": \"Mia M. Nox\", \"posti\": 3}"}]"#
            )
        ])
        #expect(try workshop.texts("SELECT first_name, last_name FROM contacts") == [["Mia", "Nox"]])
        let extra = try workshop.texts("SELECT extra FROM bookings").first?.first ?? nil
        #expect(extra?.contains("Mia M. Nox") == true && extra?.contains("posti") == true, "\(extra ?? "")")
    }

    @Test func `The town of an address is a town, and the place of a course is not`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.json",
                #"""
                [{"buchungsnummer": "1", "gebuchtAm": "2024-03-14", "betrag": 5, "kurs": {"titel": "Yoga", "ort": "Saal"},
                  "kursbeginn": "2024-04-14", "kunde": {"vorname": "Mia", "nachname": "Nox",
                  "adresse": {"plz": "10115", "ort": "Berlin"}}}]
                """#
            )
        ])
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(try workshop.texts("SELECT postcode, city FROM contacts") == [["10115", "Berlin"]])
    }
}
