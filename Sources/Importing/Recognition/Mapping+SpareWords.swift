extension Mapping {
    /// Fills the fields of bookings that no header has filled from those that mean them only then.
    mutating func fillSpareWords(_ headers: [String]) {
        guard entity == .bookings else { return }
        let names: [ImportField] = [.firstName, .lastName, .fullName, .contactDetails]
        for (field, keys) in HeaderSynonyms.spareWords where rules[field] == nil {
            if field == .fullName, names.contains(where: { rules[$0] != nil }) { continue }
            // Beside what is paid, what is due is the rest.
            let keys = rules[.paidAmount] == nil ? keys : keys.filter { !$0.hasSuffix("due") }
            let taken = unread.union(rules.values.flatMap(\.columns))
            for key in keys {
                guard let header = headers.first(where: { HeaderSynonyms.key($0) == key && !taken.contains($0) }) else {
                    continue
                }
                rules[field] = FieldRule(column: header)
                break
            }
        }
    }

    /// Beside the moment at which a form was submitted, a start is that of filling it in.
    mutating func passOverFormStart() {
        guard let made = rules[.createdAt]?.columns.first, HeaderSynonyms.key(made).hasPrefix("submit"),
            let start = rules[.sessionStartsAt]?.columns.first, HeaderZone(start) != nil,
            HeaderSynonyms.key(start).hasPrefix("start")
        else { return }
        rules[.sessionStartsAt] = nil
        unread.insert(start)
    }
}
