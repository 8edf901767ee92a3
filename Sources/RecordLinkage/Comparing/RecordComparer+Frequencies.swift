internal import BookingModel

extension RecordComparer {
    /// Counts how many people have each value. `person` is the person of each record as far as is known, a number below
    /// `people`; `order` are the records person by person.
    mutating func countFrequencies(person: [UInt32], order: [UInt32]) {
        let census = Census(person: person, order: order)
        // One column is no other's business: they are counted side by side, and taken in the order in which they are asked.
        var counts: [@Sendable () -> [Float]] = []
        if let names {
            // A name in the other field is rare there, and would weigh too much: it is counted over both.
            let count = names.names.count
            counts.append { census.rarity(names.givenIDs, count, outsiders: Census.otherNames) }
            counts.append { census.rarity(names.surnameIDs, count) }
        }
        if let otherNames { counts.append { census.rarity(otherNames.ids, otherNames.texts.count) } }
        for email in emails {
            let localCount = email.localNames.count
            // By e-mail all of them.
            counts.append {
                census.rarity(email.ids, email.locals.count - 1, outsiders: Census.outsiders, beside: 2)
            }
            counts.append {
                let bits = census.rarity(email.localIDs, localCount, outsiders: Census.otherMailboxes)
                return email.locals.map { bits[Int($0)] }
            }
            counts.append {
                let bits = census.rarity(email.localIDs, localCount)
                return email.locals.map { bits[Int($0)] }
            }
            counts.append {
                let bits = census.rarity(email.ids.map { email.domains[Int($0)] }, email.domainNames.count)
                return email.domains.map { bits[Int($0)] }
            }
        }
        for code in phones + identifiers {
            counts.append { census.rarity(code.ids, code.codes.count, outsiders: Census.outsiders) }
        }
        for date in dates { counts.append { census.rarity(date.ids, date.days.count) } }
        if let place {
            for ids in [place.postcodeIDs, place.localityIDs] {
                counts.append { census.rarity(ids, Int(ids.max() ?? 0)) }
            }
        }
        if let address {
            counts.append { census.rarity(address.wholeIDs, address.wholeCount) }
            counts.append { census.rarity(address.streetIDs, address.streets.count) }
        }
        for text in texts { counts.append { census.rarity(text.ids, text.texts.count) } }
        rarity = rarities(sideBySide(counts.count) { [counts] in counts[$0]() })
    }

    /// The columns' rarities, in the order in which `countFrequencies` asks for them.
    private func rarities(_ counted: [[Float]]) -> Rarities {
        var left = counted[...]
        func next() -> [Float] { left.removeFirst() }
        var rarity = Rarities()
        if names != nil { (rarity.given, rarity.surname) = (next(), next()) }
        if otherNames != nil { rarity.otherNames = next() }
        rarity.emails = emails.map { _ in (whole: next(), misspelt: next(), local: next(), domain: next()) }
        rarity.phones = phones.map { _ in next() }
        rarity.identifiers = identifiers.map { _ in next() }
        rarity.dates = dates.map { _ in next() }
        if place != nil { (rarity.postcode, rarity.locality) = (next(), next()) }
        if address != nil { (rarity.address, rarity.street) = (next(), next()) }
        rarity.texts = texts.map { _ in next() }
        return rarity
    }
}
