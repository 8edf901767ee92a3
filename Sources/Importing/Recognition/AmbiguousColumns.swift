import BookingModel

/// Tells what columns of bookings hold that are called by a usual word of several meanings: `State` is that of a booking or
/// of a country, `Code` a course's or a voucher's, `Tarif` an amount or a kind of ticket.
struct AmbiguousColumns {
    /// Whose columns are looked at.
    let records: FirstRecords
    /// What is read from them.
    let mapping: Mapping

    /// Whether the column called `header` holds what is read from it as `field`; nil where its name leaves no doubt.
    func isMeant(_ header: String, as field: ImportField) -> Bool? {
        switch (field, HeaderSynonyms.key(header.split(separator: ".").last ?? "")) {
        case (.status, "state"): saysStates(header)
        case (.courseCode, "code"): saysCodes(header)
        case (.originalAmount, "price"): saysAmounts(header)
        default: nil
        }
    }

    /// Whether any value is the state of a booking; then the others are mistakes, and refused.
    private func saysStates(_ header: String) -> Bool {
        let texts = records.values(of: header).filter { !$0.isMissing(in: .status) }.map(\.text)
        if texts.isEmpty { return true }
        // OK is Oklahoma among others of its kind.
        if texts.allSatisfy({ AmbiguousColumns.regions.contains($0) }) { return false }
        return texts.contains { WordTables.isState($0, in: mapping) }
    }

    /// Whether each code goes with one course, and each course with one code.
    private func saysCodes(_ header: String) -> Bool {
        guard case .column(let title)? = mapping.rules[.courseTitle]?.origin else { return true }
        var titles: [String: String] = [:]
        var codes: [String: String] = [:]
        for (code, title) in records.pairs(of: header, with: title) {
            let (code, title) = (code.text, title.text.lowercased())
            if let other = titles.updateValue(title, forKey: code), other != title { return false }
            if let other = codes.updateValue(code, forKey: title), other != code { return false }
        }
        return true
    }

    /// Whether any value may be an amount; a word for nothing to pay is one.
    private func saysAmounts(_ header: String) -> Bool {
        let values = records.values(of: header).filter { !$0.isMissing(in: .originalAmount) }
        return values.isEmpty
            || values.contains { value in
                value.text.contains(where: \.isNumber)
                    || (try? AmountParser(defaultCurrency: .gbp).read(value.bytes.span, rowCurrency: nil)) != nil
            }
    }

    /// The states of the United States, as addresses have them.
    private static let regions = Set(
        """
        AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR
        PA PR RI SC SD TN TX UT VT VA WA WV WI WY
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}

extension WordTables {
    /// Whether a word says what became of a booking, or that it is none: then its row is refused with that reason.
    static func isState(_ word: String, in mapping: Mapping) -> Bool {
        if mapping.rules[.status]?.values[word.lowercased()] != nil { return true }
        do throws(ValueDefect) {
            _ = try bookingStatus(word)
            return true
        } catch { return error != .unknownStatus }
    }
}
