/// Dutch.
extension HeaderLanguage {
    /// The words of Dutch exports.
    static let dutch = HeaderLanguage(
        name: "Dutch", connectives: ["de", "het", "van", "der", "den", "een"],
        people: [
            "participant": ["Deelnemer", "Deelneemster"],
            "student": ["Cursist", "Leerling", "Student"],
            "customer": ["Klant", "Opdrachtgever"],
            "buyer": ["Koper", "Docent", "Besteller"],
            "booker": ["Boeker", "Hoofdboeker", "Aanvrager"],
            "contact": ["Contactpersoon", "Contact"],
            "guest": ["Gast"],
            "billing": ["Factuur", "Facturatie"],
        ],
        words: [
            "adults": ["Volwassenen"],
            "children": ["Kinderen"],
            "first name": ["Voornaam", "Voornamen", "Roepnaam"],
            "last name": ["Achternaam", "Familienaam"],
            "surname prefix": [
                "Tussenvoegsel", "Tussenvoegsels", "Voorvoegsel", "Voorvoegsels", "Tussenvoegsel achternaam",
            ],
            "full name": [
                "Volledige naam", "Voor- en achternaam", "Voornaam en achternaam", "Voornaam achternaam",
            ],
            "surname first name": [
                "Naam en voornaam", "Naam voornaam", "Achternaam en voornaam", "Achternaam voornaam",
            ],
            "email": ["E-mailadres", "Mailadres", "E-mail adres", "Emailadres"],
            "phone": ["Telefoon", "Tel", "Vaste telefoon", "Telefoon overdag"],
            "phone number": ["Telefoonnummer", "Tel-nr"],
            "home telephone": [
                "Telefoon privé", "Telefoon thuis", "Privételefoon", "Tel. privé",
            ],
            "work telephone": [
                "Telefoon werk", "Telefoon zakelijk", "Tel. werk",
            ],
            "mobile": [
                "Mobiel", "Mobiel nummer", "Mobiele telefoon", "GSM", "GSM-nummer", "Mobiele nummer",
                "Telefoon mobiel", "Tel. mobiel", "Mobiel telefoonnummer",
            ],
            "company": ["Bedrijf", "Bedrijfsnaam", "Organisatie", "Firma", "Werkgever", "Onderneming", "Instelling"],
            "postcode": ["Postcode"],
            "postcode and city": [
                "Postcode/plaats", "Postcode en plaats", "Postcode/woonplaats", "Postcode en woonplaats",
            ],
            "city": ["Woonplaats", "Stad", "Gemeente"],
            "country": ["Land"],
            "contact details": [
                "Contactgegevens", "Klantgegevens",
            ],
            "customer number": [
                "Klantnummer", "Klant-ID", "Klantcode", "Lidnummer", "Relatienummer", "Debiteurnummer",
            ],
            "booking number": [
                "Boekingsnummer", "Boekingscode", "Boekingsreferentie", "Boeking", "Boekings-ID", "Boekingnummer",
                "Reserveringsnummer", "Reserveringscode", "Reservering", "Inschrijfnummer", "Inschrijvingsnummer",
                "Aanmeldnummer", "Aanmeldingsnummer", "Boeking-ID", "Inschrijvings-ID",
            ],
            "order number": ["Bestelnummer", "Ordernummer", "Bestelling", "Bestelcode"],
            "reference": ["Referentie", "Referentienummer", "Kenmerk"],
            "invoice number": ["Factuurnummer"],
            "ticket number": ["Ticketnummer", "Ticketcode"],
            "ticket type": [
                "Tickettype", "Ticketsoort", "Kaartsoort", "Soort ticket", "Ticketcategorie",
            ],
            "item": ["Artikel", "Artikelnaam"],
            "booking date": [
                "Boekingsdatum", "Geboekt op", "Datum boeking", "Reserveringsdatum", "Gereserveerd op", "Besteldatum",
                "Inschrijfdatum", "Ingeschreven op", "Datum inschrijving", "Aanmelddatum", "Aangemeld op", "Besteld op",
                "Datum van boeking", "Inschrijvingsdatum", "Orderdatum",
                "Datum en tijd van boeking", "Datum en tijd boeking", "Datum en tijd reservering",
                "Datum en tijd inschrijving", "Datum en tijd bestelling", "Datum/tijd boeking", "Boekingsdatum en tijd",
            ],
            "created on": ["Aangemaakt op", "Aanmaakdatum", "Gemaakt op"],
            "timestamp": ["Tijdstempel"],
            "date": ["Datum"],
            "updated on": ["Gewijzigd op", "Laatst gewijzigd", "Wijzigingsdatum", "Bijgewerkt op"],
            "status": ["Boekingsstatus", "Inschrijfstatus", "Reserveringsstatus", "Aanmeldstatus", "Bestelstatus"],
            "course": [
                "Cursus", "Cursusnaam", "Cursustitel", "Opleiding", "Evenement", "Activiteit", "Training", "Dienst",
                "Product", "Naam evenement", "Les", "Trainingsnaam", "Naam cursus", "Naam training",
            ],
            "course code": ["Cursuscode", "Cursusnummer", "Trainingscode", "Opleidingscode", "Cursus-ID"],
            "session id": ["Sessienummer", "Sessiecode", "Sessie-ID", "Sessie", "Groepscode cursus"],
            "start date": [
                "Startdatum", "Begindatum", "Begin", "Cursusdatum", "Trainingsdatum", "Datum cursus", "Aanvang",
                "Begint op", "Datum training", "Aankomstdatum", "Datum evenement", "Lesdatum", "Evenementdatum",
            ],
            "date and time": [
                "Datum en tijd", "Datum/tijd",
            ],
            "start time": [
                "Tijd", "Begintijd", "Starttijd", "Aanvangstijd", "Tijdstip",
                "Tijd van", "Tijd begin", "Begint om", "Aanvangstijdstip",
            ],
            "end date": ["Einddatum", "Einde", "Eindigt op", "Vertrekdatum"],
            "end time": [
                "Eindtijd",
                "Tijd tot", "Tijd einde", "Eindigt om",
            ],
            "from": ["Van", "Vanaf"],
            "to": ["Tot", "T/m", "Tot en met"],
            "venue": ["Locatie", "Cursuslocatie", "Zaal", "Lokaal", "Trainingslocatie", "Cursusplaats", "Lesplaats"],
            "trainer": ["Docent", "Cursusleider", "Instructeur", "Begeleider", "Trainer"],
            "participants": [
                "Aantal deelnemers", "Aantal personen", "Personen", "Aantal plaatsen", "Aantal tickets",
                "Aantal cursisten", "Plaatsen", "Deelnemersaantal",
            ],
            "quantity": ["Aantal", "Hoeveelheid"],
            "capacity": ["Capaciteit", "Maximum aantal deelnemers", "Max deelnemers", "Maximaal aantal deelnemers"],
            "unit price": ["Stukprijs", "Prijs per stuk", "Eenheidsprijs"],
            "price": [
                "Prijs", "Cursusprijs", "Tarief", "Cursusgeld", "Inschrijfgeld", "Deelnameprijs", "Kostprijs",
                "Deelnemersprijs", "Trainingsprijs", "Prijs excl korting",
            ],
            "ticket price": ["Ticketprijs", "Kaartprijs"],
            "discount": ["Korting", "Kortingsbedrag"],
            "total": [
                "Totaal", "Totaalbedrag", "Bedrag", "Totaalprijs", "Totale prijs", "Te betalen", "Kosten",
                "Totaal incl btw", "Bedrag incl btw", "Eindbedrag", "Factuurbedrag", "Orderbedrag", "Totale kosten",
                "Bestelbedrag", "Ordertotaal", "Totaal bestelling", "Boekingsbedrag", "Totaal boeking",
                "Totaal te betalen", "Te betalen bedrag", "Prijs incl btw",
            ],
            "amount paid": ["Betaald", "Betaald bedrag", "Bedrag betaald", "Voldaan", "Totaal betaald", "Aanbetaald"],
            "refunded amount": ["Terugbetaald", "Terugbetaald bedrag", "Terugbetaling", "Restitutie"],
            "balance": ["Openstaand", "Openstaand bedrag", "Saldo", "Nog te betalen", "Restbedrag"],
            "currency": ["Valuta", "Munteenheid", "Munt"],
            "payment method": [
                "Betaalmethode", "Betaalwijze", "Betalingswijze", "Betalingsmethode", "Wijze van betaling",
            ],
            "payment status": ["Betaalstatus", "Betalingsstatus"],
            "paid on": ["Betaald op", "Betaaldatum", "Betalingsdatum", "Datum betaling", "Voldaan op"],
            "cancelled on": ["Geannuleerd op", "Annuleringsdatum", "Datum annulering", "Annuleerdatum"],
            "cancelled": ["Geannuleerd", "Afgezegd"],
            "no show": ["Niet verschenen"],
            "refunded on": ["Terugbetaald op", "Datum terugbetaling"],
            "notes": [
                "Opmerking", "Opmerkingen", "Notities", "Notitie", "Bijzonderheden", "Toelichting", "Aantekening",
            ],
            "source": ["Bron", "Kanaal", "Herkomst", "Boekingskanaal", "Verkoopkanaal"],
            "how did you hear about us": [
                "Hoe heeft u van ons gehoord", "Hoe heb je ons gevonden", "Hoe bent u bij ons",
            ],
            "group": ["Groep", "Groepsnummer", "Groepscode"],
            "booked by": ["Geboekt door", "Aangemaakt door", "Ingeschreven door"],
            "attended": ["Aanwezig", "Aanwezigheid", "Deelgenomen"],
            "payment id": ["Betalingsnummer", "Transactienummer", "Betalings-ID", "Transactie-ID"],
            "certificate number": ["Certificaatnummer", "Diplomanummer"],
            "issued on": ["Uitgegeven op", "Uitgiftedatum", "Afgegeven op"],
            "valid until": ["Geldig tot", "Vervaldatum"],
        ],
        events: .dutch,
        ambiguities: [
            (["Naam"], [Choice("last name", beside: [.firstName], without: [.lastName]), Choice("name")]),
            HeaderLanguage.place(["Plaats"]),
            HeaderLanguage.attendees(["Deelnemers", "Cursisten"]),
        ],
        vague: [
            "Postcode", "Land", "Training", "Product", "Trainer", "Begin", "Contact", "Student", "Tel", "GSM", "Les",
            "Personen", "Saldo", "Gast", "Firma", "Munt", "Stad", "Dienst", "Kosten", "Datum", "Koper", "Docent",
            "Van", "Vanaf", "Tot", "T/m", "Tot en met",
        ])
}
