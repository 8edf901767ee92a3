import BookingModel
import Tabular

/// Several people of one booking: in the cells of a row, or in several rows of one order.
extension BookingReader {
    /// How many people a row speaks of where no column counts them.
    func peopleCount(of record: RecordEntry, _ recordValues: inout RecordValues, hasContact: Bool) -> Int64 {
        var count = contact.peopleCount
        guard fields.attendees.isMapped || fields.guests.isMapped else { return Int64(count) }
        let all = people(in: fields.attendees, &recordValues, record)
        let others = people(in: fields.guests, &recordValues, record)
        let contactKeys = contactKeys(recordValues)
        let beside = Set(others.names).subtracting(contactKeys)
        // Names of one cell and addresses of the other may be the same people.
        let isComparable = all.hasAddresses == others.hasAddresses
        let listed = Set(all.names)
        let together = isComparable ? listed.union(beside) : listed
        let isListed = !contactKeys.isDisjoint(with: together) || (all.hasAddresses == false && !listed.isEmpty)
        count = max(
            count, together.count + (isListed || !hasContact ? 0 : 1), beside.count + (hasContact ? 1 : 0),
            all.number ?? 0, others.number.map { $0 + 1 } ?? 0)
        if count > 1 {
            recordValues.note(.severalPeople, listed.isEmpty && all.number == nil ? fields.guests : fields.attendees)
        }
        return Int64(count)
    }

    private struct People {
        var names: [String] = []
        var hasAddresses: Bool?
        /// A number in place of names.
        var number: Int?
    }

    private func people(in field: CompiledField, _ recordValues: inout RecordValues, _ record: RecordEntry) -> People {
        let cell = recordValues.value(field, in: record)
        guard cell.length > 0 else { return People() }
        let bytes = recordValues.bytes.span.extracting(cell.range)
        if let number = try? ValueReader.wholeNumber(bytes) { return People(number: min(number, 10_000)) }
        let hasAddresses = PeopleInCell.hasSeveralAddresses(bytes) || recordValues.text(cell).contains("@")
        let names = PeopleInCell.parts(bytes, atCommas: true, atBlanks: hasAddresses).map {
            bytes.extracting($0).text.lowercased()
        }
        return People(names: names, hasAddresses: hasAddresses)
    }

    /// What a list would call the contact: by name or by address.
    private func contactKeys(_ recordValues: RecordValues) -> Set<String> {
        let person = contact.person
        let name = [person.firstName, person.lastName].filter { $0.length > 0 }.map { recordValues.text($0) }
        var keys: Set<String> = []
        if !name.isEmpty { keys.insert(name.joined(separator: " ").lowercased()) }
        if person.email.length > 0 { keys.insert(recordValues.text(person.email).lowercased()) }
        return keys
    }

    /// Whether a row is another attendee of an order that was met before: the same order, booked at the same moment for
    /// the same session at the same total, and somebody else's name. A row that changes anything else, or names the same
    /// person, is another version of the booking.
    mutating func join(
        _ id: Identifier, _ amounts: BookingMoney.Settled, _ currency: CurrencyCode, _ sessionID: Identifier?,
        _ moments: inout Moments, _ status: inout StatusReading, _ contactID: inout Identifier?,
        _ participants: inout Int64, _ recordValues: RecordValues, _ state: inout ImportState
    ) -> Bool {
        let details = contact.person
        var names = [details.firstName, details.lastName].map { recordValues.bytes[$0.range] }
        if names.allSatisfy(\.isEmpty) { names = [recordValues.bytes[details.email.range]] }
        let person = RecentOrders.person(names)
        let known = state.orders[id]
        guard var order = known, order.createdAt == moments.createdAt, order.sessionID == sessionID,
            order.currency == currency, order.money == amounts, person != 0, order.firstPerson != 0,
            !order.includes(person)
        else {
            // A further row of somebody in an order of several is a version of it that changes nothing of the others.
            if let known, !known.otherPeople.isEmpty, known.includes(person) {
                moments.recordedAt = max(known.recordedAt, moments.recordedAt)
                contactID = known.contactID
                participants = known.participants
                return true
            }
            state.orders[id] = RecentOrders.Order(
                id: id, createdAt: moments.createdAt, sessionID: sessionID, money: amounts, currency: currency,
                recordedAt: moments.recordedAt, contactID: contactID, status: status.status, firstPerson: person,
                firstCount: participants, sum: participants, extra: [])
            return false
        }
        order.otherPeople.append(person)
        order.isSameCount = order.isSameCount && participants == order.firstCount
        order.sum += participants
        order.recordedAt = max(order.recordedAt, moments.recordedAt)
        if status.status.liveliness > order.status.liveliness { order.status = status.status }
        if !order.others.isEmpty { order.others.append(UInt8(ascii: ",")) }
        order.others.append(contentsOf: attendee(recordValues))
        state.orders[id] = order
        moments.recordedAt = order.recordedAt
        status.status = order.status
        contactID = order.contactID
        participants = order.participants
        return true
    }

    /// An attendee as JSON: who it is, and what no field holds of the row.
    private mutating func attendee(_ recordValues: RecordValues) -> [UInt8] {
        let person = contact.person
        for (key, value) in [
            ("first_name", person.firstName), ("last_name", person.lastName), ("email", person.email),
            ("phone", person.phone),
        ] where value.length > 0 {
            extra.add(key, value, recordValues)
        }
        return Array(extra.finished(recordValues) ?? [])
    }

    /// What is kept with an order of several rows: what no field holds of the first, and the other attendees.
    static func extra(of order: RecentOrders.Order) -> [UInt8] {
        var json = order.extra.isEmpty ? [UInt8(ascii: "{")] : order.extra + [UInt8(ascii: ",")]
        json += Array("\"attendees\":[".utf8) + order.others + Array("]}".utf8)
        return json
    }
}

extension BookingStatus {
    /// Which of two states of an order's attendees is the order's own: it is cancelled when all of them are.
    fileprivate var liveliness: Int {
        switch self {
        case .completed: 4
        case .confirmed: 3
        case .pending: 2
        case .noShow: 1
        case .cancelled: 0
        }
    }
}
