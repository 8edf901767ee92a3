import Tabular

/// Tells the records of Stripe's interface from others that look alike: each says by `object` what it is, and counts money in
/// the smallest unit of its currency.
struct StripeObjects {
    /// Whose columns are looked at.
    let records: FirstRecords

    private static let names: Set<String> = ["payment_intent", "charge", "refund"]

    /// A mapping of recognised columns of payments that counts so where the records are such.
    func read(in mapping: Mapping) -> Mapping {
        let objects = Set(records.values(of: "object").map(\.text))
        guard mapping.entity == .payments, !objects.isEmpty, objects.isSubset(of: Self.names) else { return mapping }
        var result = mapping
        for field in [ImportField.amount, .refundedAmount] {
            guard let rule = mapping.rules[field], ["amount", "amount_refunded"].contains(rule.columns.first),
                rule.columns.allSatisfy({ isWhole($0) })
            else { continue }
            result.rules[field]?.isMinorUnits = true
        }
        return result
    }

    /// Whether all that a column holds are whole numbers.
    private func isWhole(_ header: String) -> Bool {
        records.values(of: header).allSatisfy { $0.kind == .number && $0.isWholeNumber }
    }
}
