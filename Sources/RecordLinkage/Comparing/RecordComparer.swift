internal import BookingModel

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
    /// The values' numbers, record by record: `width` of them each, in the order of the fields.
    private(set) var values: [UInt32] = []
    private(set) var width = 0
    /// How rare the values are, in bits; set by `countFrequencies`.
    var rarity = Rarities()

    struct Rarities: Sendable {
        var given: [Float] = []
        var surname: [Float] = []
        var otherNames: [Float] = []
        var emails: [(whole: [Float], misspelt: [Float], local: [Float], domain: [Float])] = []
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
            let codes = CodeComparison(identifier.attribute, number: fields.count)
            identifiers.append(codes)
            fields.append(CodeComparison.identifier(identifier.name, isOfGroups: codes.areOfGroups(names)))
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
            where fields[index].name == PlaceComparison.field.name || fields[index].name == AddressComparison.field.name
            {
                fields[index].amongRelatives = .asAnybody
            }
        }
        func share(_ attribute: Attribute) -> Double {
            let share = Double(attribute.filledCount) / Double(max(1, records.count))
            return share * share
        }
        for index in fields.indices where fields[index].amongRelatives == .asAnybody {
            switch fields[index].name {
            case NameComparison.given.name: fields[index].tellsRelativesApart = share(records.given)
            case AddressComparison.field.name: fields[index].tellsRelativesApart = share(records.address)
            default: break
            }
        }
        layOut()
    }

    /// Puts the values' numbers side by side: a pair's second record is anywhere in memory, and each line of it costs.
    private mutating func layOut() {
        var columns: [[UInt32]] = []
        if let names { columns += [names.givenIDs, names.surnameIDs] }
        if let otherNames { columns.append(otherNames.ids) }
        for email in emails { columns += [email.ids, email.making] }
        columns += phones.map(\.ids) + dates.map(\.ids) + identifiers.map(\.ids)
        if let place { columns += [place.postcodeIDs, place.localityIDs] }
        if let address { columns += [address.streetIDs, address.numberIDs] }
        columns += texts.map(\.ids)
        width = columns.count
        values = [UInt32](rowsOf: columns)
    }

    /// Whether places are known by their towns alone.
    var hasTownsOnly: Bool { place?.postcodeIDs.allSatisfy { $0 == 0 } ?? false }

    /// How rare a field's values are on average over the records that have one, in bits.
    var meanRarities: [Float] {
        func mean(_ ids: [UInt32], _ rarity: [Float]) -> Float {
            var sum: Float = 0
            var count: Float = 0
            for id in ids where id != 0 {
                sum += rarity[Int(id)]
                count += 1
            }
            return count == 0 ? 0 : sum / count
        }
        var means: [Float] = []
        if let names { means += [mean(names.givenIDs, rarity.given), mean(names.surnameIDs, rarity.surname), 0] }
        if let otherNames { means.append(mean(otherNames.ids, rarity.otherNames)) }
        means += emails.indices.map { mean(emails[$0].ids, rarity.emails[$0].whole) }
        means += phones.indices.map { mean(phones[$0].ids, rarity.phones[$0]) }
        means += dates.indices.map { mean(dates[$0].ids, rarity.dates[$0]) }
        means += identifiers.indices.map { mean(identifiers[$0].ids, rarity.identifiers[$0]) }
        if let place {
            let byTown = mean(place.localityIDs, rarity.locality)
            means.append(max(mean(place.postcodeIDs, rarity.postcode), byTown))
        }
        if let address { means.append(mean(address.wholeIDs, rarity.address)) }
        means += texts.indices.map { mean(texts[$0].ids, rarity.texts[$0]) }
        return means
    }
}
