import RecordLinkage
import Testing

@Suite struct ColumnRecognitionTests {
    @Test(
        "a column is known by its header, however it is written",
        arguments: [
            ("given_name", ColumnKind.givenName), ("FirstName", .givenName), ("Last name", .surname),
            ("Full Name", .fullName), ("E-Mail", .email), ("customer email", .email), ("Mobile No. 2", .phone),
            ("date_of_birth", .date), ("DOB", .date), ("address_1", .address), ("street_number", .houseNumber),
            ("address_2", .addressDetail), ("Suburb", .locality), ("STATE", .region), ("zip", .postcode),
            ("billingPostcode", .postcode), ("Site name", .company), ("soc_sec_id", .identifier),
            ("Provider ID", .identifier), ("id", .nothing), ("rec_id", .nothing), ("source", .nothing),
            ("booked_at", .nothing), ("Total paid", .nothing), ("occupation", .text), ("Program Name", .text),
        ])
    func header(name: String, kind: ColumnKind) {
        #expect(ColumnRecognition(headers: [name], samples: [[]]).columns.map(\.kind) == [kind])
    }

    @Test(
        "a header is known with accents, endings and remarks",
        arguments: [
            ("Prénom", ColumnKind.givenName), ("Téléphone", .phone), ("Straße", .address), ("Código postal", .postcode),
            ("Forename(s)", .givenName), ("Forenames", .givenName), ("Date of birth (dd/mm/yyyy)", .date),
            ("Né(e) le", .date), ("Email (work)", .email), ("Address (line 2)", .addressDetail),
            ("Name (Nachname)", .surname), ("Name (as on passport)", .fullName), ("Amount (GBP)", .nothing),
            ("Notes (Name", .nothing), ("(Name)", .fullName), ("Prenom", .givenName), ("Mobile 2", .phone),
            ("Phone (2)", .phone), ("Name (2)", .text), ("Postcode (2)", .text),
        ])
    func written(name: String, kind: ColumnKind) {
        #expect(ColumnRecognition(headers: [name], samples: [[]]).columns.map(\.kind) == [kind])
    }

    @Test(
        "headers of a kind",
        arguments: [
            (ColumnKind.givenName, "fn,Rufname,Voornaam,Prénom(s),Imię,Förnamn,Fornavn,Initials,Initial,Known as"),
            (.surname, "ln,Zuname,Achternaam,Apellidos,Nazwisko,Cognome,Efternamn,Etternavn,Nom de famille"),
            (
                .fullName,
                "Name,Nom,Nombre,Nome,Naam,Student Name,Learner,Passenger,Attendee,Nom complet,Nombre completo,"
                    + "Nome completo,Imię i nazwisko,Nombre y apellidos"
            ),
            (
                .date,
                "Date de naissance,Fecha de nacimiento,Geboortedatum,Geb.-Datum,Geburtstag,Geburtsdatum,Data urodzenia,"
                    + "Data di nascita,birth_dt,bday,Birthday,DOB,date_naissance,nascita,nacimiento,Fødselsdato,DateOfBirth1"
            ),
            (.email, "E-Mail-Adresse,Courriel,Mél,Correo,Correo electrónico,E-mailadres,Email ID"),
            (
                .phone,
                "Contact No,Mobile No,Phone No.,Tel Nr,Handy,Mobiltelefon,Portable,Móvil,Cellulare,Telefono,Telefoon,"
                    + "Telefon,Gsm,Phone 1"
            ),
            (.postcode, "Code postal,CP,C.P.,PLZ,Postleitzahl,CAP,Postcode,Zip Code,ZIP+4,Kod pocztowy,PIN Code"),
            (
                .locality,
                "Town/City,Suburb,Ort,Wohnort,Ville,Ciudad,Plaats,Woonplaats,Miasto,Città,Localidad,Birth place"
            ),
            (.address, "Adresse,Dirección,Indirizzo,Adres,Strasse,Rue,Straße und Hausnummer,Anschrift"),
            (.houseNumber, "Hausnummer,street_number"),
            (.company, "Firma,Société,Empresa,Bedrijf,Azienda,Employer,Organisation,Organization"),
            // Short words say what they say alone.
            (.text, "Heard via,Market cap,Address ln,Program Name,Occupation"),
            (.nothing, "Booking date,Kursdatum am Datum,Created at"),
        ])
    func headers(kind: ColumnKind, names: String) {
        for name in names.split(separator: ",").map(String.init) {
            let found = ColumnRecognition(headers: [name], samples: [[]]).columns.map(\.kind)
            #expect(found == [kind], "\(name)")
        }
    }

    @Test(
        "a header of names means what its neighbours leave over",
        arguments: [
            (["Nom", "Prénom"], [ColumnKind.surname, .givenName]), (["Name", "Vorname"], [.surname, .givenName]),
            (["Nombre", "Apellidos"], [.givenName, .surname]), (["Cognome", "Nome"], [.surname, .givenName]),
            (["Name", "First name", "Last name"], [.fullName, .givenName, .surname]),
            (["Initials", "Surname"], [.givenName, .surname]),
            (["Initials", "First name", "Surname"], [.text, .givenName, .surname]),
            (["Rufname", "Nachname"], [.givenName, .surname]), (["Name", "Rufname"], [.fullName, .text]),
            (["Name", "Student"], [.fullName, .text]), (["Parent", "Student Name"], [.text, .fullName]),
        ])
    func neighbours(headers: [String], kinds: [ColumnKind]) {
        let samples = headers.map { _ in [String]() }
        #expect(ColumnRecognition(headers: headers, samples: samples).columns.map(\.kind) == kinds)
    }

    @Test func `Values tell a whole name from a surname, and a contact from a name`() {
        let first = ["Jane", "Jasper", "Ursula"]
        let whole = ["Jane Fernham", "Jasper Elmwick", "Ursula Larkmere"]
        let last = ["Fernham", "Elmwick", "Larkmere"]
        let mails = ["a@example.com", "b@example.com", "c@example.com"]
        let phones = ["+44 1632 960 001", "01632 960002", "01632 960003"]
        for (headers, samples, kinds) in [
            (["Name", "First name"], [whole, first], [ColumnKind.fullName, .givenName]),
            (["Name", "First name"], [last, first], [.surname, .givenName]),
            (["Name", "Initials"], [last, ["J", "J", "U"]], [.surname, .givenName]),
            (["Student"], [["S1001", "S1002", "S1003"]], [.text]), (["Student"], [whole], [.fullName]),
            (["Contact"], [mails], [.email]), (["Contact"], [phones], [.phone]), (["Contact"], [whole], [.fullName]),
            (["CAP"], [["red", "blue", "green"]], [.text]), (["Place of birth (town)"], [last], [.locality]),
        ] {
            #expect(ColumnRecognition(headers: headers, samples: samples).columns.map(\.kind) == kinds, "\(headers)")
        }
    }

    @Test func `The truth has no say in what the other columns are`() {
        let columns = ColumnRecognition(
            headers: ["Name", "Vorname"], samples: [["Jane Fernham"], ["Jane"]], leavingOut: "Vorname"
        ).columns
        #expect(columns.map(\.kind) == [.fullName, .nothing])
    }

    @Test func `Days of birth may name their month or be under any word for birth, years are no days`() {
        let days = ["Feb 9, 1963", "9 February 1963", "9-Feb-63"]
        #expect(ColumnRecognition(headers: ["DOB"], samples: [days]).columns[0].kind == .date)
        for (header, values, kind) in [
            ("Naissance", ["09/02/1963", "1963-02-10"], ColumnKind.date), ("birth_year", ["1963", "1964"], .text),
            ("Geburtsname", ["Fernham", "Elmwick"], .text), ("Gesehen", ["09.02.2024", "10.02.2024"], .nothing),
        ] {
            #expect(ColumnRecognition(headers: [header], samples: [values]).columns[0].kind == kind, "\(header)")
        }
    }

    @Test func `Values object where they cannot be what the header says, and decide where it says nothing`() {
        let columns = ColumnRecognition(
            headers: ["Email", "contact2", "seen", "secret"],
            samples: [["01/31/2013", "Yes"], ["a@example.com", ""], ["2024-01-02", "2024-02-03"], ["x", "y"]],
            leavingOut: "secret"
        ).columns
        #expect(columns.map(\.kind) == [.text, .email, .nothing, .nothing])
    }

    @Test func `Names that few bear are names, one that all rows have is nobody's`() {
        let given = (0..<1_200).map { "Given\($0 % 10)" }
        let constant = given.map { _ in "Kim" }
        let recognised = { (headers: [String], samples: [[String]]) in
            ColumnRecognition(headers: headers, samples: samples).columns.map(\.kind)
        }
        #expect(recognised(["first_name", "last_name"], [given, given]) == [.givenName, .surname])
        #expect(recognised(["first_name", "last_name"], [constant, given]) == [.text, .surname])
        #expect(recognised(["name"], [given]) == [.text])
    }

    @Test func `A name that reads like an organisation's is one`() {
        let names = ["Larkmere Primary School", "Dunstow & Sons", "Elmwick Care Ltd", "Jane Fernham"]
        #expect(ColumnRecognition(headers: ["name"], samples: [names]).columns[0].kind == .company)
        let people = ["Jane Fernham", "Jasper Elmwick", "Ursula Larkmere"]
        #expect(ColumnRecognition(headers: ["name"], samples: [people]).columns[0].kind == .fullName)
    }
}
