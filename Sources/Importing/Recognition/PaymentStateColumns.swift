import BookingModel

/// Reads whether bookings were paid from a column of words: `Payment status` with Paid and Unpaid, `Paid in full` with yes
/// and no. Without it every active booking of such a file would count as paid.
struct PaymentStateColumns {
    /// Whose columns are looked at.
    let records: FirstRecords

    private static let names: Set<String> = [
        "paymentstatus", "paymentstate", "paidstatus", "ispaid", "paidinfull", "fullypaid", "settled", "issettled",
        "paymentreceived", "haspaid",
    ]
    static let wordsForPaid = StatusWords.words(forPayment: .paid).union([
        "paid", "paid in full", "fully paid", "settled", "complete", "completed", "succeeded", "success", "successful",
        "captured", "received", "cleared", "approved",
    ])
    static let wordsForUnpaid = [PaymentStatus.pending, .failed, .cancelled].reduce(
        into: Set([
            "unpaid", "not paid", "due", "payment due", "outstanding", "open", "pending", "awaiting payment",
            "awaiting",
            "pending payment", "payment pending", "overdue", "failed", "declined", "expired", "void", "voided",
            "authorised", "authorized", "requires payment", "cancelled", "canceled",
        ])
    ) { $0.formUnion(StatusWords.words(forPayment: $1)) }
    static let wordsForRefunded = StatusWords.words(forPayment: .refunded).union(["refunded", "fully refunded"])

    /// A mapping of recognised columns of bookings that reads it: the whole price is paid, or nothing. A word that is none of
    /// these stays what it is, no amount, so that its row is refused and nothing is guessed.
    func read(in mapping: Mapping) -> Mapping {
        // Amounts and moments of payments say more.
        guard mapping.entity == .bookings,
            [.paidAmount, .paidAt, .balanceAmount].allSatisfy({ mapping.rules[$0] == nil }),
            let price = price(of: mapping),
            let header = records.headers.first(where: { header in
                Self.names.contains(HeaderSynonyms.key(header)) && saysWhether(header)
                    && !mapping.rules.values.contains { $0.columns.contains(header) }
            })
        else { return mapping }
        func when(_ words: Set<String>, _ rule: FieldRule) -> FieldRule {
            var rule = rule
            rule.condition = FieldRule.Condition(column: header, words: words.sorted())
            return rule
        }
        var result = mapping
        let paid = Self.wordsForPaid.union(Self.wordsForRefunded).union(YesNo.wordsForYes)
        result.rules[.paidAmount] = FieldRule(
            .firstOf([
                when(paid, price), when(Self.wordsForUnpaid.union(YesNo.wordsForNo), FieldRule(.constant("0"))),
                FieldRule(column: header),
            ]))
        if result.rules[.refundedAmount] == nil { result.rules[.refundedAmount] = when(Self.wordsForRefunded, price) }
        return result
    }

    /// The column of the price, where there is one and nothing is taken off it.
    private func price(of mapping: Mapping) -> FieldRule? {
        let rule =
            mapping.rules[.finalAmount]
            ?? (mapping.rules[.discountAmount] == nil ? mapping.rules[.originalAmount] : nil)
        guard let rule, case .column = rule.origin, rule.condition == nil else { return nil }
        return rule
    }

    /// Whether all that a column says is one of the words.
    private func saysWhether(_ header: String) -> Bool {
        let values = records.values(of: header).map { $0.text.lowercased() }
        return !values.isEmpty
            && values.allSatisfy { value in
                Self.wordsForPaid.contains(value) || Self.wordsForUnpaid.contains(value)
                    || Self.wordsForRefunded.contains(value) || YesNo.meaning(value) != nil
            }
    }
}
