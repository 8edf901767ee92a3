/// Compares two records in every field that a file has.
///
/// Built once for a file; frequencies of values are set anew when more is known about who is one person.
struct RecordComparer: Sendable {
    let count: Int
    /// The lines of evidence, in the order of the outcome's levels.
    private(set) var fields: [FieldComparison] = []

    private(set) var names: NameComparison?
    private(set) var otherNames: WordsComparison?
    private(set) var emails: [EmailComparison] = []
    private(set) var phones: [CodeComparison] = []
    private(set) var dates: [DateComparison] = []
    private(set) var identifiers: [CodeComparison] = []
    private(set) var place: PlaceComparison?
    private(set) var address: AddressComparison?
    private(set) var texts: [WordsComparison] = []
    /// How rare the values are, in bits; set by `countFrequencies`.
    private var rarity = Rarities()

    private struct Rarities: Sendable {
        var given: [Float] = []
        var surname: [Float] = []
        var otherNames: [Float] = []
        var emails: [(whole: [Float], local: [Float], domain: [Float])] = []
        var phones: [[Float]] = []
        var dates: [[Float]] = []
        var identifiers: [[Float]] = []
        var postcode: [Float] = []
        var locality: [Float] = []
        var address: [Float] = []
        var street: [Float] = []
        var texts: [[Float]] = []
    }

    init(_ records: PreparedRecords) {
        count = records.count
        if !records.given.isMissing || !records.surname.isMissing {
            names = NameComparison(given: records.given, surname: records.surname)
            fields += [NameComparison.given, NameComparison.surname, NameComparison.order]
        }
        if !records.otherNames.isMissing {
            otherNames = WordsComparison(records.otherNames, number: fields.count)
            fields.append(WordsComparison.text("other names"))
        }
        for email in records.emails where !email.attribute.isMissing && fields.count < 14 {
            emails.append(EmailComparison(email.attribute, names: names, number: fields.count))
            fields.append(EmailComparison.field(email.name))
        }
        for phone in records.phones where !phone.attribute.isMissing && fields.count < 14 {
            phones.append(CodeComparison(phone.attribute, number: fields.count))
            fields.append(CodeComparison.phone(phone.name))
        }
        for date in records.dates where !date.attribute.isMissing && fields.count < 14 {
            dates.append(DateComparison(date.attribute, number: fields.count))
            fields.append(DateComparison.field(date.name))
        }
        for identifier in records.identifiers where !identifier.attribute.isMissing && fields.count < 14 {
            identifiers.append(CodeComparison(identifier.attribute, number: fields.count))
            fields.append(CodeComparison.identifier(identifier.name))
        }
        if !records.postcode.isMissing || !records.locality.isMissing {
            place = PlaceComparison(postcode: records.postcode, locality: records.locality, number: 30)
            fields.append(PlaceComparison.field)
        }
        if !records.address.isMissing {
            address = AddressComparison(
                address: records.address, houseNumber: records.houseNumber, number: fields.count)
            fields.append(AddressComparison.field)
        }
        for company in records.companies where !company.attribute.isMissing && fields.count < 16 {
            texts.append(WordsComparison(company.attribute, number: fields.count))
            fields.append(WordsComparison.company(company.name))
        }
        if !records.addressDetail.isMissing, fields.count < 16 {
            texts.append(WordsComparison(records.addressDetail, number: fields.count))
            fields.append(WordsComparison.text("address detail"))
        }
        // Of further texts, those that most rows have.
        let known = records.texts.filter { $0.attribute.filledCount * 10 >= records.count }
        let room = Set(
            known.indices.sorted { known[$0].attribute.filledCount > known[$1].attribute.filledCount }
                .prefix(16 - fields.count))
        for (_, text) in known.enumerated().filter({ room.contains($0.offset) }) {
            texts.append(WordsComparison(text.attribute, number: fields.count))
            fields.append(WordsComparison.text(text.name))
        }
        if names == nil, !records.companies.isEmpty {
            // Branches of an organisation share all but where they are.
            for index in fields.indices
            where fields[index].name == PlaceComparison.field.name || fields[index].name == AddressComparison.field.name {
                fields[index].amongRelatives = .asAnybody
            }
        }
    }

    /// The levels on which two records stand, four bits a field.
    func levels(_ first: Int, _ second: Int, _ scratch: inout ComparisonScratch) -> UInt64 {
        var levels: UInt64 = 0
        var shift: UInt64 = 0
        func set(_ level: Int) {
            levels |= UInt64(level) << shift
            shift += 4
        }
        var areNamesSame = false
        if let own = names?.levels(first, second, &scratch) {
            set(own.given)
            set(own.surname)
            set(own.order)
            areNamesSame = own.areSame
        }
        if let level = otherNames?.level(first, second, &scratch) { set(level) }
        for index in emails.indices {
            set(emails[index].level(first, second, areNamesSame: areNamesSame, &scratch))
        }
        for index in phones.indices { set(phones[index].level(first, second, &scratch)) }
        for index in dates.indices { set(dates[index].level(first, second, &scratch)) }
        for index in identifiers.indices { set(identifiers[index].level(first, second, &scratch)) }
        if let level = place?.level(first, second, &scratch) { set(level) }
        if let level = address?.level(first, second, &scratch) { set(level) }
        for index in texts.indices { set(texts[index].level(first, second, &scratch)) }
        return levels
    }

    /// The outcome of two records whose levels are known: these, and how rare what they share is.
    func outcome(_ levels: UInt64, _ first: Int, _ second: Int) -> PairOutcome {
        var outcome = PairOutcome(levels: levels)
        var rest = levels
        var field = 0
        func next() -> Int {
            defer {
                rest >>= 4
                field += 1
            }
            return Int(truncatingIfNeeded: rest & 15)
        }
        func share(_ bits: Float) {
            outcome.share(bits, withRelatives: fields[field - 1].amongRelatives == .learned)
        }
        if let names {
            let given1 = names.givenIDs[first]
            let isCrossed = levels >> 8 & 15 > 1
            // Crosswise, what is shared is the given name of one of the two and the surname of the other.
            if next() == 1 { share(rarity.given[Int(isCrossed ? names.givenIDs[second] : given1)]) }
            if next() == 1 {
                let surname2 = names.surnameIDs[second]
                share(rarity.surname[Int(isCrossed ? surname2 : names.surnameIDs[first])])
            }
            _ = next()
        }
        if let otherNames, next() == 1 { share(rarity.otherNames[Int(otherNames.ids[first])]) }
        for index in emails.indices {
            let level = next()
            let id = Int(emails[index].ids[first])
            switch level {
            case EmailComparison.Level.same: share(rarity.emails[index].whole[id])
            case EmailComparison.Level.domainMisspelt, EmailComparison.Level.sameLocal:
                share(rarity.emails[index].local[Int(emails[index].locals[id])])
            case EmailComparison.Level.sameDomain:
                share(rarity.emails[index].domain[Int(emails[index].domains[id])])
            default: break
            }
        }
        for index in phones.indices where next() == 1 { share(rarity.phones[index][Int(phones[index].ids[first])]) }
        for index in dates.indices where next() == 1 { share(rarity.dates[index][Int(dates[index].ids[first])]) }
        for index in identifiers.indices where next() == 1 {
            share(rarity.identifiers[index][Int(identifiers[index].ids[first])])
        }
        if let place {
            switch next() {
            case 1, 2: share(rarity.postcode[Int(place.postcodeIDs[first])])
            case 6, 7: share(rarity.locality[Int(place.localityIDs[first])])
            default: break
            }
        }
        if let address {
            switch next() {
            case 1: share(rarity.address[Int(address.wholeIDs[first])])
            case 3, 4: share(rarity.street[Int(address.streetIDs[first])])
            default: break
            }
        }
        for index in texts.indices where next() == 1 { share(rarity.texts[index][Int(texts[index].ids[first])]) }
        return outcome
    }

    /// Compares two records.
    func compare(_ first: Int, _ second: Int, _ scratch: inout ComparisonScratch) -> PairOutcome {
        outcome(levels(first, second, &scratch), first, second)
    }

    /// Counts how many people have each value. `person` is the person of each record as far as is known, a number below
    /// `people`; `order` are the records person by person.
    mutating func countFrequencies(person: [UInt32], order: [UInt32]) {
        let census = Census(person: person, order: order)
        if let names {
            // A name in the other field is rare there, and would weigh too much: it is counted over both.
            let count = names.names.count
            rarity.given = census.rarity(names.givenIDs, count)
            rarity.surname = census.rarity(names.surnameIDs, count)
        }
        if let otherNames { rarity.otherNames = census.rarity(otherNames.ids, otherNames.texts.count) }
        rarity.emails = emails.map { email in
            let count = email.locals.count - 1
            return (
                census.rarity(email.ids, count),
                census.rarity(email.ids.map { email.locals[Int($0)] }, email.localNames.count),
                census.rarity(email.ids.map { email.domains[Int($0)] }, email.domainNames.count)
            )
        }
        rarity.phones = phones.map { census.rarity($0.ids, $0.codes.count) }
        rarity.dates = dates.map { census.rarity($0.ids, $0.days.count) }
        rarity.identifiers = identifiers.map { census.rarity($0.ids, $0.codes.count) }
        if let place {
            rarity.postcode = census.rarity(place.postcodeIDs, Int(place.postcodeIDs.max() ?? 0))
            rarity.locality = census.rarity(place.localityIDs, Int(place.localityIDs.max() ?? 0))
        }
        if let address {
            rarity.address = census.rarity(address.wholeIDs, address.wholeCount)
            rarity.street = census.rarity(address.streetIDs, address.streets.count)
        }
        rarity.texts = texts.map { census.rarity($0.ids, $0.texts.count) }
    }
}
