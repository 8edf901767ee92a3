import Testing

@testable import Importing

/// Headers of other languages, by what they come to mean.
@Suite struct HeaderTranslationTests {
    /// By field, the header that fills it.
    private func fields(_ line: String) throws -> [ImportField: String] {
        let headers = line.split(separator: ",").map { String($0.trimmingPrefix(" ")) }
        let mapping = try #require(EntityRecognition.mapping(for: headers), "\(line)")
        return mapping.rules.compactMapValues { $0.columns.first }
    }

    @Test(arguments: [
        (
            "Vorname, Nachname, E-Mail-Adresse, Telefon, Firma, PLZ, Ort, Land, Buchungsnummer, Buchungsdatum, Kurs, Preis, Rabatt, Bezahlt am, Bemerkungen, Status",
            HeaderLanguage.german
        ),
        (
            "Prénom, Nom, Courriel, Téléphone, Société, Code postal, Ville, Pays, N° de réservation, Date de réservation, Formation, Prix, Remise, Payé le, Remarques, Statut",
            .french
        ),
        (
            "Nombre, Apellidos, Correo electrónico, Teléfono, Empresa, Código postal, Ciudad, País, Nº de reserva, Fecha de reserva, Curso, Precio, Descuento, Pagado el, Observaciones, Estado de la reserva",
            .spanish
        ),
        (
            "Voornaam, Achternaam, E-mailadres, Telefoonnummer, Bedrijf, Postcode, Woonplaats, Land, Boekingsnummer, Boekingsdatum, Cursus, Prijs, Korting, Betaald op, Opmerkingen, Status",
            .dutch
        ),
        (
            "Nome, Cognome, Indirizzo e-mail, Telefono, Azienda, CAP, Città, Paese, Numero di prenotazione, Data di prenotazione, Corso, Prezzo, Sconto, Pagato il, Note, Stato prenotazione",
            .italian
        ),
    ])
    func `The usual columns of a language fill their fields, with accents or without, in whatever case`(
        _ line: String, _ language: HeaderLanguage
    ) throws {
        let wanted: [ImportField] = [
            .firstName, .lastName, .email, .phone, .company, .postcode, .city, .country, .bookingReference, .createdAt,
            .courseTitle, .originalAmount, .discountAmount, .paidAt, .bookingNotes, .status,
        ]
        for spelling in [line, line.uppercased(), LatinLetters.folded(line), line.replacing(" ", with: "_")] {
            let headers = spelling.split(separator: ",").map { String($0.trimmingPrefix { $0 == " " || $0 == "_" }) }
            let expected = Dictionary(uniqueKeysWithValues: zip(wanted, headers))
            #expect(try fields(headers.joined(separator: ",")) == expected, "\(language.name): \(spelling)")
        }
    }

    @Test(arguments: [
        ("Nombre, Apellidos, Correo", [ImportField.firstName: "Nombre", .lastName: "Apellidos", .email: "Correo"]),
        ("Nombre, Correo, Teléfono", [.fullName: "Nombre", .email: "Correo", .phone: "Teléfono"]),
        ("Nom, Prénom, Courriel", [.lastName: "Nom", .firstName: "Prénom", .email: "Courriel"]),
        ("Nom, Courriel, Téléphone", [.fullName: "Nom", .email: "Courriel", .phone: "Téléphone"]),
        ("Nome, Cognome, Cellulare", [.firstName: "Nome", .lastName: "Cognome", .phone: "Cellulare"]),
        ("Nome, Email, Cellulare", [.fullName: "Nome", .email: "Email", .phone: "Cellulare"]),
        ("Name, Vorname, Handy", [.lastName: "Name", .firstName: "Vorname", .phone: "Handy"]),
        ("Name, Firma, Handy", [.fullName: "Name", .company: "Firma", .phone: "Handy"]),
        ("Naam, Voornaam, Mobiel", [.lastName: "Naam", .firstName: "Voornaam", .phone: "Mobiel"]),
        ("Naam, E-mail, Bedrijf", [.fullName: "Naam", .email: "E-mail", .company: "Bedrijf"]),
        (
            "Nom du client, Prénom du client, Email du client",
            [.lastName: "Nom du client", .firstName: "Prénom du client", .email: "Email du client"]
        ),
        (
            "Teilnehmer Vorname, Teilnehmer Name, Teilnehmer E-Mail",
            [.lastName: "Teilnehmer Name", .firstName: "Teilnehmer Vorname", .email: "Teilnehmer E-Mail"]
        ),
    ])
    func `A name is what the name beside it leaves`(_ line: String, _ expected: [ImportField: String]) throws {
        #expect(try fields(line) == expected)
    }

    @Test(arguments: [
        ("Vorname, Nachname, PLZ, Ort, Kurs, Beginn, Buchungsnummer", ImportField.city, "Ort" as String?, [String]()),
        ("Vorname, Nachname, Wohnort, Ort, Kurs, Beginn, Buchungsnummer", .venue, "Ort", []),
        ("Vorname, Nachname, E-Mail-Adresse, Ort", .city, "Ort", []),
        ("Vorname, Nachname, Ort, Kurs, Beginn, Buchungsnummer, Betrag", .city, nil, ["Ort"]),
        ("Voornaam, Achternaam, Plaats, Cursus, Boekingsnummer, Bedrag", .city, nil, ["Plaats"]),
        ("Name, Teilnehmer, Kurs, Buchungsnummer, Betrag", .participants, "Teilnehmer", []),
        ("Teilnehmer, Kurs, Buchungsnummer, Betrag, Gebucht am", .participants, nil, ["Teilnehmer"]),
        ("Reserva, Nombre, Ciudad, Estado, Importe, Fecha de reserva", .status, "Estado", []),
        ("Prenotazione, Nominativo, Stato, Importo, Data prenotazione", .status, "Stato", []),
    ])
    func `A word of several meanings is read by what stands beside it, or not at all`(
        _ line: String, _ field: ImportField, _ header: String?, _ undecided: [String]
    ) throws {
        let headers = line.split(separator: ",").map { String($0.trimmingPrefix(" ")) }
        #expect(HeaderTranslation(headers).undecided.map(\.header) == undecided)
        #expect(try fields(line)[field] == header)
    }

    @Test(arguments: [
        EntityRecognitionTests.legacy, EntityRecognitionTests.office, "Nummer,Kunde,Emial,Wann",
        "Vorgang,Angelegt,Stand,Anrede,Wert", "Order ID,Date,Email,Land,Art,Note,Data,Ort,Mode,Stage,Total",
    ])
    func `English headers, and a foreign word among them, stay what they are`(_ line: String) {
        #expect(HeaderTranslation(line.split(separator: ",").map { String($0.trimmingPrefix(" ")) }).isIdentity)
    }

    @Test(arguments: [
        ("Buchungsnummer, Name, Datum und Uhrzeit der Buchung, Bestellsumme", 2, 3),
        ("N° de réservation, Nom, Date et heure de réservation, Total de la commande", 2, 3),
        ("Número de reserva, Nombre, Fecha y hora de la reserva, Total del pedido", 2, 3),
        ("Codice prenotazione, Nome, Data e ora prenotazione, Totale ordine", 2, 3),
        ("Boekingsnummer, Naam, Datum en tijd van boeking, Totaalbedrag", 2, 3),
    ])
    func `When an order was made, and what it comes to`(_ line: String, _ date: Int, _ total: Int) throws {
        let headers = line.split(separator: ",").map { String($0.trimmingPrefix(" ")) }
        let found = try fields(line)
        #expect(found[.createdAt] == headers[date] && found[.finalAmount] == headers[total])
    }

    @Test(arguments: [
        ("Order ID, Order date, First name, Last name, Email, Kurs, Total, T-Shirt", ImportField.courseTitle, "Kurs"),
        ("Buchungsnummer, Booked on, First name, Nachname, Email, Total, Schuhgröße", .lastName, "Nachname"),
        ("Vorname, Name, Email, Course, Start date, Order ID, Betrag", .lastName, "Name"),
        ("First name, Name, Email, Kurs, Start date, Buchungsnummer, Betrag, Status", .lastName, "Name"),
    ])
    func `German words among English ones are understood`(_ line: String, _ field: ImportField, _ header: String)
        throws
    {
        #expect(try fields(line)[field] == header)
    }

    @Test func `A date that may be several is called by its fields`() {
        let note = UndecidedHeader(header: "Wann", headings: ["date", "venue"]).note
        #expect(note.contains("it may be created_at or session_starts_at or venue;"), "\(note)")
    }

    @Test func `A file that is understood by its English words alone is read by them`() throws {
        // With the amount it is no list of people, and not enough for one of bookings.
        #expect(try fields("Email, Phone, Kundennummer, Betrag") == [.email: "Email", .phone: "Phone"])
    }

    @Test func `Amounts keep their currency, moments their zone, and shares are no amounts`() throws {
        let line = "Buchungsnummer,Name,Gebucht am (UTC),Preis (EUR),Rabatt %,Gesamtbetrag in €,Bezahlt am"
        let found = try fields(line)
        #expect(found[.createdAt] == "Gebucht am (UTC)" && found[.originalAmount] == "Preis (EUR)")
        #expect(found[.finalAmount] == "Gesamtbetrag in €" && found[.discountAmount] == nil)
    }

    @Test func `Two languages that share a file's words leave what they do not agree on`() {
        // Spanish and Italian have “Telefono” and “Cliente” alike; a “Posti” is Italian, a “Plazas” Spanish.
        let shared = HeaderTranslation(["Telefono", "Cliente", "Email"])
        #expect(shared.english == ["phone", "customer", "Email"] && shared.undecided.isEmpty)
        let torn = HeaderTranslation(["Telefono", "Cliente", "Posti", "Plazas", "Email"])
        #expect(torn.english == ["phone", "customer", "Posti", "Plazas", "Email"])
        #expect(torn.undecided.map(\.header) == ["Posti", "Plazas"])
    }

    @Test func `Keys of nested records are put into English one by one`() throws {
        let found = try fields("buchungsnummer,erstelltAm,kunde.vorname,kunde.nachname,kunde.email,gesamtbetrag")
        #expect(found[.firstName] == "kunde.vorname" && found[.email] == "kunde.email")
        #expect(found[.createdAt] == "erstelltAm" && found[.finalAmount] == "gesamtbetrag")
    }

    @Test(arguments: HeaderLanguage.all)
    func `Each word of a language has one meaning, which English knows, and none that English gives to another`(
        _ language: HeaderLanguage
    ) {
        var seen: [String: String] = [:]
        let lists = language.words.map { ($0.key, $0.value) } + language.ambiguities.map { ("?", $0.words) }
        for (heading, words) in lists {
            // What is cancelled or missed is told by these two beside other columns, and
            // neither what one of several costs nor what a line is for fills a field.
            let isKnown =
                ["?", "cancelled", "no show", "unit price"].contains(heading) || HeaderSynonyms.isKnown(heading)
                || OrderLineColumns.isLine(heading)
            #expect(isKnown, "\(language.name): \(heading)")
            for word in words {
                let key = language.key(HeaderLanguage.parts(of: word))
                let other = seen.updateValue(heading, forKey: key)
                #expect(other == nil || other == heading, "\(language.name): \(word) is \(heading) and \(other ?? "")")
                guard heading != "?" else { continue }
                for entity in Entity.allCases {
                    guard let field = HeaderSynonyms.field(for: word, entity: entity) else { continue }
                    let meant = HeaderSynonyms.field(for: heading, entity: entity)
                    #expect(meant == field, "\(language.name): \(word) is \(field) in English")
                }
            }
        }
        for ambiguity in language.ambiguities {
            for choice in ambiguity.choices {
                #expect(choice.heading.map(HeaderSynonyms.isKnown) ?? true)
            }
        }
    }
}
