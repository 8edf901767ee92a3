import BookingModel
import Tabular

/// Several people of one booking in the cells of a row.
extension BookingReader {
    /// How many people a row speaks of where no column counts them.
    mutating func peopleCount(of record: RecordEntry, _ recordValues: inout RecordValues, hasContact: Bool) -> Int64 {
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

    private mutating func people(in field: CompiledField, _ recordValues: inout RecordValues, _ record: RecordEntry)
        -> People
    {
        let cell = recordValues.value(field, in: record)
        guard cell.length > 0 else { return People() }
        let bytes = recordValues.bytes.span.extracting(cell.range)
        if let number = try? ValueReader.wholeNumber(bytes) { return People(number: min(number, 10_000)) }
        if cell.kind == .structure, let elements = PeopleInCell.elements(bytes) {
            let names = elements.map { bytes.extracting($0).text.lowercased() }
            // Objects are people, by whatever they are told; of mere texts some are addresses.
            let areAddresses = names.allSatisfy { $0.contains("@") && !$0.hasPrefix("{") }
            return People(names: names, hasAddresses: names.isEmpty ? nil : areAddresses)
        }
        let hasAddresses = PeopleInCell.hasSeveralAddresses(bytes) || recordValues.text(cell).contains("@")
        let names = PeopleInCell.parts(bytes, atCommas: true, atBlanks: hasAddresses).map {
            bytes.extracting($0).text.lowercased()
        }
        return People(names: names, hasAddresses: hasAddresses)
    }

    /// What a list would call the contact: by name or by address.
    private mutating func contactKeys(_ recordValues: RecordValues) -> Set<String> {
        let person = contact.person
        let name = [person.firstName, person.lastName].filter { $0.length > 0 }.map { recordValues.text($0) }
        var keys: Set<String> = []
        if !name.isEmpty { keys.insert(name.joined(separator: " ").lowercased()) }
        if person.email.length > 0 { keys.insert(recordValues.text(person.email).lowercased()) }
        return keys
    }

    /// A hash by which the rows of one person in an order are known: of the name, or where there is none, of the e-mail; 0
    /// where there is neither.
    mutating func person(_ recordValues: RecordValues) -> UInt64 {
        let details = contact.person
        let bytes = recordValues.bytes.span
        var name = TextHash()
        name.add(bytes.extracting(details.firstName.range))
        name.add(bytes.extracting(details.lastName.range))
        if name.value != 0 { return name.value }
        var email = TextHash()
        email.add(bytes.extracting(details.email.range))
        return email.value
    }
}
