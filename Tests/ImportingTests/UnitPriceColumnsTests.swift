import Testing

@testable import Importing

/// Prices of one place, places that are counted in parts, and amounts in pence.
@Suite struct UnitPriceColumnsTests {
    /// Original amount, discount, final amount and participants of each booking, in the order of the file.
    private func amounts(_ header: String, _ rows: [String]) throws -> [[String?]] {
        let workshop = try ImportWorkshop()
        var text = "Booking Ref,Booked On,Email,\(header)\n"
        for (index, row) in rows.enumerated() { text += "R-\(index),2024-03-04,ada@example.com,\(row)\n" }
        try workshop.load([("a.csv", text)])
        return try workshop.texts(
            """
            SELECT original_amount_minor, discount_amount_minor, final_amount_minor, participants FROM bookings
            ORDER BY booking_reference
            """)
    }

    @Test func `A price to which places and total come is that of a place`() throws {
        #expect(
            try amounts("Quantity,Price,Total", ["3,100.00,300.00", "1,80.00,80.00"])
                == [["30000", "0", "30000", "3"], ["8000", "0", "8000", "1"]])
        #expect(
            try amounts("Quantity,Price,Discount,Total", ["3,100.00,30.00,270.00", "1,80.00,0.00,80.00"])
                == [["30000", "3000", "27000", "3"], ["8000", "0", "8000", "1"]])
    }

    @Test func `A price that is the total is not multiplied`() throws {
        #expect(
            try amounts("Quantity,Price,Total", ["3,300.00,300.00", "1,80.00,80.00"])
                == [["30000", "0", "30000", "3"], ["8000", "0", "8000", "1"]])
        #expect(try amounts("Quantity,Price", ["3,300.00"]) == [["30000", "0", "30000", "3"]])
    }

    @Test(arguments: ["Price per person", "Unit Price", "Price each", "Cost per delegate", "Price per person (GBP)"])
    func `A price that is called that of a place is multiplied`(_ header: String) throws {
        #expect(try amounts("Participants,\(header)", ["3,100.00"]) == [["30000", "0", "30000", "3"]])
    }

    @Test(arguments: ["Adults,Children", "No. of adults,No. of children", "Erwachsene,Kinder"])
    func `Adults and children are added up`(_ header: String) throws {
        #expect(
            try amounts(header + ",Total", ["2,1,50.00", "1,,20.00"]).map { $0[3] } == ["3", "1"])
    }

    @Test(arguments: ["total_pence", "amount_cents", "price_in_cents", "Price (pence)", "Total in cents", "totalMinor"])
    func `Amounts that are called pence or cents are divided`(_ header: String) throws {
        #expect(try amounts(header, ["12050"])[0][2] == "12050")
        #expect(HeaderSynonyms.countsMinorUnits(header, entity: .bookings))
    }

    @Test(arguments: [
        ("Vorname;Nachname", "Ticketpreis"), ("Vorname;Nachname", "Teilnahmegebühr"),
        ("Vorname;Nachname", "Seminarpreis"),
        ("Prénom;Nom", "Montant TTC"), ("Prénom;Nom", "Frais d'inscription"), ("Nome;Cognome", "Importo"),
        ("Nome;Cognome", "Quota di partecipazione"), ("Nombre;Apellidos", "Importe"), ("Nombre;Apellidos", "Cuota"),
        ("Voornaam;Achternaam", "Prijs"), ("Voornaam;Achternaam", "Ticketprijs"), ("Imię;Nazwisko", "Cena"),
        ("Imię;Nazwisko", "Kwota"), ("Förnamn;Efternamn", "Pris"), ("Förnamn;Efternamn", "Belopp"),
        ("Vorname;Nachname", "Preis in Cent"),
    ])
    func `Prices of other languages are read`(_ person: String, _ header: String) throws {
        let workshop = try ImportWorkshop()
        let amount = header.hasSuffix("Cent") ? "12050" : "120,50"
        try workshop.load([
            ("a.csv", "Booking Ref;Booked On;\(person);\(header)\nR-1;2024-03-04;Ada;Example;\(amount)\n")
        ])
        #expect(try workshop.texts("SELECT final_amount_minor FROM bookings") == [["12050"]])
    }
}
