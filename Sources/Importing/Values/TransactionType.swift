/// What a row of an export of money is about, by the word of its `Transaction Type`.
enum TransactionType: Equatable, Sendable {
    /// A customer's money came in.
    case payment
    /// It went back to the customer.
    case refund
    /// Neither: what a processor took, or passed on to the business.
    case noPayment

    /// What `word` says; nil where nobody knows it.
    init?(_ word: String) {
        let key = HeaderSynonyms.key(LatinLetters.folded(word))
        if TransactionType.others.contains(key) || TransactionType.otherEndings.contains(where: key.hasSuffix) {
            self = .noPayment
        } else if TransactionType.refunds.contains(where: key.contains) {
            // “Refund failure”, “chargeback reversal”: what went back has come again.
            let isUndone = ["failure", "failed", "cancel", "reversal", "reversed"].contains(where: key.hasSuffix)
            self = isUndone && !key.hasPrefix("payment") && !key.hasPrefix("reversal") ? .payment : .refund
        } else if key.hasSuffix("reversal") || key == "reversed" {
            self = .refund
        } else if TransactionType.payments.contains(key)
            || TransactionType.paymentEndings.contains(where: key.hasSuffix)
        {
            self = .payment
        } else {
            return nil
        }
    }

    private static let payments: Set<String> = [
        "sale", "sales", "payment", "charge", "capture", "purchase", "order", "deposit", "balance", "instalment",
        "installment", "zahlung", "verkauf", "zahlungseingang", "anzahlung", "paiement", "vente", "acompte", "pago",
        "venta", "cobro", "betaling", "verkoop", "pagamento", "vendita", "incasso",
    ]

    private static let paymentEndings = ["payment", "sale", "zahlung"]

    private static let refunds = [
        "refund", "chargeback", "erstattung", "ruckzahlung", "rembours", "reembols", "devolucion", "terugbetaling",
        "rimbors",
    ]

    private static let others: Set<String> = [
        "fees", "payouts", "withdrawals", "transfer", "transfers", "currencyconversion", "generalcurrencyconversion",
        "topup", "gebuhr", "gebuhren", "auszahlung", "frais", "virement", "retrait", "comision", "comisiones", "retiro",
        "kosten", "uitbetaling", "commissione", "commissioni", "prelievo",
    ]

    private static let otherEndings = ["fee", "payout", "withdrawal", "commission"]
}
