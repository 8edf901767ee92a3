import BookingModel

/// Finds the columns that hold numbers and that nothing reads, to name them where bookings have no amounts: one may be
/// what they cost, by a word that nobody knows.
struct NumberColumns {
    /// Whose columns are looked at.
    let records: FirstRecords

    /// Whether no column of an export of bookings says an amount, though such exports may say one.
    static func lacksAmounts(_ export: RecognisedExport) -> Bool {
        guard export.mapping.entity == .bookings else { return false }
        let amounts: Set<ImportField> = [.originalAmount, .finalAmount, .paidAmount]
        guard amounts.isDisjoint(with: export.mapping.rules.keys) else { return false }
        // Whoever knows an export knows that it has no prices.
        return !export.isKnown || !amounts.isDisjoint(with: export.template.rules.keys)
    }

    /// The headers of columns of numbers that `mapping` does not read.
    func unread(by mapping: Mapping) -> [String] {
        let read = Set(mapping.rules.values.flatMap(\.columns))
        return records.headers.filter { !read.contains($0) && !isNumbering($0) && holdsAmounts($0) }
    }

    private static let numberings: Set<String> = [
        "id", "number", "no", "ref", "reference", "code", "phone", "mobile", "year", "month", "age", "rating", "score",
    ]

    /// Whether a column is called like one that counts or numbers something.
    private func isNumbering(_ header: String) -> Bool {
        header.contains("#") || NumberColumns.numberings.contains(MistypedHeader.words(of: header).last ?? "")
    }

    /// Whether each value is a number of few digits, and any more than nothing or one.
    private func holdsAmounts(_ header: String) -> Bool {
        var hasNumber = false
        for value in records.values(of: header) where !value.isMissing(in: .finalAmount) {
            guard value.bytes.count < 16,
                let amount = try? AmountParser(defaultCurrency: .gbp).read(value.bytes.span, rowCurrency: nil),
                !amount.isWord, abs(amount.minorUnits) < 1_000_000_000
            else { return false }
            if abs(amount.minorUnits) > 100 { hasNumber = true }
        }
        return hasNumber
    }
}
