/// Types contact details, with the slips and habits of people who fill in forms.
struct Typist {
    let seed: UInt64
    let names: Names
    let places: Places
    let courses: Int

    /// Fills `contact` with the details of `booker` as given for a booking on `day`.
    func type(
        _ booker: Population.Booker, organiser: Int?, on day: Int, into contact: inout Contact,
        _ random: inout SplitMix64
    ) {
        contact.clear()
        let person = person(booker.number)
        let company = booker.company.map { Companies.facts(of: $0, seed: seed, places: places) }
        if booker.isDesk {
            if random.happens(5_000) {
                contact.firstName.append("Training")
                contact.lastName.append("Team")
            }
        } else {
            typeName(of: person, on: day, into: &contact, &random)
        }
        typeAddress(of: person, booker, company, organiser: organiser, into: &contact, &random)
        typePhone(of: person, booker, company, into: &contact, &random)
        if let company, booker.isDesk || !random.happens(Rates.companyMissing) {
            let name = random.happens(Rates.companySpelling) ? company.otherSpelling : company.name
            contact.company.append(contentsOf: name)
            if random.happens(400) { contact.company.uppercase() }
        }
        typePlace(of: person, company, into: &contact, &random)
    }

    func person(_ number: Int) -> Person {
        Person(number: number, seed: seed, names: names, places: places, courses: courses)
    }

    private func typePhone(
        of person: Person, _ booker: Population.Booker, _ company: Companies.Facts?, into contact: inout Contact,
        _ random: inout SplitMix64
    ) {
        if random.happens(Rates.phoneMissing) { return }
        if random.happens(Rates.phonePlaceholder) {
            contact.phone.append(contentsOf: Self.phonePlaceholders[random.below(Self.phonePlaceholders.count)])
            return
        }
        let spelling = random.happens(Rates.phoneOtherSpelling) ? random.below(Telephones.spellings) : 0
        if let company, booker.isDesk || random.happens(Rates.phoneOfWork) {
            Telephones.append(company.telephone, isMobile: false, spelling: spelling, to: &contact.phone)
        } else {
            let isMobile = person.telephone / 1_000 * 10 < Rates.mobile
            Telephones.append(person.telephone, isMobile: isMobile, spelling: spelling, to: &contact.phone)
        }
    }

    private func typePlace(
        of person: Person, _ company: Companies.Facts?, into contact: inout Contact, _ random: inout SplitMix64
    ) {
        let isAbroad = company == nil && person.isAbroad
        let town = isAbroad ? places.abroad : places.towns[company?.town ?? person.town]
        if !isAbroad, !random.happens(Rates.postcodeMissing) {
            typePostcode(company?.postcode ?? person.postcode, in: town, into: &contact, &random)
        }
        if !random.happens(Rates.cityMissing) {
            let name = random.happens(Rates.citySpelling) ? town.otherSpelling : town.name
            contact.city.append(contentsOf: name)
        }
        if isAbroad {
            contact.country.append("Ireland")
        } else if !random.happens(Rates.countryMissing) {
            let isOther = random.happens(Rates.countrySpelling)
            let word = isOther ? Self.otherCountries[random.below(Self.otherCountries.count)] : Self.country
            contact.country.append(contentsOf: word)
        }
    }

    private func typePostcode(
        _ fact: Int, in town: Places.Town, into contact: inout Contact, _ random: inout SplitMix64
    ) {
        contact.postcode.append(contentsOf: town.area)
        contact.postcode.append(number: 1 + fact % 28)
        let isSpelledOtherwise = random.happens(Rates.postcodeSpelling)
        let style = isSpelledOtherwise ? random.below(2) : 2
        if style != 0 { contact.postcode.append(UInt8(ascii: " ")) }
        contact.postcode.append(number: fact / 28 % 10)
        contact.postcode.append(Self.impossibleLetters[fact / 280 % Self.impossibleLetters.count])
        contact.postcode.append(Self.impossibleLetters[fact / 1_680 % Self.impossibleLetters.count])
        if style == 1 { contact.postcode.lowercase() }
    }

    private static let impossibleLetters = Bytes("CIKMOV".utf8)
    private static let phonePlaceholders = ["00000000000", "n/a", "-", "none"].map { Bytes($0.utf8) }
    private static let country = Bytes("United Kingdom".utf8)
    private static let otherCountries = ["UK", "GB", "England", "Great Britain", "uk", "U.K."].map { Bytes($0.utf8) }
}
