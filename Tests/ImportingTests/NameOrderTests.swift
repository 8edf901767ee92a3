import DatabaseTestSupport
import Testing

@testable import Importing

/// Whole names whose column says that the last name comes first.
@Suite(.onEveryEngine) struct NameOrderTests {
    @Test(arguments: [
        ("Nachname Vorname", "Nox Mia", "Mia", "Nox"), ("\"Nachname, Vorname\"", "Nox Mia", "Mia", "Nox"),
        ("Nachname Vorname", "de Boer Jan", "Jan", "de Boer"), ("Nachname Vorname", "Nox Mia Ann", "Mia Ann", "Nox"),
        ("\"Nachname, Vorname\"", "\"Garcia Lopez, Mia Ann\"", "Mia Ann", "Garcia Lopez"),
        ("Surname First Name", "Nox Mia", "Mia", "Nox"), ("Surname Forename", "Nox Mia", "Mia", "Nox"),
        ("Last Name First Name", "Nox Mia", "Mia", "Nox"), ("Cognome Nome", "Nox Mia", "Mia", "Nox"),
        ("Cognome e Nome", "De Noce Mia", "Mia", "De Noce"), ("Nom et prénom", "DUPONT Jean", "Jean", "DUPONT"),
        ("NOM Prénom", "DE LA CRUZ Jean Paul", "Jean Paul", "DE LA CRUZ"), ("NOM Prénom", "DUPONT", "", "DUPONT"),
        ("Apellidos y nombre", "Nuez Mia", "Mia", "Nuez"),
        ("Achternaam voornaam", "van den Berg Jan", "Jan", "van den Berg"),
        // Nobody can tell how many of them are last names.
        ("Apellidos y nombre", "Nuez Roble Mia", "Nuez Roble", "Mia"),
        ("Apellidos y nombre", "\"Nuez Roble, Mia\"", "Mia", "Nuez Roble"),
        ("Apellidos y nombre", "NUEZ ROBLE Mia", "Mia", "NUEZ ROBLE"),
        ("Vorname Nachname", "Mia Nox", "Mia", "Nox"),
    ])
    func `The last name comes first where the header says so`(
        _ header: String, _ name: String, _ first: String, _ last: String
    ) throws {
        let usual = [
            "N": "Bestellnummer,Bestelldatum,Gesamtbetrag,Telefon",
            "V": "Bestellnummer,Bestelldatum,Gesamtbetrag,Telefon",
            "\"": "Bestellnummer,Bestelldatum,Gesamtbetrag,Telefon", "C": "Numero ordine,Data ordine,Importo,Telefono",
            "A": "Número de pedido,Fecha de pedido,Importe,Teléfono",
        ]
        var headers = header.first.flatMap { usual[String($0)] } ?? "Order ID,Order date,Total,Phone"
        if header.hasPrefix("N") && header.contains("pr") {
            headers = "N° de commande,Date de commande,Montant,Téléphone"
        }
        if header.contains("Pr") { headers = "N° de commande,Date de commande,Montant,Téléphone" }
        if header.hasPrefix("Ach") { headers = "Ordernummer,Besteldatum,Bedrag,Telefoon" }
        let workshop = try ImportWorkshop()
        try workshop.load([("a.csv", headers + ",\(header)\n1,2024-03-14,5.00,,\(name)\n")])
        #expect(
            try workshop.texts("SELECT COALESCE(first_name, ''), last_name FROM contacts") == [[first, last]], "\(name)"
        )
    }
}
