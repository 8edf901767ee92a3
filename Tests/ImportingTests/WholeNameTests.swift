import DatabaseTestSupport
import Testing

@testable import Importing

/// Names in one cell, and names in more cells than two.
@Suite(.onEveryEngine) struct WholeNameTests {
    @Test(arguments: [
        ("Mia Nox", "Mia", "Nox"), ("Jan de Boer", "Jan", "de Boer"),
        ("Jan-Willem van den Berg", "Jan-Willem", "van den Berg"),
        ("Ursula von der Leyen", "Ursula", "von der Leyen"), ("Marco De Luca", "Marco", "De Luca"),
        ("Peter Van Damme", "Peter", "Van Damme"), ("Juan de la Cruz", "Juan", "de la Cruz"),
        ("Anne Le Roux", "Anne", "Le Roux"), ("JAN DE BOER", "JAN", "DE BOER"),
        ("Kees in 't Veld", "Kees", "in 't Veld"),
        ("Maria del Carmen Ruiz", "Maria del Carmen", "Ruiz"), ("José Ortega y Gasset", "José", "Ortega y Gasset"),
        ("de Boer", "", "de Boer"), ("Van Morrison", "Van", "Morrison"), ("Al Smith", "Al", "Smith"),
        ("Ann Al Smith", "Ann Al", "Smith"), ("Cher", "", "Cher"), ("Boer, Jan de", "Jan", "de Boer"),
        ("Berg, Jan van den", "Jan", "van den Berg"), ("de Boer, Jan", "Jan", "de Boer"), ("Nox, Mia", "Mia", "Nox"),
    ])
    func `The last name has its particles`(_ name: String, _ first: String, _ last: String) throws {
        let workshop = try ImportWorkshop()
        try workshop.load([("a.csv", "Order ID,Order date,Name,Total\n1,2024-03-14,\"\(name)\",5.00\n")])
        #expect(
            try workshop.texts("SELECT COALESCE(first_name, ''), last_name FROM contacts") == [[first, last]], "\(name)"
        )
    }

    @Test func `The prefix of a Dutch surname belongs before it`() throws {
        let workshop = try ImportWorkshop()
        let outcome = try workshop.load([
            (
                "a.csv",
                "Boekingsnummer,Geboekt op,Voornaam,Tussenvoegsel,Achternaam,Bedrag\n"
                    + "1,2024-03-14,Jan,de,Boer,5.00\n2,2024-03-15,Fenna,,Kwakernaat,5.00\n"
            )
        ])
        #expect(outcome.files.first?.rejectedCount == 0)
        #expect(
            try workshop.texts("SELECT first_name, last_name FROM contacts ORDER BY first_name")
                == [["Fenna", "Kwakernaat"], ["Jan", "de Boer"]])
    }

    @Test(arguments: [
        ("PLZ/Ort", "10115 Berlin", "10115" as String?, "Berlin" as String?),
        ("PLZ und Ort", "D-10115 Bad Muster", "D-10115", "Bad Muster"),
        ("CP Ville", "75001 Paris", "75001", "Paris"), ("Postcode/plaats", "1012 AB Den Haag", "1012 AB", "Den Haag"),
        ("Postcode and town", "Leeds LS1 4AP", "LS1 4AP", "Leeds"),
        ("Zip/City", "90210, Springfield", "90210", "Springfield"),
        ("CAP/Città", "Borgo Esempio", nil, "Borgo Esempio"), ("CP y localidad", "28001", "28001", nil),
        ("PLZ/Ort", "Haus 7 Musterstadt", nil, "Haus 7 Musterstadt"),
    ])
    func `A postcode and a town of one column are told apart`(
        _ header: String, _ cell: String, _ postcode: String?, _ city: String?
    ) throws {
        let workshop = try ImportWorkshop()
        let name = ["CP Ville": "Prénom,Courriel", "Postcode/plaats": "Voornaam,E-mailadres"]
        let usual = name[header] ?? (header.contains("PLZ") ? "Vorname,E-Mail-Adresse" : "First name,Email")
        try workshop.load([
            (
                "a.csv",
                "Order ID,Order date,\(usual),\"\(header)\",Total\n1,2024-03-14,Mia,mia@example.com,\"\(cell)\",5\n"
            )
        ])
        #expect(try workshop.texts("SELECT postcode, city FROM contacts") == [[postcode, city]])
    }

    @Test(arguments: [
        ("Vorname,Nachname,Telefon privat,Telefon mobil", "030 23125 014,", "030 23125 014"),
        ("Vorname,Nachname,Telefon privat,Telefon mobil", "030 23125 014,0170 2312501", "0170 2312501"),
        ("Vorname,Nachname,Telefon geschäftlich,Handy", ",0170 2312501", "0170 2312501"),
        ("Prénom,Nom,Téléphone domicile,Téléphone portable", ",01 99 00 12 14", "01 99 00 12 14"),
        ("Voornaam,Achternaam,Telefoon privé,Telefoon mobiel", ",01 99 00 12 14", "01 99 00 12 14"),
    ])
    func `Of several telephones the one that a row fills is taken, and a mobile first`(
        _ header: String, _ cells: String, _ phone: String
    ) throws {
        let workshop = try ImportWorkshop()
        try workshop.load([("a.csv", "Order ID,Order date,\(header),Total\n1,2024-03-14,Mia,Nox,\(cells),5.00\n")])
        #expect(try workshop.texts("SELECT phone FROM contacts") == [[phone]])
    }
}
