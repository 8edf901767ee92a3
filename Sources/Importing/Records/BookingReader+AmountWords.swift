import BookingModel
import Tabular

/// Words where amounts belong: what they say is taken, and the words are kept with the booking.
extension BookingReader {
    /// What the word says that made an amount of `field` unreadable, where the rest of the row tells how much that is.
    mutating func readWord(
        _ field: CompiledField, _ recordValues: inout RecordValues, _ record: RecordEntry,
        into money: inout BookingMoney
    ) -> Bool {
        let value = recordValues.value(field, in: record)
        guard let word = AmountWord(recordValues.text(value), of: field.field) else { return false }
        switch (field.field, word) {
        case (.paidAmount, .all): money.paid = money.price ?? 0
        case (.paidAmount, .refunded):
            money.paid = money.price ?? 0
            money.isRefunded = true
        case (.paidAmount, .paid(let method, let day)):
            money.paid = money.price ?? 0
            if !method.isEmpty { money.paidBy = recordValues.appended(Array(method.utf8)) }
            money.paidOn = self.day(day)
        case (.paidAmount, _): money.paid = 0
        case (.refundedAmount, .all): money.isRefunded = true
        case (.refundedAmount, _): money.refunded = 0
        case (.balanceAmount, .nothing): money.balance = 0
        case (.balanceAmount, _): money.balance = money.price ?? 0
        // Of a price that is lower already nothing is to be taken off.
        case (.discountAmount, .share(let share)):
            if let original = money.original, original >= 0 { money.discount = (original * share + 5_000) / 10_000 }
        case (.discountAmount, .nothing): money.discount = 0
        default: break
        }
        if field.field == .discountAmount { money.isDiscountWord = true }
        recordValues.note(word == .code ? .discountName : .amountWord, field)
        recordValues.keepOriginal(value, of: field)
        return true
    }

    /// The day that stands behind a method of payment; nil where it is none, or none that is certain.
    private func day(_ text: String) -> Instant? {
        let bytes = Array(text.utf8)
        let span = bytes.span
        guard let parsed = try? values.moments.read(span.extracting(span.trimmedRange())) else { return nil }
        var isRepeated = false
        return try? parsed.instant(in: values.zone, isRepeated: &isRepeated)
    }
}

extension BookingMoney {
    /// What the booking comes to, as far as amounts have been read.
    var price: Int64? { final ?? original.map { $0 - (discount ?? 0) } }
}
