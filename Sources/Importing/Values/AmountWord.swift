import BookingModel

/// What a text says that stands where an amount of a booking belongs: `Yes` for what was paid, `10%` for a discount.
///
/// A text that may be a mistyped amount is none, and neither is one that leaves open how much it was.
enum AmountWord: Equatable {
    /// All of it.
    case all
    /// Nothing of it.
    case nothing
    /// All was paid and all given back.
    case refunded
    /// All was paid, by a method and perhaps on a day that stands behind it.
    case paid(method: String, day: String)
    /// A share of the price, in hundredths of a percent.
    case share(Int64)
    /// The name of a discount, which does not say how much it is.
    case code

    /// What `text` says in a column of `field`; nil where it says nothing that is known.
    init?(_ text: String, of field: ImportField) {
        let word = text.lowercased()
        switch field {
        case .paidAmount:
            if AmountWord.isYes(word) {
                self = .all
            } else if PaymentStateColumns.wordsForRefunded.contains(word) {
                self = .refunded
            } else if YesNo.meaning(word) == false || PaymentStateColumns.wordsForUnpaid.contains(word) {
                self = .nothing
            } else if let (method, day) = AmountWord.method(text) {
                self = .paid(method: method, day: day)
            } else {
                return nil
            }
        case .refundedAmount:
            if AmountWord.isYes(word) || ["full", "in full", "full refund"].contains(word)
                || PaymentStateColumns.wordsForRefunded.contains(word)
            {
                self = .all
            } else if YesNo.meaning(word) == false || ["not refunded", "no refund"].contains(word) {
                self = .nothing
            } else {
                return nil
            }
        case .balanceAmount:
            if PaymentStateColumns.wordsForPaid.contains(word) {
                self = .nothing
            } else if PaymentStateColumns.wordsForUnpaid.contains(word) {
                self = .all
            } else {
                return nil
            }
        case .discountAmount:
            if let share = AmountWord.share(text) {
                self = .share(share)
            } else if YesNo.meaning(word) == false {
                self = .nothing
            } else if AmountWord.isCode(text) {
                self = .code
            } else {
                return nil
            }
        default: return nil
        }
    }

    private static func isYes(_ word: String) -> Bool {
        YesNo.meaning(word) == true || PaymentStateColumns.wordsForPaid.contains(word)
    }

    /// Beginnings of texts that say how something was paid; an invoice or a voucher may still be open.
    private static let methods = [
        "bacs", "chaps", "bank transfer", "bank", "transfer", "faster payment", "cheque", "chq", "check", "cash",
        "card", "credit card", "debit card", "visa", "mastercard", "amex", "paypal", "stripe", "sumup", "izettle",
        "zettle", "square", "gocardless", "direct debit", "dd", "standing order", "worldpay", "sagepay", "eft",
        "überweisung", "bar", "karte", "virement", "chèque", "carte", "espèces", "transferencia", "efectivo",
        "tarjeta", "bonifico", "contanti", "carta", "contant", "overboeking", "pin", "ideal",
    ]

    /// How and perhaps when something was paid: `BACS 12/03/2024`, `paid by card`, `chq 000123`. Another word behind the
    /// method, or an amount, may say that it was not, or not all.
    private static func method(_ text: String) -> (method: String, day: String)? {
        var rest = Substring(text)
        for beginning in ["paid by ", "paid via ", "paid - ", "paid ", "by "]
        where rest.lowercased().hasPrefix(beginning) {
            rest = rest.dropFirst(beginning.count)
            break
        }
        let isSaid = rest.startIndex > text.startIndex
        let name = rest.prefix { $0.isLetter || $0 == " " }
        let method = name.reversed().drop { $0 == " " }.reversed()
        let known = methods.contains(String(method).lowercased())
        let behind = rest.dropFirst(name.count)
        let ofDays = behind.allSatisfy { $0.isNumber || "/.-# :".contains($0) }
        // “Paid 50.00” is an amount.
        let isDay = behind.count(where: { "/-".contains($0) }) > 0 || behind.count(where: { $0 == "." }) == 2
        let isWholeDay = behind.count(where: \.isNumber) > 5
        let isNumber = !behind.contains(".")
        guard ofDays, known ? isNumber || isDay : method.isEmpty && isDay && (isSaid || isWholeDay) else { return nil }
        return (String(method), isDay ? String(behind) : "")
    }

    /// `10%`, `12,5 %`, `-10%`, `10% off`; nil where there is no such share, or one of more than everything.
    private static func share(_ text: String) -> Int64? {
        guard let sign = text.firstIndex(of: "%"), !text[text.index(after: sign)...].contains(where: \.isNumber) else {
            return nil
        }
        let number = text[..<sign].reversed().drop { $0 == " " }.prefix { $0.isNumber || $0 == "." || $0 == "," }
        let before = text[..<sign].drop { $0 == " " || $0 == "-" }
        let parts = String(number.reversed()).split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard !before.prefix(while: { !$0.isNumber }).contains("-"), let first = parts.first, parts.count < 3,
            let whole = Int64(first), whole <= 100
        else { return nil }
        guard parts.count == 2 else { return whole * 100 }
        guard parts[1].count < 3, let part = Int64(parts[1]), !parts[1].isEmpty else { return nil }
        let share = whole * 100 + part * (parts[1].count == 1 ? 10 : 1)
        return share <= 10_000 ? share : nil
    }

    /// Whether a text is a name and no amount that was mistyped: it begins with a letter, and no sign of a currency or
    /// decimal mark between digits speaks of money.
    private static func isCode(_ text: String) -> Bool {
        guard let first = text.first, first.isLetter, text.count <= 60 else { return false }
        return !text.contains { $0.isCurrencySymbol || $0 == "," || $0 == "." }
            && text.prefix(while: \.isLetter).count > (text.contains(where: \.isNumber) ? 1 : 2)
    }
}
