internal import ContactNormalisation

extension PreparedRecords {
    /// How a column's values are normalised by themselves.
    static func normaliser(of column: Int, in table: RecordTable) -> (Span<UInt8>, inout [UInt8]) -> Void {
        switch table.columns[column].kind {
        case .email: return appendEmail
        case .phone: return appendPhone
        case .date:
            let text = DayText(table.vocabularies[column])
            return { text.append($0, to: &$1) }
        case .identifier, .houseNumber, .postcode: return appendIdentifier
        case .company: return { TextWords.appendCompany($0, to: &$1) }
        case .address, .addressDetail, .locality: return { TextWords.appendAddress($0, to: &$1) }
        default: return appendWords
        }
    }

    /// The key of an e-mail; of something that was meant as one and lost its form, its letters in lower case.
    static func appendEmail(_ value: Span<UInt8>, to text: inout [UInt8]) {
        guard !Placeholder.isEmail(value) else { return }
        if EmailKey.append(value, to: &text) {
            if Placeholder.isEmail(text.span) { text.removeAll(keepingCapacity: true) }
            return
        }
        guard value.count >= 6 else { return }
        for index in 0..<value.count where value[index] > 0x20 {
            let byte = value[index]
            text.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
    }

    /// The key of a telephone number; of one that fits no numbering plan, its digits.
    static func appendPhone(_ value: Span<UInt8>, to text: inout [UInt8]) {
        guard !Placeholder.isPhone(value) else { return }
        if PhoneKey.append(value, region: .unitedKingdom, to: &text) {
            if Placeholder.isPhone(text.span.extracting(min(3, text.count)...)) {
                text.removeAll(keepingCapacity: true)
            }
            return
        }
        for index in 0..<value.count {
            let byte = value[index]
            if byte &- 0x30 < 10 { text.append(byte) }
            // Scientific notation: the digits are lost.
            if byte | 0x20 == 0x65, index + 1 < value.count, value[index + 1] == 0x2B {
                text.removeAll(keepingCapacity: true)
                return
            }
        }
        if text.count < 5 { text.removeAll(keepingCapacity: true) }
    }

    /// Letters and digits of a code, letters in lower case.
    static func appendIdentifier(_ value: Span<UInt8>, to text: inout [UInt8]) {
        guard !Placeholder.isCustomerNumber(value) else { return }
        LetterFolding.appendWords(value, to: &text)
        text.removeAll { $0 == 0x20 }
    }

    /// Folded words.
    static func appendWords(_ value: Span<UInt8>, to text: inout [UInt8]) {
        guard !Placeholder.isPlace(value) else { return }
        LetterFolding.appendWords(value, to: &text)
    }

    private static func appendName(_ value: Span<UInt8>, to text: inout [UInt8]) {
        guard !Placeholder.isName(value) else { return }
        _ = NameKey.append(first: value, last: value.extracting(..<0), to: &text)
    }

    /// Given name, surname and the words beside them, from whichever columns there are.
    static func names(
        _ table: RecordTable, _ columns: [ColumnKind: [Int]]
    ) -> (given: Attribute, surname: Attribute, others: Attribute) {
        let rows = table.rowCount
        let wholes = (columns[.fullName] ?? []).map { table.attribute($0, normalise: appendName) }
        let givenColumn = columns[.givenName]?.first.map { table.attribute($0, normalise: appendName) }
        let surnameColumn = columns[.surname]?.first.map { table.attribute($0, normalise: appendName) }
        guard givenColumn != nil || surnameColumn != nil || !wholes.isEmpty else {
            return (.missing(rows), .missing(rows), .missing(rows))
        }
        var given = Attribute(vocabulary: Vocabulary(), ids: [])
        var surname = given
        var others = given
        // Each combination of cells is taken apart once.
        var known: [UInt64: (UInt32, UInt32, UInt32)] = [:]
        var run: [UInt8] = []
        for row in 0..<rows {
            var key: UInt64 = 0
            if let givenColumn {
                key = ContentHash.combine(key, givenColumn.vocabulary.hashes[Int(givenColumn.ids[row])])
            }
            if let surnameColumn {
                key = ContentHash.combine(key, surnameColumn.vocabulary.hashes[Int(surnameColumn.ids[row])])
            }
            for whole in wholes { key = ContentHash.combine(key, whole.vocabulary.hashes[Int(whole.ids[row])]) }
            if let ids = known[key] {
                given.ids.append(ids.0)
                surname.ids.append(ids.1)
                others.ids.append(ids.2)
                continue
            }
            var words = NameWords(given: givenColumn.map { $0.vocabulary.value($0.ids[row]) } ?? [])
            if let surnameColumn { words.surname = Array(surnameColumn.vocabulary.value(surnameColumn.ids[row])) }
            for whole in wholes {
                let parts = NameWords(whole: whole.vocabulary.value(whole.ids[row]))
                if givenColumn == nil, words.given.isEmpty { words.given = parts.given }
                if surnameColumn == nil, words.surname.isEmpty { words.surname = parts.surname }
                let own = words.surname.split(separator: 0x20)
                for word in [parts.given] + parts.surname.split(separator: 0x20) + parts.others
                where !word.isEmpty && word != words.given && !own.contains(word) && !words.others.contains(word) {
                    words.others.append(word)
                }
            }
            run.removeAll(keepingCapacity: true)
            for word in words.others {
                if !run.isEmpty { run.append(0x20) }
                run += word
            }
            let ids = (
                given.vocabulary.intern(Array(words.given).span), surname.vocabulary.intern(words.surname.span),
                others.vocabulary.intern(run.span)
            )
            known[key] = ids
            given.ids.append(ids.0)
            surname.ids.append(ids.1)
            others.ids.append(ids.2)
        }
        return (given, surname, others)
    }
}
