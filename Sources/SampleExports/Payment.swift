/// How and when a booking, or a whole group, is going to be paid, should it be paid at all.
struct Payment {
    enum Method: Int {
        case card, invoice, bankTransfer, cash, payPal

        var websiteWord: Bytes { Self.websiteWords[rawValue] }
        var officeWord: Bytes { Self.officeWords[rawValue] }

        private static let websiteWords = ["card", "invoice", "bank_transfer", "cash", "paypal"].map {
            Bytes($0.utf8)
        }
        private static let officeWords = ["Card", "Invoice", "Bank transfer", "Cash", "PayPal"].map { Bytes($0.utf8) }
    }

    var method: Method
    /// UTC.
    var moment: Int
    /// When it is paid if it cannot wait, as before a cancellation: minutes after the booking.
    var earliestMoment: Int

    init(bookedAt: Int, day: Int, isCompany: Bool, channel: Origin.Channel, _ random: inout SplitMix64) {
        let weights =
            switch (channel, isCompany) {
            case (.walkIn, _): [45, 0, 0, 55, 0]
            case (_, true): [30, 52, 16, 0, 2]
            case (.website, false): [80, 2, 4, 0, 14]
            default: [68, 8, 14, 6, 4]
            }
        method = Method(rawValue: random.pick(weights, of: 100)) ?? .card
        let minutes = 1 + random.below(4)
        // What was booked at a full minute came from the office, which kept no seconds.
        earliestMoment = bookedAt + minutes * 60 - (bookedAt % 60 == 0 ? 0 : random.below(40))
        moment = earliestMoment
        if method == .invoice || method == .bankTransfer {
            moment = CivilTime.utc(
                localDay: Period.firstDay + day + 2 + random.lowBelow(35),
                secondOfDay: (9 * 60 + random.below(8 * 60)) * 60)
        }
    }
}
