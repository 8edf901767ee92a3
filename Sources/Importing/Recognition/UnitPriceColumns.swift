import BookingModel

/// Reads a price that is that of one place: beside a total to which price and places come in every row, or by its name.
/// Without it an order of three places would have cost what one does.
struct UnitPriceColumns {
    /// Whose columns are looked at.
    let records: FirstRecords

    private static let names: Set<String> = [
        "priceperperson", "pricepp", "priceperhead", "priceperdelegate", "priceperparticipant", "priceperplace",
        "priceperseat", "unitprice", "unitcost", "unitamount", "costperperson", "costperhead",
        "costperdelegate", "costperplace", "feeperperson", "feeperdelegate", "feeperplace", "priceeach", "costeach",
        "perperson",
    ]

    /// A mapping of recognised columns of bookings that multiplies it.
    func read(in mapping: Mapping) -> Mapping {
        guard mapping.entity == .bookings, case .column(let count)? = mapping.rules[.participants]?.origin else {
            return mapping
        }
        var result = mapping
        if let rule = mapping.rules[.originalAmount], case .column(let price) = rule.origin, rule.condition == nil {
            let discount = mapping.rules[.discountAmount]?.columns.first
            guard let total = (mapping.rules[.finalAmount] ?? mapping.rules[.paidAmount])?.columns.first,
                isProduct(total, of: price, count, less: discount)
            else { return mapping }
            result.rules[.originalAmount] = rule.multiplied(price, count)
        } else if mapping.rules[.originalAmount] == nil, mapping.rules[.finalAmount] == nil,
            let price = records.headers.first(where: { Self.isUnitPrice($0) && !mapping.reads($0) }),
            records.values(of: price).contains(where: { ($0.minorUnits ?? 0) > 0 })
        {
            result.rules[.originalAmount] = FieldRule(column: price).multiplied(price, count)
        }
        return result
    }

    private static func isUnitPrice(_ header: String) -> Bool {
        names.contains(HeaderSynonyms.key(HeaderCurrency(header, usual: .gbp)?.name ?? header))
    }

    /// Whether price and places, less the discount, come to the total in every row that has one, and in one of several
    /// places.
    private func isProduct(_ total: String, of price: String, _ count: String, less discount: String?) -> Bool {
        var isProven = false
        for row in records.rows(of: [total, price, count] + [discount].compactMap(\.self)) {
            guard let total = row[0]?.minorUnits, let price = row[1]?.minorUnits, let count = row[2],
                let places = try? ValueReader.wholeNumber(count.bytes.span), total != 0, places < 10_000
            else { continue }
            let discount = row.count > 3 ? row[3]?.minorUnits ?? 0 : 0
            guard price * Int64(places) - discount == total else { return false }
            if places > 1 { isProven = true }
        }
        return isProven
    }
}

extension FieldRule {
    /// The same rule of a price times the number of places.
    fileprivate func multiplied(_ price: String, _ count: String) -> FieldRule {
        var rule = self
        rule.origin = .product([[price], [count]])
        return rule
    }
}

extension Mapping {
    /// Whether any rule reads `header`.
    fileprivate func reads(_ header: String) -> Bool { rules.values.contains { $0.columns.contains(header) } }
}
