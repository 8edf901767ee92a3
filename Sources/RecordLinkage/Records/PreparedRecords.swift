internal import BookingModel
internal import ContactNormalisation

/// The records in their normal form: attributes by role, each distinct record once.
///
/// Distinct records ("profiles") stand in the order of a hash of their contents, and values are numbered in that order:
/// nothing that follows can depend on the order of the rows.
struct PreparedRecords: Sendable {
    /// An attribute made of one column.
    struct Named: Sendable {
        var name: String
        var attribute: Attribute
    }

    /// How many distinct records there are.
    private(set) var count = 0
    /// How many rows each of them stands for.
    private(set) var copies: [UInt32] = []
    /// Each row's profile.
    private(set) var profileOfRow: [UInt32] = []
    /// A hash of each profile's contents; they ascend.
    private(set) var contents: [UInt64] = []

    var given: Attribute
    var surname: Attribute
    /// The words of the name beside the two.
    var otherNames: Attribute
    var emails: [Named] = []
    var phones: [Named] = []
    var dates: [Named] = []
    var identifiers: [Named] = []
    var companies: [Named] = []
    var texts: [Named] = []
    var address: Attribute
    var addressDetail: Attribute
    var houseNumber: Attribute
    var locality: Attribute
    var postcode: Attribute

    /// The columns' names by role, for speech.
    private(set) var columnNames: [ColumnKind: [String]] = [:]

    /// Normalises a table.
    init(_ table: RecordTable) {
        let rows = table.rowCount
        var columns: [ColumnKind: [Int]] = [:]
        for (index, column) in table.columns.enumerated() where PreparedRecords.isWorthReading(table, index) {
            columns[column.kind, default: []].append(index)
            columnNames[column.kind, default: []].append(column.name)
        }
        let none = Attribute.missing(rows)
        (given, surname, otherNames) = PreparedRecords.names(table, columns)
        func first(_ kind: ColumnKind, _ normalise: (Span<UInt8>, inout [UInt8]) -> Void) -> Attribute {
            columns[kind]?.first.map { table.attribute($0, normalise: normalise) } ?? none
        }
        func all(_ kind: ColumnKind, _ normalise: (Int) -> (Span<UInt8>, inout [UInt8]) -> Void) -> [Named] {
            (columns[kind] ?? []).map {
                Named(name: table.columns[$0].name, attribute: table.attribute($0, normalise: normalise($0)))
            }
        }
        emails = all(.email) { _ in PreparedRecords.appendEmail }
        phones = all(.phone) { _ in PreparedRecords.appendPhone }
        dates = all(.date) { column in
            let text = DayText(table.vocabularies[column])
            return { text.append($0, to: &$1) }
        }
        identifiers = all(.identifier) { _ in PreparedRecords.appendIdentifier }
        companies = all(.company) { _ in { TextWords.appendCompany($0, to: &$1) } }
        texts = all(.text) { _ in PreparedRecords.appendWords }
        address = first(.address) { TextWords.appendAddress($0, to: &$1) }
        addressDetail = first(.addressDetail) { TextWords.appendAddress($0, to: &$1) }
        houseNumber = first(.houseNumber, PreparedRecords.appendIdentifier)
        locality = first(.locality) { TextWords.appendAddress($0, to: &$1) }
        postcode = first(.postcode, PreparedRecords.appendIdentifier)
        if columns[.locality] == nil, columns[.postcode] == nil {
            texts += all(.region) { _ in PreparedRecords.appendWords }
        }
        texts += (columns[.address] ?? []).dropFirst().map {
            Named(
                name: table.columns[$0].name,
                attribute: table.attribute($0) { TextWords.appendAddress($0, to: &$1) })
        }
        gather(rows)
    }

    /// A code or text that is different in every row names rows, not people; and a column with one value names nobody.
    private static func isWorthReading(_ table: RecordTable, _ column: Int) -> Bool {
        let distinct = table.distinctCount(column)
        switch table.columns[column].kind {
        case .nothing: return false
        case .identifier, .text:
            return distinct > 1 && !(distinct >= 20 && distinct == table.filledCount(column))
        default: return distinct > 0
        }
    }

    /// All attributes, for what is to be done with each of them.
    private mutating func forEachAttribute(_ body: (inout Attribute) -> Void) {
        body(&given)
        body(&surname)
        body(&otherNames)
        for index in emails.indices { body(&emails[index].attribute) }
        for index in phones.indices { body(&phones[index].attribute) }
        for index in dates.indices { body(&dates[index].attribute) }
        for index in identifiers.indices { body(&identifiers[index].attribute) }
        for index in companies.indices { body(&companies[index].attribute) }
        for index in texts.indices { body(&texts[index].attribute) }
        body(&address)
        body(&addressDetail)
        body(&houseNumber)
        body(&locality)
        body(&postcode)
    }

    /// Puts rows with the same contents together.
    private mutating func gather(_ rows: Int) {
        var hashes = [UInt64](repeating: 0, count: rows)
        forEachAttribute { attribute in
            for row in 0..<rows {
                hashes[row] = ContentHash.combine(hashes[row], attribute.vocabulary.hashes[Int(attribute.ids[row])])
            }
        }
        let order = RadixSort.order(of: hashes)
        var first: [UInt32] = []
        profileOfRow = [UInt32](repeating: 0, count: rows)
        for row in order {
            let hash = hashes[Int(row)]
            if hash != contents.last || contents.isEmpty {
                contents.append(hash)
                copies.append(0)
                first.append(row)
            }
            copies[copies.count - 1] += 1
            profileOfRow[Int(row)] = UInt32(copies.count - 1)
        }
        count = first.count
        forEachAttribute { $0 = $0.selecting(first) }
    }
}
