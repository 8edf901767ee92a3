extension HeaderWords {
    /// Headers of exports in other languages, without their accents.
    static let otherLanguages: [(ColumnKind, String)] = [
        (
            .givenName,
            "vornamen,prenoms,primer nombre,imie,imiona,fornamn,fornavn,etunimi,keresztnev,utonev,имя,名"
        ),
        (
            .surname,
            "zuname,nom de famille,nom d usage,sobrenome,nazwisko,efternamn,etternavn,efternavn,sukunimi,prijmeni,"
                + "vezeteknev,soyad,фамилия,姓"
        ),
        (
            .fullName,
            "vor und nachname,vorname und nachname,vorname nachname,nachname vorname,name vorname,name und vorname,"
                + "vollstandiger name,nom complet,nom et prenom,prenom et nom,nom prenom,prenom nom,nombre completo,"
                + "nombre y apellidos,nombres y apellidos,apellidos y nombre,nome completo,nome e cognome,cognome e nome,"
                + "imie i nazwisko,nazwisko i imie,volledige naam,voor en achternaam"
        ),
        (
            .email,
            "e mail adresse,email adresse,mail adresse,mailadresse,emailadresse,e mailadres,emailadres,mailadres,"
                + "courriel,adresse mel,adresse mail,adresse electronique,correo,correo electronico,posta elettronica,"
                + "e post,epost"
        ),
        (
            .phone,
            "telefonnummer,rufnummer,handynummer,mobilnummer,mobiltelefon,mobil,festnetz,telefoon,telefoonnummer,mobiel,"
                + "gsm,telephone portable,tel portable,telephone fixe,telefono,movil,telefono movil,telefono fijo,cellulare,"
                + "telefone,celular,komorka,telefon komorkowy,nr telefonu,numer telefonu"
        ),
        (
            .date,
            "geburtstag,geb datum,geboortedatum,date de naissance,ne le,nee le,fecha de nacimiento,fecha nac,"
                + "data di nascita,nato il,nata il,data urodzenia,data de nascimento,fodselsdato,fodelsedatum"
        ),
        (
            .address,
            "strasse und hausnummer,strasse hausnummer,strasse nr,strasse und nr,anschrift,straat,straat en huisnummer,"
                + "adres,direccion,calle,calle y numero,indirizzo,endereco,ulica"
        ),
        (
            .locality,
            "wohnort,woonplaats,plaats,localite,localidad,poblacion,citta,cidade,miasto,miejscowosc"
        ),
        (
            .postcode,
            "postleitzahl,codigo postal,codice postale,kod pocztowy,postnummer,psc"
        ),
        (
            .company,
            "firma,firmenname,unternehmen,arbeitgeber,verein,societe,entreprise,raison sociale,empresa,azienda,"
                + "ragione sociale,bedrijf,bedrijfsnaam,organisatie,foretag"
        ),
    ]

    /// Words that say what a column holds only where they are its whole header: short ones, and those of other meanings.
    static let wholeHeaders: [(ColumnKind, String)] = [
        (.givenName, "fn"),
        (.surname, "ln"),
        (.email, "mel"),
        (.phone, "portable,fixe"),
        (.address, "rue,via,gata"),
        (.locality, "commune,comune,kommun"),
        (.postcode, "cp,cap"),
        (.company, "org"),
    ]

    /// Words of which any makes a column one of days of birth, if its values are days.
    static let birth: Set<String> = [
        "birth", "birthday", "birthdate", "born", "dob", "bday", "geburt", "geburtstag", "geburtsdatum", "geb",
        "geboren", "geboorte", "geboortedatum", "geboortedag", "naissance", "nacimiento", "nascita", "nascimento",
        "urodzenia", "fodselsdato", "fodselsdag", "fodelsedatum", "fodelsedag", "narozeni", "szuletesi", "рождения",
    ]
}
