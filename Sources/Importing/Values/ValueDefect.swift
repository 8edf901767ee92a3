/// Why a value cannot be what its field wants. Never holds the value itself: it may be personal.
struct ValueDefect: Error, Equatable {
    /// A short code by which rejects are grouped, such as `date`.
    let reason: String
    /// What is wrong, in lower case.
    let message: String
    /// What to type or do next.
    let hint: String
}

extension ValueDefect {
    static let unreadableDate = ValueDefect(
        reason: "date", message: "not a date that is understood",
        hint: "write it as 2024-03-04 18:30, or give the column's date_format in a mapping file")
    static let impossibleDate = ValueDefect(
        reason: "date", message: "the calendar has no such day or the clock no such time",
        hint: "correct the date; where day and month are swapped in the whole file, use --date-order")
    static let implausibleYear = ValueDefect(
        reason: "date", message: "a year before 1900 or after 2100",
        hint: "correct the year; one of two digits is written with two, such as 20/02/24")
    static let skippedTime = ValueDefect(
        reason: "date", message: "the clocks went forward over this time, so it never was",
        hint: "correct the time, or give the zone that the export uses with --time-zone")
    static let unknownDateOrder = ValueDefect(
        reason: "date", message: "the day and the month cannot be told apart",
        hint: "say which comes first with --date-order day-first or month-first")
    static let mixedDateOrders = ValueDefect(
        reason: "date",
        message: "the day and the month cannot be told apart: the column has dates of both orders",
        hint: "write the date as 2024-03-04; or say which comes first in all of them with --date-order")
    /// Whether all that is wrong with a date is that nobody says which of its numbers is the day.
    var isOfDateOrder: Bool { self == .unknownDateOrder || self == .mixedDateOrders }

    static let unknownTimeZone = ValueDefect(
        reason: "time-zone", message: "not a time zone that is known",
        hint: "write an IANA name such as Europe/London, or an offset such as +01:00")
    static let ambiguousAmount = ValueDefect(
        reason: "amount",
        message: "the point or comma could be a decimal mark or not: the column has amounts of both kinds",
        hint: "write it with two decimals, such as 1234.00")
    static let unreadableAmount = ValueDefect(
        reason: "amount", message: "not an amount of money that is understood",
        hint: "write it as 1234.50, with or without currency")
    static let implausibleAmount = ValueDefect(
        reason: "amount", message: "more than a hundred thousand million: hardly an amount of money",
        hint: "correct it; it may be a number from another column")
    static let tooPreciseAmount = ValueDefect(
        reason: "amount", message: "more decimal places than the currency has",
        hint: "round it to the currency's smallest coin")
    static let mixedCurrencies = ValueDefect(
        reason: "currency", message: "the row holds amounts in different currencies",
        hint: "write all amounts of a row in one currency")
    static let contradictingCurrencies = ValueDefect(
        reason: "currency", message: "the sign and the code beside the amount are of different currencies",
        hint: "leave out the one that is wrong")
    static let ambiguousCurrency = ValueDefect(
        reason: "currency", message: "the sign of the amount may be that of SEK, NOK, DKK or ISK",
        hint: "say which with --currency, such as --currency SEK, or write the code in place of the sign")
    static let unreadableCurrency = ValueDefect(
        reason: "currency", message: "not an ISO 4217 currency code", hint: "write a code of three letters, such as GBP"
    )
    static let unreadableNumber = ValueDefect(
        reason: "number", message: "not a whole number of at least 0", hint: "write it in digits")
    static let unknownStatus = ValueDefect(
        reason: "status", message: "not a booking status that is known",
        hint: "translate the word under values: in a mapping file (pending, confirmed, completed, cancelled, no-show)")
    static let waitingListEntry = ValueDefect(
        reason: "waiting-list", message: "a waiting-list entry is not a booking",
        hint: "leave the row out, or translate the word under values: in a mapping file")
    static let negativePrice = ValueDefect(
        reason: "amount", message: "a price below zero", hint: "write what was given back in a refund column")
    static let refundAbovePaid = ValueDefect(
        reason: "amount", message: "more was refunded than was paid",
        hint: "correct the amounts: a refund lies between 0 and what was paid")

    static let balanceAboveTotal = ValueDefect(
        reason: "amount", message: "more is still to be paid than the booking costs",
        hint: "correct the amounts: what is still to be paid is part of the total")

    static let heading = ValueDefect(
        reason: "heading", message: "a heading or a note between the rows, not a booking",
        hint: "write what it says into a column of its own in each row that it is about, and leave it out")
    static let noPayment = ValueDefect(
        reason: "not-a-payment", message: "a fee, a payout or a transfer is no payment of a customer",
        hint: "leave the row out, or translate the word under values: in a mapping file (payment, refund)")

    static let namesNobody = ValueDefect(
        reason: "missing", message: "the row names neither a booking nor a person",
        hint: "fill in the booking's reference, or the person's e-mail address or number")

    static func missing(_ field: ImportField) -> ValueDefect {
        ValueDefect(
            reason: "missing", message: "no value where \(field.rawValue) is needed", hint: "fill in the value")
    }
}
