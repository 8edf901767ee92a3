extension Mapping {
    /// Fills the fields that no header has filled from those that mean them only then.
    mutating func fillSpareWords(_ headers: [String]) {
        if Mapping.entitiesOfPeople.contains(entity) {
            fillSparePeople(headers, HeaderSynonyms.sparePeople.filter { !Mapping.lastPeople.contains($0) })
            fillPlace(headers)
        }
        guard entity == .bookings else { return }
        for (field, keys) in HeaderSynonyms.spareWords where rules[field] == nil {
            if field == .fullName, hasName { continue }
            let taken = unread.union(rules.values.flatMap(\.columns))
            for key in keys where isWanted(key, for: field, headers) {
                guard
                    let header = headers.first(where: {
                        HeaderSynonyms.isSpare($0, key, field) && !taken.contains($0)
                    })
                else { continue }
                rules[field] = Mapping.rule(key, header)
                break
            }
        }
        fillSparePeople(headers, Mapping.lastPeople)
        fillSessionEnd(headers)
    }

    private static let entitiesOfPeople: Set<Entity> = [
        .bookings, .users, .payments, .certificates, .waitingLists, .notes,
    ]
    /// Whose columns say least about who a row is about.
    private static let lastPeople = ["employee", "user"]

    private var hasName: Bool {
        [.firstName, .lastName, .fullName, .contactDetails].contains { rules[$0] != nil }
    }

    /// Whether the other columns leave a spare word its meaning.
    private func isWanted(_ key: String, for field: ImportField, _ headers: [String]) -> Bool {
        func hasColumn(_ beginnings: String...) -> Bool {
            headers.contains { header in beginnings.contains { HeaderSynonyms.key(header).hasPrefix($0) } }
        }
        switch key {
        // Beside what is paid, what is due is the rest.
        case "amountdue", "totaldue", "amountpayable", "totalpayable": return rules[.paidAmount] == nil
        // A number that rows have anyhow says more than one that several of them may share.
        case "visitid", "attendanceid", "ticketnumber", "ticketno", "ticketcode", "entrynumber", "entryno":
            return rules[.sourceRecordID] == nil
        // The day of the stay, unless that has a column of its own.
        case "reservationdate" where field == .createdAt: return rules[.sessionStartsAt] != nil
        // Whoever is checked in by a list has come; a stay begins so where it ends, too.
        case "checkindate": return hasColumn("checkout", "departure", "nights", "noofnights", "numberofnights")
        case "departuredate": return !hasColumn("arriv", "checkin")
        // Beside somebody's names it is Ms or Mr.
        case "title": return rules[.firstName] == nil && rules[.lastName] == nil
        // Of a row that names nobody else, the employee has booked.
        case "employeename": return hasName
        case "ticketprice": return rules[.finalAmount] == nil
        // What has no beginning has no end.
        case "to", "until", "till": return rules[.sessionStartsAt] != nil
        default: return true
        }
    }

    /// What a spare word's column says; answers of yes and no are states by what was asked.
    private static func rule(_ key: String, _ header: String) -> FieldRule {
        var rule = FieldRule(column: header)
        switch key {
        case "rsvp": rule.values = ["yes": "confirmed", "no": "cancelled", "maybe": "pending"]
        case "confirmed", "isconfirmed":
            for word in YesNo.wordsForYes { rule.values[word] = "confirmed" }
            for word in YesNo.wordsForNo { rule.values[word] = "pending" }
        default: break
        }
        return rule
    }

    /// Takes names, addresses and numbers of people who are seldom the contact, where the columns before speak of nobody
    /// else: two people never make one contact.
    private mutating func fillSparePeople(_ headers: [String], _ people: [String]) {
        let filled = rules
        var owner = HeaderSynonyms.ownedFields.flatMap { filled[$0]?.columns ?? [] }
            .compactMap { HeaderSynonyms.owner($0) }.first { !$0.isEmpty }
        for person in people + ["billing"] where owner == nil || owner == person {
            for header in headers
            where !unread.contains(header) && !rules.values.contains(where: { $0.columns.contains(header) }) {
                let detail =
                    person == "billing"
                    ? HeaderSynonyms.billingDetail(header) : HeaderSynonyms.spareDetail(header, of: person)
                guard let field = detail, rules[field] == nil, HeaderSynonyms.field(for: header, entity: entity) == nil,
                    !(field == .fullName && hasName),
                    !([.firstName, .lastName].contains(field) && rules[.fullName] != nil),
                    ImportField.fields(of: entity).contains(field)
                else { continue }
                rules[field] = FieldRule(column: header)
                owner = person
            }
        }
    }

    /// A stay that begins with an arrival ends with the departure.
    private mutating func fillSessionEnd(_ headers: [String]) {
        guard rules[.sessionEndsAt] == nil, let start = rules[.sessionStartsAt]?.columns.first,
            ["arrival", "arrivaldate", "checkindate"].contains(HeaderSynonyms.key(start)),
            let end = headers.first(where: {
                ["departure", "departuredate", "checkoutdate", "checkout"].contains(HeaderSynonyms.key($0))
            }), !unread.contains(end), !rules.values.contains(where: { $0.columns.contains(end) })
        else { return }
        rules[.sessionEndsAt] = FieldRule(column: end)
    }

    /// Lets the second column of somebody's telephones give the number where the first has none.
    mutating func joinPhones(_ headers: [String]) {
        guard case .column(let first)? = rules[.phone]?.origin, let owner = HeaderSynonyms.phoneOwner(first) else {
            return
        }
        let taken = unread.union(rules.values.flatMap(\.columns))
        let others = headers.filter { !taken.contains($0) && HeaderSynonyms.phoneOwner($0) == owner }
        guard !others.isEmpty else { return }
        let columns = [first] + others
        let isShared = { (header: String) in HeaderSynonyms.sharedPhones.contains(HeaderSynonyms.key(header)) }
        let ordered = columns.filter { !isShared($0) } + columns.filter(isShared)
        rules[.phone] = FieldRule(.firstOf(ordered.map { FieldRule(column: $0) }))
    }

    /// Takes postcode and town from one column that holds both, where no other does.
    private mutating func fillPlace(_ headers: [String]) {
        guard rules[.postcode] == nil, rules[.city] == nil,
            let header = headers.first(where: { HeaderSynonyms.places.contains(HeaderSynonyms.key($0)) }),
            !unread.contains(header)
        else { return }
        rules[.postcode] = FieldRule(column: header)
        rules[.city] = FieldRule(column: header)
    }

    /// Puts the prefix of a last name before it, where it has a column of its own and a row fills that.
    mutating func joinSurnamePrefix(_ headers: [String]) {
        guard case .column(let name)? = rules[.lastName]?.origin,
            let prefix = headers.first(where: { HeaderSynonyms.surnamePrefixes.contains(HeaderSynonyms.key($0)) })
        else { return }
        rules[.lastName] = FieldRule(
            .firstOf([FieldRule(.join([prefix, name], separator: " ")), FieldRule(column: name)]))
    }

    /// Beside the moment at which a form was submitted, a start is that of filling it in.
    mutating func passOverFormStart(_ headers: [String]) {
        // Microsoft Forms calls them so, and says no zone.
        if entity == .bookings, let start = headers.first(where: { HeaderSynonyms.key($0) == "starttime" }),
            let made = headers.first(where: { HeaderSynonyms.key($0) == "completiontime" }),
            rules[.createdAt] == nil || rules[.createdAt] == FieldRule(column: start)
        {
            rules[.createdAt] = FieldRule(column: made)
            unread.insert(start)
            if rules[.sessionStartsAt] == FieldRule(column: start) {
                let question = headers.first { FormQuestion($0)?.field(in: entity) == .sessionStartsAt }
                rules[.sessionStartsAt] = question.map { FieldRule(column: $0) }
            }
            return
        }
        guard let made = rules[.createdAt]?.columns.first, HeaderSynonyms.key(made).hasPrefix("submit"),
            let start = rules[.sessionStartsAt]?.columns.first, HeaderZone(start) != nil,
            HeaderSynonyms.key(start).hasPrefix("start")
        else { return }
        rules[.sessionStartsAt] = nil
        unread.insert(start)
    }

    /// The fields by which a file is told from others: those that no vague word fills.
    var tellingFields: Set<ImportField> {
        Set(
            rules.filter { _, rule in
                !rule.columns.contains { HeaderSynonyms.vagueWords.contains(HeaderSynonyms.key($0)) }
            }.keys)
    }
}
