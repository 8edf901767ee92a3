extension Typist {
    func typeName(of person: Person, on day: Int, into contact: inout Contact, _ random: inout SplitMix64) {
        let first = names.first[person.first]
        let isMarried = day >= person.changesNameOn
        let surname = names.surnames[isMarried ? person.laterSurname ?? person.surname : person.surname]
        let isPlain = random.happens(Rates.diacriticsDropped)
        if random.happens(Rates.nickname), !first.nicknames.isEmpty {
            contact.firstName.append(contentsOf: first.nicknames[person.nickname % first.nicknames.count])
        } else {
            contact.firstName.append(contentsOf: isPlain ? first.withoutDiacritics : first.written)
        }
        contact.lastName.append(contentsOf: isPlain ? surname.withoutDiacritics : surname.written)
        if random.happens(Rates.nameInitialOnly), let initial = first.withoutDiacritics.first {
            contact.firstName.removeAll(keepingCapacity: true)
            contact.firstName.append(initial)
        }
        if random.happens(Rates.nameTypo) { contact.lastName.mistype(&random) }
        if random.happens(Rates.nameTypo) { contact.firstName.mistype(&random) }
        let letterCase = random.below(10_000)
        if letterCase < Rates.nameUpperCase {
            contact.firstName.uppercase()
            contact.lastName.uppercase()
        } else if letterCase < Rates.nameUpperCase + Rates.nameLowerCase {
            contact.firstName.lowercase()
            contact.lastName.lowercase()
        }
        if random.happens(Rates.nameSpaces) { contact.lastName.append(UInt8(ascii: " ")) }
        if random.happens(Rates.nameSpaces) { contact.firstName.insert(UInt8(ascii: " "), at: 0) }
        if random.happens(Rates.nameSwapped) { swap(&contact.firstName, &contact.lastName) }
    }
}

extension [UInt8] {
    /// Upper case for the letters A to Z only, as old forms do it.
    mutating func uppercase() {
        for index in indices where (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self[index]) { self[index] &= 0xDF }
    }

    mutating func lowercase() {
        for index in indices where (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self[index]) { self[index] |= 0x20 }
    }

    /// One slip of the fingers: two letters the wrong way round, one lost, or one doubled.
    mutating func mistype(_ random: inout SplitMix64) {
        // A slip inside a letter of several bytes would no longer be UTF-8.
        guard count >= 4, allSatisfy({ $0 < 0x80 }) else { return }
        let index = 1 + random.below(count - 2)
        switch random.below(3) {
        case 0: swapAt(index, index + 1)
        case 1: remove(at: index)
        default: insert(self[index], at: index)
        }
    }
}
