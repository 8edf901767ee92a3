internal import BookingModel
internal import RecordLinkage

/// The contacts of one kind, linked.
struct LinkedParty: Sendable {
    let kind: ContactParties.Kind
    /// The contacts, by their ordinals; a row of the linkage each.
    let members: [Int]
    let linkage: Linkage

    init(
        _ kind: ContactParties.Kind, _ parties: ContactParties, _ contacts: KeyedContacts, _ decisions: ContactDecisions
    ) {
        self.kind = kind
        members = parties[kind]
        linkage = RecordLinker().link(
            LinkedParty.table(members, contacts), constraints: LinkedParty.constraints(members, decisions))
    }

    /// What was decided about two of the members, in terms of their rows.
    private static func constraints(_ members: [Int], _ decisions: ContactDecisions) -> LinkConstraints {
        guard !decisions.isEmpty else { return LinkConstraints() }
        let named = Set((decisions.together + decisions.apart).flatMap { [$0.first, $0.second] })
        var rows: [Int: Int] = [:]
        for (row, contact) in members.enumerated() where named.contains(contact) { rows[contact] = row }
        func pairs(_ decided: [ContactDecisions.Pair]) -> [(Int, Int)] {
            decided.compactMap { pair in
                guard let first = rows[pair.first], let second = rows[pair.second] else { return nil }
                return (first, second)
            }
        }
        return LinkConstraints(together: pairs(decisions.together), apart: pairs(decisions.apart))
    }

    /// What each detail is, for the linker.
    private static let columns: [(field: KeyedContacts.Field, column: RecordColumn)] = [
        (.firstName, RecordColumn(name: "first name", kind: .givenName)),
        (.lastName, RecordColumn(name: "last name", kind: .surname)),
        (.email, RecordColumn(name: "e-mail", kind: .email)), (.phone, RecordColumn(name: "phone", kind: .phone)),
        (.companyName, RecordColumn(name: "company", kind: .company)),
        (.city, RecordColumn(name: "town", kind: .locality)),
        (.postcode, RecordColumn(name: "postcode", kind: .postcode)),
        (.country, RecordColumn(name: "country", kind: .region)),
        (.customerNumber, RecordColumn(name: "customer number", kind: .identifier)),
    ]

    private static func table(_ members: [Int], _ contacts: KeyedContacts) -> RecordTable {
        RecordTable(columns: columns.map(\.column), rowCount: members.count) { row, column, take in
            let contact = members[row]
            switch columns[column].field {
            case .phone where !contacts.range(.phone as KeyedContacts.Key, of: contact).isEmpty:
                // The key is the number with its country, which the database knows and the linker would guess.
                take(contacts.keys.span.extracting(contacts.range(.phone as KeyedContacts.Key, of: contact)))
            case .customerNumber:
                // A number is one customer's within its source system only.
                let own = contacts.range(.customerNumber, of: contact)
                guard !own.isEmpty else { return }
                let system = contacts.range(.sourceSystem, of: contact)
                let number = contacts.typed[system] + [0x20] + contacts.typed[own]
                take(number.span)
            case let field: take(contacts.typed.span.extracting(contacts.range(field, of: contact)))
            }
        }
    }

    /// Figures of the linkage, by name.
    func count(into figures: inout [String: Double]) {
        let prefix = kind == .people ? "" : "companies_"
        figures[prefix + "compared_pairs"] = Double(linkage.comparedCount)
        for (name, share) in [
            ("expected_precision", linkage.expectedPrecision), ("expected_recall", linkage.expectedRecall),
        ] {
            guard let share else { continue }
            figures[prefix + name] = share.value
            figures[prefix + name + "_low"] = share.low
            figures[prefix + name + "_high"] = share.high
        }
        figures[prefix + "open_questions"] = Double(linkage.openQuestions)
    }
}
