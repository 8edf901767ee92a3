import BookingModel

/// Tells a `Gross` that is what a booking costs, its tax with it, from one from which a discount is still to be taken: where
/// `Net` and `VAT` come to it, the discount is off it already.
struct GrossColumns {
    /// Whose columns are looked at.
    let records: FirstRecords

    private static let nets: Set<String> = [
        "net", "netamount", "netprice", "nettotal", "totalnet", "amountnet", "pricenet", "exvat", "totalexvat",
        "totalexclvat", "totalexcltax", "totalextax",
    ]
    private static let taxes: Set<String> = [
        "vat", "vatamount", "tax", "taxamount", "totaltax", "totalvat", "taxvalue", "taxtotal", "vattotal", "gst",
        "salestax",
    ]

    /// A mapping of recognised columns of bookings whose price is final where it is that.
    func read(in mapping: Mapping) -> Mapping {
        guard mapping.entity == .bookings, mapping.rules[.finalAmount] == nil,
            let rule = mapping.rules[.originalAmount], case .column(let gross) = rule.origin,
            let net = records.headers.first(where: { Self.nets.contains(HeaderSynonyms.key($0)) }),
            let tax = records.headers.first(where: { Self.taxes.contains(HeaderSynonyms.key($0)) }),
            isSum(gross, of: net, and: tax)
        else { return mapping }
        var result = mapping
        result.rules[.finalAmount] = rule
        result.rules[.originalAmount] = nil
        return result
    }

    /// Whether two columns always come to a third, and each says something at least once.
    private func isSum(_ gross: String, of net: String, and tax: String) -> Bool {
        let sums = records.pairs(of: gross, with: net).map { ($0.0.minorUnits, $0.1.minorUnits) }
        let taxes = records.pairs(of: gross, with: tax).map { ($0.0.minorUnits, $0.1.minorUnits) }
        guard sums.count == taxes.count else { return false }
        var hasTax = false
        for (sum, tax) in zip(sums, taxes) {
            guard let gross = sum.0, let net = sum.1, let tax = tax.1, gross == net + tax else { return false }
            if tax > 0 { hasTax = true }
        }
        return hasTax
    }
}
