/// Finds the column that says of each row of payments what it is: a sale, a refund, a fee. Many exports call it `Type`, as
/// others call the way of paying; what it holds tells which.
struct TransactionTypeColumns {
    /// Whose columns are looked at.
    let records: FirstRecords

    private static let names: Set<String> = [
        "type", "kind", "category", "entrytype", "recordtype", "paymenttype", "activity", "activitytype",
        "reportingcategory", "transactioncategory", "transactionkind",
    ]

    /// A mapping of recognised columns of payments that reads it.
    func read(in mapping: Mapping) -> Mapping {
        guard mapping.entity == .payments, mapping.rules[.transactionType] == nil,
            let header = records.headers.first(where: { header in
                Self.names.contains(HeaderSynonyms.key(header)) && saysType(header)
                    && !mapping.rules.contains { $0.key != .paymentMethod && $0.value.columns.contains(header) }
            })
        else { return mapping }
        var result = mapping
        result.rules[.transactionType] = FieldRule(column: header)
        if mapping.rules[.paymentMethod]?.columns == [header] {
            result.rules[.paymentMethod] = records.headers.first {
                $0 != header && HeaderSynonyms.field(for: $0, entity: .payments) == .paymentMethod
            }.map { FieldRule(column: $0) }
        }
        return result
    }

    /// Whether all that a column says is a type of transaction.
    private func saysType(_ header: String) -> Bool {
        let values = Set(records.values(of: header).map(\.text))
        return !values.isEmpty && values.allSatisfy { TransactionType($0) != nil }
    }
}
