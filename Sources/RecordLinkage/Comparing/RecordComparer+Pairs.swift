/// Pairs of records are compared field by field, many pairs at a time: what a field needs stays in the processor's reach,
/// and is taken hold of once.
///
/// A pair is a number with the first record in its upper half and the second in its lower.
extension RecordComparer {
    /// The levels on which the records of each pair stand, four bits a field.
    func levels(of pairs: ArraySlice<UInt64>, _ scratch: inout ComparisonScratch) -> [UInt64] {
        var levels = [UInt64](repeating: 0, count: pairs.count)
        var column = 0
        var shift: UInt64 = 0
        if let names {
            forEachPair(pairs, column, also: 1, in: names.names, &scratch) {
                index, given1, given2, surname1, surname2, scratch in
                let own = names.levels(given1, surname1, given2, surname2, &scratch)
                levels[index] = UInt64(own.given) | UInt64(own.surname) << 4 | UInt64(own.order) << 8
            }
            column = 2
            shift = 12
        }
        if let otherNames {
            forEachPair(pairs, column, in: otherNames.texts, &scratch) { index, one, two, scratch in
                levels[index] |= UInt64(otherNames.level(one, two, &scratch)) << shift
            }
            column += 1
            shift += 4
        }
        for email in emails {
            forEachPair(pairs, column, also: column + 1, in: email.emails, &scratch) {
                index, one, two, making1, making2, scratch in
                let names = EmailComparison.Names(levels[index], making1, making2)
                levels[index] |= UInt64(email.level(one, two, of: names, &scratch)) << shift
            }
            column += 2
            shift += 4
        }
        for phone in phones {
            forEachPair(pairs, column, in: phone.codes, &scratch) { index, one, two, scratch in
                levels[index] |= UInt64(phone.level(one, two, &scratch)) << shift
            }
            column += 1
            shift += 4
        }
        for date in dates {
            forEachPair(pairs, column, in: date.days, &scratch) { index, one, two, scratch in
                levels[index] |= UInt64(date.level(one, two, &scratch)) << shift
            }
            column += 1
            shift += 4
        }
        for identifier in identifiers {
            forEachPair(pairs, column, in: identifier.codes, &scratch) { index, one, two, scratch in
                levels[index] |= UInt64(identifier.level(one, two, &scratch)) << shift
            }
            column += 1
            shift += 4
        }
        if let place {
            forEachPair(pairs, column, also: column + 1, in: place.postcodes, &scratch) {
                index, one, two, town1, town2, scratch in
                let level = place.level(postcodes: one, two, towns: (town1, town2), &scratch)
                levels[index] |= UInt64(level) << shift
            }
            column += 2
            shift += 4
        }
        if let address {
            forEachPair(pairs, column, also: column + 1, in: address.streets, &scratch) {
                index, one, two, number1, number2, scratch in
                let level = address.level(streets: one, two, numbers: (number1, number2), &scratch)
                levels[index] |= UInt64(level) << shift
            }
            column += 2
            shift += 4
        }
        for text in texts {
            forEachPair(pairs, column, in: text.texts, &scratch) { index, one, two, scratch in
                levels[index] |= UInt64(text.level(one, two, &scratch)) << shift
            }
            column += 1
            shift += 4
        }
        return levels
    }

    /// The outcomes of pairs whose levels are known: these, and how rare what they share is.
    func outcomes(_ levels: ArraySlice<UInt64>, of pairs: ArraySlice<UInt64>) -> [PairOutcome] {
        var outcomes = levels.map { PairOutcome(levels: $0) }
        var field = 0
        if names != nil {
            addRarity(&outcomes, pairs, field, column: 0, swapped: 1, rarity.given) { $0 == 1 }
            addRarity(&outcomes, pairs, field + 1, column: 1, swapped: 0, rarity.surname) { $0 == 1 }
            field = 3
        }
        var column = names == nil ? 0 : 2
        if otherNames != nil {
            addRarity(&outcomes, pairs, field, column: column, rarity.otherNames) { $0 == 1 }
            field += 1
            column += 1
        }
        for index in emails.indices {
            let bits = rarity.emails[index]
            addRarity(&outcomes, pairs, field, column: column, bits.whole) { $0 == EmailComparison.Level.same }
            addRarity(&outcomes, pairs, field, column: column, bits.misspelt) {
                $0 == EmailComparison.Level.domainMisspelt
            }
            addRarity(&outcomes, pairs, field, column: column, bits.local) { $0 == EmailComparison.Level.sameLocal }
            addRarity(&outcomes, pairs, field, column: column, bits.domain) { $0 == EmailComparison.Level.sameDomain }
            field += 1
            column += 2
        }
        for bits in rarity.phones + rarity.dates + rarity.identifiers {
            addRarity(&outcomes, pairs, field, column: column, bits) { $0 == 1 }
            field += 1
            column += 1
        }
        if place != nil {
            addRarity(&outcomes, pairs, field, column: column, rarity.postcode) { $0 == 1 || $0 == 2 }
            addRarity(&outcomes, pairs, field, column: column + 1, rarity.locality) { $0 == 6 || $0 == 7 }
            field += 1
            column += 2
        }
        if address != nil {
            addAddressRarity(&outcomes, pairs, field)
            addRarity(&outcomes, pairs, field, column: column, rarity.street) { $0 == 3 || $0 == 4 }
            field += 1
            column += 2
        }
        for bits in rarity.texts {
            addRarity(&outcomes, pairs, field, column: column, bits) { $0 == 1 }
            field += 1
            column += 1
        }
        return outcomes
    }

    /// Adds how rare the shared value of a column is where the field's level says that it is shared.
    ///
    /// - Parameter swapped: the column of the shared value where names stand crosswise.
    @inline(__always)
    private func addRarity(
        _ outcomes: inout [PairOutcome], _ pairs: ArraySlice<UInt64>, _ field: Int, column: Int,
        swapped: Int? = nil, _ bits: [Float], _ isShared: (Int) -> Bool
    ) {
        let withRelatives = fields[field].amongRelatives == .learned
        var index = 0
        for pair in pairs {
            if isShared(outcomes[index].level(field)) {
                let isCrossed = swapped != nil && outcomes[index].level(2) > 1
                // Crosswise, the given name is that of the second record, or the first record's where it has the pair.
                let record = isCrossed ? crossed(pair, column) : Int(truncatingIfNeeded: pair >> 32)
                outcomes[index].share(bits[Int(values[record * width + column])], withRelatives: withRelatives)
            }
            index += 1
        }
    }

    /// The record of a pair with crossed names whose value in a column is the shared one: it stands in the other's other
    /// name.
    private func crossed(_ pair: UInt64, _ column: Int) -> Int {
        let (first, second) = (Int(truncatingIfNeeded: pair >> 32), Int(truncatingIfNeeded: pair & 0xFFFF_FFFF))
        let value = values[second * width + column]
        return value != 0 && value == values[first * width + 1 - column] ? second : first
    }

    private func addAddressRarity(_ outcomes: inout [PairOutcome], _ pairs: ArraySlice<UInt64>, _ field: Int) {
        guard let address else { return }
        let withRelatives = fields[field].amongRelatives == .learned
        for (index, pair) in pairs.enumerated() where outcomes[index].level(field) == 1 {
            let id = address.wholeIDs[Int(truncatingIfNeeded: pair >> 32)]
            outcomes[index].share(rarity.address[Int(id)], withRelatives: withRelatives)
        }
    }

    /// Compares pairs.
    func compare(_ pairs: ArraySlice<UInt64>, _ scratch: inout ComparisonScratch) -> [PairOutcome] {
        outcomes(levels(of: pairs, &scratch)[...], of: pairs)
    }
}
