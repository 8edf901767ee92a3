internal import ContactNormalisation

/// What survivorship asks of a contact.
extension KeyedContacts {
    /// Whether a contact has anything of a detail.
    func has(_ detail: SurvivorshipRules.Detail, _ contact: Int) -> Bool {
        switch detail {
        case .name: isGiven(.lastName, contact) || isGiven(.firstName, contact)
        case .email: isGiven(.email, contact)
        case .phone: isGiven(.phone, contact)
        case .company: isGiven(.companyName, contact)
        case .address: isGiven(.city, contact) || isGiven(.postcode, contact) || isGiven(.country, contact)
        }
    }

    private func isGiven(_ field: Field, _ contact: Int) -> Bool { !range(field, of: contact).isEmpty }

    /// How full a name is: first and last name count four, and each that is more than initials one.
    func nameFullness(_ contact: Int) -> Int {
        let (first, last) = (range(.firstName, of: contact), range(.lastName, of: contact))
        return (first.isEmpty || last.isEmpty ? 0 : 4) + (isWrittenOut(first) ? 1 : 0) + (isWrittenOut(last) ? 1 : 0)
    }

    /// How full an address is: town and postcode count two each, the country one.
    func addressFullness(_ contact: Int) -> Int {
        (isGiven(.city, contact) ? 2 : 0) + (isGiven(.postcode, contact) ? 2 : 0) + (isGiven(.country, contact) ? 1 : 0)
    }

    /// Whether a name is more than initials: two letters stand beside each other, or one is a name by itself, as
    /// ideographs are.
    private func isWrittenOut(_ range: Range<Int>) -> Bool {
        var isBehindLetter = false
        for index in range {
            switch typed[index] {
            // The rest of a letter that began before.
            case 0x80..<0xC0: continue
            // U+3000 and on.
            case 0xE3...: return true
            case 0x41...0x5A, 0x61...0x7A, 0xC3..<0xE3:
                if isBehindLetter { return true }
                isBehindLetter = true
            default: isBehindLetter = false
            }
        }
        return false
    }

    /// Whether an address is another one written more fully: it has more parts, the other's town and postcode among
    /// them, and no other country.
    func isAddress(_ contact: Int, fullerWritingOf other: Int) -> Bool {
        guard addressFullness(contact) > addressFullness(other) else { return false }
        for field in [Field.city, .postcode] where isGiven(field, other) {
            guard isGiven(field, contact), isSame(field, contact, other) else { return false }
        }
        return !isGiven(.country, contact) || !isGiven(.country, other) || isSame(.country, contact, other)
    }

    private func isSame(_ field: Field, _ contact: Int, _ other: Int) -> Bool {
        if typed[range(field, of: contact)] == typed[range(field, of: other)] { return true }
        var (left, right): ([UInt8], [UInt8]) = ([], [])
        appendFolded(field, contact, to: &left)
        appendFolded(field, other, to: &right)
        return left == right
    }

    /// Appends what makes two writings of a detail the same: its key, or its words without case, diacritics and
    /// punctuation.
    func appendValue(of detail: SurvivorshipRules.Detail, _ contact: Int, to value: inout [UInt8]) {
        switch detail {
        case .email: append(.email, else: [.email], contact, to: &value)
        case .phone: append(.phone, else: [.phone], contact, to: &value)
        case .name: append(.name, else: [.firstName, .lastName], contact, to: &value)
        case .company: append(nil, else: [.companyName], contact, to: &value)
        case .address: append(nil, else: [.city, .postcode, .country], contact, to: &value)
        }
    }

    private func append(_ key: Key?, else fields: [Field], _ contact: Int, to value: inout [UInt8]) {
        if let key, case let range = range(key, of: contact), !range.isEmpty {
            value.append(contentsOf: keys[range])
            return
        }
        for field in fields {
            appendFolded(field, contact, to: &value)
            value.append(KeyedContacts.endOfField)
        }
    }

    private func appendFolded(_ field: Field, _ contact: Int, to value: inout [UInt8]) {
        let start = value.count
        let range = range(field, of: contact)
        LetterFolding.appendWords(typed.span.extracting(range), to: &value)
        if field == .postcode { value[start...].removeAll { $0 == 0x20 } }
        // Nothing but signs.
        if value.count == start { value.append(contentsOf: typed[range]) }
    }

    private static let endOfField: UInt8 = 0x1F
}
