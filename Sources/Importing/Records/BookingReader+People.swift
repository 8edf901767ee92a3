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
        let beside = Set(others.people.filter { contactKeys.isDisjoint(with: $0) }.compactMap(\.first))
        // Names of one cell and addresses of the other may be the same people.
        let isComparable = all.hasAddresses == others.hasAddresses
        let listed = Set(all.people.compactMap(\.first))
        let together = isComparable ? listed.union(beside) : listed
        let everybody = Set((isComparable ? all.people + others.people : all.people).joined())
        let isListed = !contactKeys.isDisjoint(with: everybody) || (all.hasAddresses == false && !listed.isEmpty)
        count = max(
            count, together.count + (isListed || !hasContact ? 0 : 1), beside.count + (hasContact ? 1 : 0),
            all.number ?? 0, others.number.map { $0 + 1 } ?? 0)
        if count > 1 {
            recordValues.note(.severalPeople, listed.isEmpty && all.number == nil ? fields.guests : fields.attendees)
        }
        return Int64(count)
    }

    /// The first of the people of a row that has an address, who is the contact where the row has no other.
    mutating func firstPerson(of record: RecordEntry, _ recordValues: inout RecordValues) -> (
        name: Field, email: Field
    )? {
        for field in [fields.attendees, fields.guests] where field.isMapped {
            let cell = recordValues.value(field, in: record)
            guard cell.length > 0, cell.kind != .structure else { continue }
            let people = PeopleList(recordValues.bytes.span.extracting(cell.range)).people
            guard let person = people.first(where: { !$0.address.isEmpty }) else { continue }
            let start = Int(cell.offset)
            func part(_ range: Range<Int>) -> Field {
                cell.part((start + range.lowerBound)..<(start + range.upperBound))
            }
            recordValues.note(.personInList, field)
            return (person.name.isEmpty ? .absent : part(person.name), part(person.address))
        }
        return nil
    }

    private struct People {
        /// What each of them is known by: the address before the name.
        var people: [[String]] = []
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
            // Objects are people, by whatever they are told; of mere texts some are addresses.
            let people = elements.flatMap { element -> [[String]] in
                bytes[element.lowerBound] == UInt8(ascii: "{")
                    ? [[bytes.extracting(element).text.lowercased()]]
                    : PeopleList.people(bytes, element).map { BookingReader.keys(of: $0, bytes) }
            }
            let areAddresses = people.allSatisfy { $0[0].contains("@") && !$0[0].hasPrefix("{") }
            return People(people: people, hasAddresses: people.isEmpty ? nil : areAddresses)
        }
        let list = PeopleList(bytes)
        return People(people: list.people.map { BookingReader.keys(of: $0, bytes) }, hasAddresses: list.hasAddresses)
    }

    /// What somebody in a list is known by, in small letters: the address, and the name with the first name first.
    private static func keys(of person: PeopleList.Person, _ bytes: Span<UInt8>) -> [String] {
        let name = bytes.extracting(person.name).text.lowercased().split(separator: ",").reversed()
            .map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: " ")
        return [bytes.extracting(person.address).text.lowercased(), name].filter { !$0.isEmpty }
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
