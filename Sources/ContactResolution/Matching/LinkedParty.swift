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
        var table = RecordTable(columns: columns.map(\.column))
        var number: [UInt8] = []
        for contact in members {
            for (index, column) in columns.enumerated() {
                switch column.field {
                case .phone where !contacts.range(.phone as KeyedContacts.Key, of: contact).isEmpty:
                    // The key is the number with its country, which the database knows and the linker would guess.
                    table.append(
                        contacts.keys.span.extracting(contacts.range(.phone as KeyedContacts.Key, of: contact)),
                        to: index)
                case .customerNumber:
                    // A number is one customer's within its source system only.
                    number.removeAll(keepingCapacity: true)
                    let own = contacts.range(.customerNumber, of: contact)
                    if !own.isEmpty {
                        number += contacts.typed[contacts.range(.sourceSystem, of: contact)]
                        number.append(0x20)
                        number += contacts.typed[own]
                    }
                    table.append(number.span, to: index)
                default:
                    table.append(contacts.typed.span.extracting(contacts.range(column.field, of: contact)), to: index)
                }
            }
            table.endRow()
        }
        return table
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
