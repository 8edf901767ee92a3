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
    private let sourceSystem: String
    private var scanner = JSONObjectScanner()
    /// For each path that the scanner has met: the index of our field in `parts`, or -1 for none of ours.
    private var places: [Int] = []
    /// The namespace of contacts, and the details of the record read last, each followed by a unit separator: what their
    /// identifier is computed from.
    private var joined = Identifier.Namespace.contact.bytes
    private let namespaceLength = 16
    private var ranges: [Range<Int>] = []
    /// The values of the record's parts.
    private var found: [Field]

    init(mapping: Mapping, columns: [String: Int], sourceSystem: String) {
        details = CompiledField(.contactDetails, mapping: mapping, columns: columns)
        fullName = CompiledField(.fullName, mapping: mapping, columns: columns)
        parts = ImportField.contactFields.map { CompiledField($0, mapping: mapping, columns: columns) }
        self.sourceSystem = sourceSystem
        found = [Field](repeating: .absent, count: parts.count)
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
        ranges.removeAll(keepingCapacity: true)
        for index in found.indices { found[index] = .absent }
        let cell = values.value(details, in: record)
        if cell.length > 0 { try readDetails(cell, &values, &extra) }
        for (index, part) in parts.enumerated() where part.isMapped && found[index].length == 0 {
            found[index] = values.value(part, in: record)
        }
        splitFullName(&values, record)
        guard found.contains(where: { $0.length > 0 }) else { return .none }
        for field in found {
            let start = joined.count
            joined.append(contentsOf: values.bytes[field.range])
            ranges.append(start..<joined.count)
            joined.append(0x1F)
        }
        if !ranges[0].isEmpty { joined.append(contentsOf: sourceSystem.utf8) }
        return .contact(Identifier(hashing: joined))
    }

    /// The identifier of the same details as those of a user recorded at `createdAt`: a record of its own.
    mutating func identifier(ofUserCreatedAt createdAt: Instant?) -> Identifier {
        joined.append(contentsOf: "\u{1F}user\u{1F}\(createdAt?.microseconds ?? 0)".utf8)
        return Identifier(hashing: joined)
    }

    /// A part of the contact read last; empty where it has none.
    func part(_ field: ImportField) -> ArraySlice<UInt8> {
        guard let index = ImportField.contactFields.firstIndex(of: field), ranges.indices.contains(index) else {
            return []
        }
        return joined[ranges[index]]
    }

    /// Adds the parts of the contact read last, but for its number, to what is kept beside the fields.
    func keepApart(in extra: inout ExtraColumns, _ values: RecordValues) {
        for (index, part) in parts.enumerated() where part.field != .customerNumber && found[index].length > 0 {
            extra.add(part.header ?? part.field.rawValue, found[index], values)
        }
    }

    /// Appends the contact read last as a row of `columns`.
    func append(
        _ identifier: Identifier, userCreatedAt: Instant? = nil, extra: ArraySlice<UInt8>? = nil,
        to batch: inout RowBatch
    ) {
        batch.append(identifier)
        if ranges[0].isEmpty { batch.appendNull() } else { batch.append(sourceSystem) }
        for range in ranges {
            if range.isEmpty { batch.appendNull() } else { batch.append(utf8: joined[range]) }
        }
        batch.append(userCreatedAt?.microseconds)
        batch.append(optional: extra)
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
            let field = HeaderSynonyms.field(for: path, entity: .users)
            places.append(field.flatMap { field in parts.firstIndex { $0.field == field } } ?? -1)
        }
        for (index, field) in scanner.fields.enumerated() where field.length > 0 && field.kind != .null {
            let value = values.trimmed(field)
            let place = places[index]
            if place >= 0, found[place].length == 0 {
                if !values.isMissing(value, in: parts[place].field) { found[place] = value }
            } else {
                extra.add("contactDetails." + scanner.columns[index], value, values)
            }
        }
    }

    /// A name in one column: what follows the last blank is the last name, or what precedes a comma.
    private mutating func splitFullName(_ values: inout RecordValues, _ record: RecordEntry) {
        guard fullName.isMapped, found[1].length == 0, found[2].length == 0 else { return }
        let name = values.value(fullName, in: record)
        guard name.length > 0 else { return }
        let bytes = values.bytes[name.range]
        if let comma = bytes.firstIndex(of: UInt8(ascii: ",")) {
            found[2] = values.trimmed(name.part(bytes.startIndex..<comma))
            found[1] = values.trimmed(name.part((comma + 1)..<bytes.endIndex))
        } else if let blank = bytes.lastIndex(of: 0x20) {
            found[1] = values.trimmed(name.part(bytes.startIndex..<blank))
            found[2] = values.trimmed(name.part((blank + 1)..<bytes.endIndex))
        } else {
            found[2] = name
        }
    }
}

extension Field {
    /// A part of the field, by positions in the bytes of its batch.
    func part(_ range: Range<Int>) -> Field {
        Field(offset: UInt32(range.lowerBound), length: UInt32(range.count), kind: .text)
    }
}
