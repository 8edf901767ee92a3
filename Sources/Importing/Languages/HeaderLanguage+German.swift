/// German.
extension HeaderLanguage {
    /// The words of German exports.
    static let german = HeaderLanguage(
        name: "German", connectives: ["der", "des", "die", "das", "den", "dem", "von", "vom"],
        digraphs: [("ae", "a"), ("oe", "o"), ("ue", "u")],
        people: [
            "participant": ["Teilnehmer", "Teilnehmers", "Teilnehmerin", "Teilnehmende", "Teilnehmenden", "TN"],
            "customer": ["Kunde", "Kunden", "Kundin", "Auftraggeber"],
            "buyer": ["Käufer", "Käufers", "Besteller", "Bestellers"],
            "booker": ["Bucher", "Buchende", "Buchenden", "Anmelder"],
            "contact": ["Kontakt", "Ansprechpartner", "Ansprechpartnerin", "Kontaktperson"],
            "guest": ["Gast", "Gastes"],
            "billing": ["Rechnungsempfänger", "Rechnung"],
        ],
        words: [
            "first name": ["Vorname", "Vornamen", "Rufname"],
            "last name": ["Nachname", "Familienname", "Zuname", "Nachnamen"],
            "surname prefix": [
                "Vorsatzwort", "Namensvorsatz",
            ],
            "full name": ["Vor- und Nachname", "Vorname und Nachname", "Vollständiger Name", "Vorname Nachname"],
            "surname first name": [
                "Nachname Vorname", "Nachname und Vorname", "Nach- und Vorname", "Familienname Vorname", "Name Vorname",
                "Name und Vorname", "Zuname Vorname",
            ],
            "email": ["E-Mail-Adresse", "Mailadresse", "Emailadresse", "E-Mailadresse", "E-Mail Anschrift"],
            "phone": ["Telefon", "Tel", "Festnetz", "Telefon tagsüber", "Rufnummer"],
            "phone number": ["Telefonnummer", "Tel-Nr"],
            "home telephone": [
                "Telefon privat", "Tel. privat", "Privattelefon", "Private Telefonnummer", "Telefonnummer privat",
            ],
            "work telephone": [
                "Telefon geschäftlich", "Telefon dienstlich", "Telefon Arbeit", "Telefon Büro", "Tel. geschäftlich",
                "Tel. dienstlich",
            ],
            "mobile": [
                "Handy", "Mobil", "Mobiltelefon", "Handynummer", "Mobilnummer", "Mobilfunknummer",
                "Telefon mobil", "Tel. mobil", "Mobile Telefonnummer", "Handy-Nr", "Mobil-Nr", "Mobilfunk",
                "Telefonnummer mobil",
            ],
            "company": ["Firma", "Firmenname", "Unternehmen", "Organisation", "Betrieb", "Arbeitgeber", "Einrichtung"],
            "postcode": ["PLZ", "Postleitzahl"],
            "postcode and city": [
                "PLZ/Ort", "PLZ und Ort", "PLZ/Wohnort", "PLZ und Wohnort", "PLZ/Stadt", "PLZ und Stadt",
                "Postleitzahl/Ort", "Postleitzahl und Ort",
            ],
            "city": ["Wohnort", "Stadt"],
            "country": ["Land"],
            "contact details": [
                "Kontaktdaten"
            ],
            "customer number": ["Kundennummer", "Kunden-ID", "Mitgliedsnummer", "Debitorennummer"],
            "booking number": [
                "Buchungsnummer", "Buchungscode", "Buchungs-ID", "Buchungsreferenz", "Buchungskennung", "Buchung",
                "Anmeldenummer", "Anmeldungsnummer", "Anmelde-ID", "Reservierungsnummer", "Reservierungscode",
                "Reservierung",
            ],
            "order number": ["Bestellnummer", "Auftragsnummer", "Bestell-ID", "Bestellcode", "Bestellung"],
            "reference": ["Referenz", "Referenznummer", "Aktenzeichen"],
            "invoice number": ["Rechnungsnummer"],
            "ticket number": ["Ticketnummer"],
            "ticket type": [
                "Ticketart", "Tickettyp", "Ticketkategorie", "Preiskategorie", "Preisgruppe", "Eintrittskarte",
            ],
            "item": ["Artikel", "Artikelname", "Artikelbezeichnung", "Posten"],
            "booking date": [
                "Buchungsdatum", "Gebucht am", "Datum der Buchung", "Buchungszeitpunkt", "Bestelldatum", "Bestellt am",
                "Anmeldedatum", "Angemeldet am", "Datum der Anmeldung", "Reservierungsdatum", "Reserviert am",
                "Buchungstag",
                "Datum und Uhrzeit der Buchung", "Datum und Uhrzeit der Bestellung", "Datum und Uhrzeit der Anmeldung",
                "Datum und Zeit der Buchung", "Datum/Uhrzeit der Buchung", "Buchungsdatum und Uhrzeit", "Buchungszeit",
            ],
            "created on": ["Erstellt am", "Erstellungsdatum", "Eingangsdatum", "Eingegangen am", "Angelegt am"],
            "timestamp": ["Zeitstempel"],
            "date": ["Datum"],
            "updated on": ["Geändert am", "Änderungsdatum", "Zuletzt geändert", "Aktualisiert am"],
            "status": ["Buchungsstatus", "Anmeldestatus", "Zustand", "Bestellstatus", "Teilnahmestatus"],
            "course": [
                "Kurs", "Kursname", "Kurstitel", "Kursbezeichnung", "Veranstaltung", "Veranstaltungstitel", "Lehrgang",
                "Seminar", "Seminartitel", "Schulung", "Fortbildung", "Weiterbildung", "Angebot", "Leistung",
                "Dienstleistung", "Veranstaltungsname", "Kursangebot", "Produkt", "Produktname",
            ],
            "course code": ["Kursnummer", "Kurscode", "Kurs-ID", "Seminarnummer", "Lehrgangsnummer", "Artikelnummer"],
            "session id": ["Veranstaltungsnummer", "Terminnummer", "Termin-ID", "Veranstaltungs-ID"],
            "start date": [
                "Beginn", "Kursbeginn", "Startdatum", "Kursdatum", "Veranstaltungsdatum", "Anfang", "Kursstart",
                "Veranstaltungsbeginn", "Seminardatum", "Beginnt am", "Datum des Kurses", "Anreise",
                "Datum der Veranstaltung", "Terminbeginn", "Kurstermin", "Lehrgangsbeginn", "Seminarbeginn",
            ],
            // Also what an appointment is called: it is read where its values are dates.
            "begin": ["Termin"],
            "date and time": [
                "Datum und Uhrzeit", "Datum/Uhrzeit",
            ],
            "start time": [
                "Uhrzeit", "Startzeit", "Beginn Uhrzeit", "Anfangszeit",
                "Uhrzeit von", "Von Uhrzeit", "Uhrzeit Beginn", "Uhrzeit Start", "Beginnt um", "Beginnzeit",
            ],
            "end date": [
                "Ende", "Kursende", "Enddatum", "Veranstaltungsende", "Abreise", "Endet am", "Lehrgangsende",
            ],
            "end time": [
                "Endzeit", "Ende Uhrzeit",
                "Uhrzeit bis", "Bis Uhrzeit", "Uhrzeit Ende", "Endet um", "Enduhrzeit",
            ],
            "from": ["Von", "Ab"],
            "to": ["Bis"],
            "venue": [
                "Veranstaltungsort", "Kursort", "Seminarort", "Standort", "Raum", "Schulungsort", "Lehrgangsort",
            ],
            "trainer": ["Dozent", "Dozentin", "Kursleiter", "Kursleitung", "Referent", "Ausbilder", "Lehrkraft"],
            "participants": [
                "Teilnehmerzahl", "Anzahl Teilnehmer", "Anzahl Personen", "Personenzahl", "Personen",
                "Anzahl der Teilnehmer", "Anzahl Plätze", "Anzahl Tickets", "Plätze", "Anzahl der Personen",
                "Teilnehmeranzahl",
            ],
            "quantity": ["Anzahl", "Menge"],
            "capacity": ["Kapazität", "Maximale Teilnehmerzahl", "Max Teilnehmer", "Maximale Teilnehmer"],
            "unit price": ["Einzelpreis", "Stückpreis", "Preis pro Stück", "Preis pro Person"],
            "price": [
                "Preis", "Kurspreis", "Listenpreis", "Kursgebühr", "Gebühr", "Teilnahmegebühr",
                "Tarif",
            ],
            "discount": ["Rabatt", "Ermäßigung", "Nachlass", "Rabattbetrag", "Preisnachlass"],
            "total": [
                "Gesamt", "Gesamtbetrag", "Gesamtpreis", "Gesamtsumme", "Summe", "Endbetrag", "Endpreis", "Betrag",
                "Rechnungsbetrag", "Bruttobetrag", "Kosten", "Zu zahlen", "Gesamtkosten", "Zahlbetrag",
                "Bestellsumme", "Bestellwert", "Bestellbetrag", "Auftragssumme", "Buchungssumme", "Buchungsbetrag",
                "Gesamtwert",
            ],
            "amount paid": ["Bezahlt", "Gezahlt", "Bezahlter Betrag", "Gezahlter Betrag", "Angezahlt"],
            "refunded amount": ["Erstattet", "Erstattung", "Rückerstattung", "Erstatteter Betrag", "Rückzahlung"],
            "balance": ["Offener Betrag", "Offen", "Restbetrag", "Saldo", "Noch offen", "Ausstehender Betrag"],
            "currency": ["Währung"],
            "payment method": ["Zahlungsart", "Zahlungsmethode", "Zahlungsweise", "Bezahlart", "Zahlart"],
            "payment status": ["Zahlungsstatus", "Bezahlstatus"],
            "paid on": ["Bezahlt am", "Zahlungsdatum", "Gezahlt am", "Zahlungseingang", "Zahldatum"],
            "cancelled on": ["Storniert am", "Stornodatum", "Stornierungsdatum", "Abgesagt am", "Abgemeldet am"],
            "cancelled": ["Storniert", "Abgesagt", "Abgemeldet"],
            "no show": ["Nicht erschienen"],
            "refunded on": ["Erstattet am", "Erstattungsdatum"],
            "notes": [
                "Bemerkung", "Bemerkungen", "Anmerkung", "Anmerkungen", "Notiz", "Notizen", "Hinweis", "Hinweise",
                "Kommentar", "Kommentare", "Mitteilung", "Sonderwünsche",
            ],
            "source": ["Quelle", "Buchungsweg", "Buchungsquelle", "Vertriebskanal", "Kanal", "Buchungskanal"],
            "how did you hear about us": [
                "Wie haben Sie von uns erfahren", "Wie sind Sie auf uns aufmerksam geworden",
                "Aufmerksam geworden durch",
            ],
            "group": ["Gruppe", "Gruppennummer", "Gruppencode"],
            "booked by": ["Gebucht von", "Gebucht durch", "Erfasst von", "Erstellt von", "Sachbearbeiter"],
            "attended": ["Anwesend", "Anwesenheit", "Teilgenommen", "Erschienen"],
            "payment id": ["Zahlungs-ID", "Zahlungsnummer", "Transaktionsnummer", "Transaktions-ID"],
            "certificate number": ["Zertifikatsnummer", "Zertifikatnummer", "Zertifikat-Nr"],
            "issued on": ["Ausgestellt am", "Ausstellungsdatum"],
            "valid until": ["Gültig bis", "Ablaufdatum"],
        ],
        events: .german,
        ambiguities: [
            (["Name"], [Choice("last name", beside: [.firstName], without: [.lastName]), Choice("name")]),
            HeaderLanguage.place(["Ort"]),
            HeaderLanguage.attendees(["Teilnehmer", "Teilnehmende", "Teilnehmenden"]),
        ],
        vague: [
            "Land", "Seminar", "Status", "Name", "Organisation", "Trainer", "Tel", "TN", "Gast", "Mobil", "Ort",
            "Von", "Ab", "Bis",
        ])
}
