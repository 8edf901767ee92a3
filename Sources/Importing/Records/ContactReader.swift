import BookingModel
import Database
import Tabular

/// Reads the contact details of a record, from columns of their own or from a JSON object in one cell, and gives each
/// distinct set of them its identifier.
struct ContactReader {
    /// The columns of a contact row, in the order in which `append` writes them.
    static let columns = [
        "id", "source_system", "customer_number", "first_name", "last_name", "email", "phone", "company_name",
        "postcode",
        "city", "country", "user_created_at", "extra",
    ]

    private let details: CompiledField
    private let fullName: CompiledField
    private let parts: [CompiledField]
    /// The parts that have columns of their own.
    private let mapped: [Int]
    /// For each part, whether its blanks are plain ones.
    private let plainBlanks: [Bool]
    /// Whether postcode and town are one column.
    private let hasOnePlace: Bool
    private let sourceSystem: String
    /// Whether full names are written “Last, First”.
    private let writesLastNameFirst: Bool
    /// The order of full names without a comma, where the header says it.
    private let nameOrder: NameOrder?
    /// Whether ten digits without a prefix are a British number that has lost its 0.
    private let isBritish: Bool
    /// How many people the cells of the record read last name.
    private(set) var peopleCount = 1
    private var scanner = JSONObjectScanner()
    /// For each path that the scanner has met: the index of our field in `parts`, -1 for none of ours, -2 for a name.
    private var places: [Int] = []
    /// The name that the object of the record read last tells by one key, and the key.
    private var objectName: (field: Field, column: String) = (.absent, "")
    /// The namespace of contacts, and the details of the record read last, each followed by a unit separator: what their
    /// identifier is computed from.
    private var joined = Identifier.Namespace.contact.bytes
    private let namespaceLength = 16
    private var wholeName = Field.absent
    /// The values of the record's parts.
    private var found: [Field]

    init(mapping: Mapping, columns: [String: Int], context: FileContext) {
        details = CompiledField(.contactDetails, mapping: mapping, columns: columns)
        fullName = CompiledField(.fullName, mapping: mapping, columns: columns)
        parts = ImportField.contactFields.map { CompiledField($0, mapping: mapping, columns: columns) }
        mapped = parts.indices.filter { [parts] in parts[$0].isMapped }
        plainBlanks = parts.map(\.hasPlainBlanks)
        hasOnePlace = parts[7].plainColumn >= 0 && parts[6].plainColumn == parts[7].plainColumn
        sourceSystem = context.sourceSystem
        let conventions = fullName.header.flatMap { context.conventions[$0] } ?? ColumnConventions()
        writesLastNameFirst = conventions.writesLastNameFirst || conventions.nameOrder != nil
        nameOrder = conventions.nameOrder
        isBritish = context.currency == .gbp
        found = [Field](repeating: .absent, count: parts.count)
    }

    /// First name, last name, e-mail and phone of the record read last.
    var person: (firstName: Field, lastName: Field, email: Field, phone: Field) {
        (found[1], found[2], found[3], found[4])
    }

    /// What a record says of its contact.
    enum Reading {
        /// Nothing at all.
        case none
        /// Details with this identifier, kept until the next call.
        case contact(Identifier)
    }

    /// Reads a record's contact; keys of the JSON object that are none of ours go to `extra`.
    mutating func read(_ values: inout RecordValues, _ record: RecordEntry, extra: inout ExtraColumns)
        throws(RowDefect) -> Reading
    {
        joined.removeSubrange(namespaceLength...)
        forget()
        let cell = values.value(details, in: record)
        if cell.length > 0 { try readDetails(cell, &values, &extra) }
        for index in mapped where found[index].length == 0 { found[index] = values.value(parts[index], in: record) }
        if objectName.field.length > 0 { placeObjectName(&values, &extra) }
        if hasOnePlace { splitPlace(&values) }
        separatePeople(&values, record)
        splitFullName(&values)
        if fullName.isMapped { keepFullName(&values, record, &extra) }
        if found[4].length > 0 { checkPhone(&values) }
        guard found.contains(where: { $0.length > 0 }) else { return .none }
        return .contact(identifier(values))
    }

    /// Reads the contact from a name and an address that stand elsewhere in a record which has no other.
    mutating func read(name: Field, email: Field, _ values: inout RecordValues) -> Identifier {
        joined.removeSubrange(namespaceLength...)
        forget()
        (wholeName, found[3]) = (name, email)
        splitFullName(&values)
        return identifier(values)
    }

    /// The identifier of the details that were found.
    private mutating func identifier(_ values: RecordValues) -> Identifier {
        for field in found {
            if field.length > 0 { values.append(field, to: &joined) }
            joined.append(0x1F)
        }
        if found[0].length > 0 { joined.append(contentsOf: sourceSystem.utf8) }
        return Identifier(hashing: joined)
    }

    /// The identifier of the same details as those of a user recorded at `createdAt`: a record of its own.
    mutating func identifier(ofUserCreatedAt createdAt: Instant?) -> Identifier {
        joined.append(contentsOf: "\u{1F}user\u{1F}\(createdAt?.microseconds ?? 0)".utf8)
        return Identifier(hashing: joined)
    }

    /// Forgets the values of the record before.
    private mutating func forget() {
        var values = found.mutableSpan
        for index in values.indices { values[index] = .absent }
        wholeName = .absent
        objectName = (.absent, "")
    }

    /// A part of the contact read last; empty where it has none.
    func part(_ field: ImportField, _ values: RecordValues) -> ArraySlice<UInt8> {
        guard let index = ImportField.contactFields.firstIndex(of: field) else { return [] }
        return values.bytes[found[index].range]
    }

    /// Adds the parts of the contact read last, but for its number, to what is kept beside the fields.
    func keepApart(in extra: inout ExtraColumns, _ values: RecordValues) {
        for (index, part) in parts.enumerated() where part.field != .customerNumber && found[index].length > 0 {
            extra.add(part.header ?? part.field.rawValue, found[index], values)
        }
    }

    /// Appends the contact read last as a row of `columns`, whose texts lie in the bytes of `values`.
    func append(
        _ identifier: Identifier, userCreatedAt: Instant? = nil, extra: ArraySlice<UInt8>? = nil,
        _ values: inout RecordValues, to batch: inout RowBatch
    ) {
        batch.append(identifier, &values)
        if found[0].length == 0 { batch.appendNull() } else { batch.append(textAt: values.place(of: sourceSystem)) }
        for field in found { batch.append(field) }
        batch.append(userCreatedAt?.microseconds)
        batch.append(extra.map { values.appended(Array($0)) } ?? .absent)
    }

    private mutating func readDetails(
        _ cell: Field, _ values: inout RecordValues, _ extra: inout ExtraColumns
    ) throws(RowDefect) {
        if let defect = values.scan(cell, with: &scanner) {
            throw RowDefect(
                field: .contactDetails,
                defect: ValueDefect(reason: "json", message: defect.description, hint: defect.hint))
        }
        for path in scanner.columns[places.count...] {
            switch ContactKey(path) {
            case .field(let field): places.append(parts.firstIndex { $0.field == field } ?? -1)
            case .name: places.append(-2)
            case .other: places.append(-1)
            }
        }
        for index in scanner.fields.indices {
            let field = scanner.fields[index]
            guard field.length > 0, field.kind != .null else { continue }
            let place = places[index]
            if place == -2, objectName.field.length == 0 {
                objectName = (values.cleaned(field) { name(of: index) }, name(of: index))
                continue
            }
            if place >= 0, found[place].length == 0 {
                if values.isPlain(field) {
                    found[place] = field
                    continue
                }
                let value = values.cleaned(field, hasPlainBlanks: plainBlanks[place]) { name(of: index) }
                if !values.isMissing(value, in: ImportField.contactFields[place]) {
                    found[place] = value
                } else if value.length > 0 {
                    values.note(.placeholder, column: name(of: index))
                }
            } else {
                extra.add(name(of: index), values.trimmed(field), values)
            }
        }
    }

    /// A name in the object is the part of it that its other keys do not tell, or the whole.
    private mutating func placeObjectName(_ values: inout RecordValues, _ extra: inout ExtraColumns) {
        let (name, column) = objectName
        objectName = (.absent, "")
        guard name.length > 0, !values.isMissing(name, in: .fullName) else { return }
        let bytes = values.bytes[name.range]
        if (found[1].length > 0) == (found[2].length > 0) {
            if found[1].length == 0, !fullName.isMapped { wholeName = name } else { extra.add(column, name, values) }
        } else if bytes.starts(with: values.bytes[found[1].range]), bytes.ends(with: values.bytes[found[2].range]) {
            // It repeats the part that another key tells.
            (wholeName, found[1], found[2]) = (name, .absent, .absent)
        } else {
            found[found[1].length > 0 ? 2 : 1] = name
        }
    }

    /// The column of a key of the object, to name.
    private func name(of index: Int) -> String { "contactDetails." + scanner.columns[index] }

    /// A name in one column, by its parts.
    private mutating func splitFullName(_ values: inout RecordValues) {
        let name = wholeName
        guard name.length > 0, found[1].length == 0, found[2].length == 0 else { return }
        if found[5].length == 0, LegalForm.ends(values.bytes.span.extracting(name.range)) {
            found[5] = name
            values.note(.companyName, fullName)
            return
        }
        let parts = WholeName(values.bytes[name.range], order: nameOrder)
        if let first = parts.first { found[1] = values.trimmed(name.part(first)) }
        found[2] = values.trimmed(name.part(parts.last))
        guard !parts.particles.isEmpty else { return }
        let whole = parts.particles + values.bytes[found[2].range]
        found[2] = values.appended(whole)
    }

    /// A postcode and a town of one column, which is read for both.
    private mutating func splitPlace(_ values: inout RecordValues) {
        let cell = found[7]
        guard cell.length > 0, values.bytes[found[6].range] == values.bytes[cell.range] else { return }
        let parts = PostcodeAndTown(values.bytes.span.extracting(cell.range))
        let start = Int(cell.offset)
        func part(_ range: Range<Int>?) -> Field {
            range.map { cell.part((start + $0.lowerBound)..<(start + $0.upperBound)) } ?? .absent
        }
        found[6] = part(parts.postcode)
        found[7] = part(parts.town)
    }
}

extension ContactReader {
    /// A full name beside first and last name is kept where it says more than those two.
    private func keepFullName(_ values: inout RecordValues, _ record: RecordEntry, _ extra: inout ExtraColumns) {
        guard wholeName.length == 0 else { return }
        let name = values.value(fullName, in: record)
        let parts = values.bytes[found[1].range] + [0x20] + values.bytes[found[2].range]
        guard name.length > 0, values.bytes[name.range] != parts else { return }
        extra.add(fullName.header ?? ImportField.fullName.rawValue, name, values)
    }

    /// Where cells hold several people, the first of them is the contact; the cells are kept as they are.
    private mutating func separatePeople(_ values: inout RecordValues, _ record: RecordEntry) {
        peopleCount = 1
        if fullName.isMapped, found[1].length == 0, found[2].length == 0 {
            wholeName = values.value(fullName, in: record)
        }
        let hasAddresses = PeopleInCell.hasSeveralAddresses(values.bytes.span.extracting(found[3].range))
        let atCommas = PeopleInCell.namesAtCommas(
            values.bytes.span.extracting(wholeName.range), writesLastNameFirst: writesLastNameFirst)
        guard
            hasAddresses || !atCommas.isEmpty
                || PeopleInCell.hasSeparator(values.bytes.span.extracting(wholeName.range))
                || PeopleInCell.hasSeparator(values.bytes.span.extracting(found[1].range))
                || PeopleInCell.hasSeparator(values.bytes.span.extracting(found[2].range))
        else { return }
        var addressCount = 1
        if hasAddresses {
            let addresses = PeopleInCell.parts(
                values.bytes.span.extracting(found[3].range), atCommas: true, atBlanks: true)
            addressCount = addresses.count
            ContactReader.take(addresses, from: &found[3], parts[3], .severalAddresses, &values)
        }
        var names = 1
        for (place, compiled) in [(-1, fullName), (1, parts[1]), (2, parts[2])] {
            var name = place < 0 ? wholeName : found[place]
            guard name.length > 0 else { continue }
            var people = PeopleInCell.parts(values.bytes.span.extracting(name.range), atCommas: false)
            if place < 0, !atCommas.isEmpty { people = atCommas }
            // “Lee, Ann” is one person; “Ann Lee, Bo Tan” with two addresses is two.
            if people.count == 1, addressCount > 1 {
                let atCommas = PeopleInCell.parts(values.bytes.span.extracting(name.range), atCommas: true)
                if atCommas.count == addressCount { people = atCommas }
            }
            guard people.count > 1 else { continue }
            names = max(names, people.count)
            ContactReader.take(people, from: &name, compiled, .severalPeople, &values)
            if place < 0 { wholeName = name } else { found[place] = name }
        }
        let hasNames = wholeName.length > 0 || found[1].length > 0 || found[2].length > 0
        peopleCount = hasNames ? names : addressCount
    }

    /// Takes the first of several parts and keeps the whole.
    private static func take(
        _ bounds: [Range<Int>], from field: inout Field, _ compiled: CompiledField, _ kind: RepairKind,
        _ values: inout RecordValues
    ) {
        guard bounds.count > 1 else { return }
        values.keepOriginal(field, of: compiled)
        values.note(kind, compiled)
        let start = Int(field.offset)
        field = field.part((start + bounds[0].lowerBound)..<(start + bounds[0].upperBound))
    }

    /// Digits that a table of numbers has lost cannot be guessed; what it has added can be taken off.
    private mutating func checkPhone(_ values: inout RecordValues) {
        let phone = found[4]
        switch PhoneDefect(values.bytes.span.extracting(phone.range), isBritish: isBritish) {
        case nil: break
        case .lostDigits:
            values.keepOriginal(phone, of: parts[4])
            values.note(.lostDigits, parts[4])
            found[4] = .absent
        case .decimalTail(let length):
            values.note(.decimalTail, parts[4])
            found[4] = phone.part(phone.range.lowerBound..<(phone.range.upperBound - length))
        case .lostLeadingZero: values.note(.lostLeadingZero, parts[4])
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with other: ArraySlice<UInt8>) -> Bool { suffix(other.count) == other }
}

extension Field {
    /// A part of the field, by positions in the bytes of its batch.
    func part(_ range: Range<Int>) -> Field {
        Field(offset: UInt32(range.lowerBound), length: UInt32(range.count), kind: .text)
    }
}
