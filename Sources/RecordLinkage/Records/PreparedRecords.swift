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
        let kinds = ColumnKind.allCases.filter { columns[$0] != nil }
        let wanted = kinds.flatMap { kind in (columns[kind] ?? []).filter { _ in kind.isNormalisedAlone } }
        // The names first, because they take longest.
        let parts = sideBySide(wanted.count + 1) { [columns] index in
            guard index > 0 else {
                let names = PreparedRecords.names(table, columns)
                return Part.names(given: names.given, surname: names.surname, others: names.others)
            }
            let column = wanted[index - 1]
            return .column(table.attribute(column, normalise: PreparedRecords.normaliser(of: column, in: table)))
        }
        (given, surname, otherNames) = (none, none, none)
        var attributes: [Int: Attribute] = [:]
        for (index, part) in parts.enumerated() {
            switch part {
            case .names(let first, let last, let others): (given, surname, otherNames) = (first, last, others)
            case .column(let attribute): attributes[wanted[index - 1]] = attribute
            }
        }
        func all(_ kind: ColumnKind) -> [Named] {
            (columns[kind] ?? []).compactMap { column in
                attributes[column].map { Named(name: table.columns[column].name, attribute: $0) }
            }
        }
        func first(_ kind: ColumnKind) -> Attribute { all(kind).first?.attribute ?? none }
        emails = all(.email)
        phones = all(.phone)
        dates = all(.date)
        identifiers = all(.identifier)
        companies = all(.company)
        texts = all(.text)
        address = first(.address)
        addressDetail = first(.addressDetail)
        houseNumber = first(.houseNumber)
        locality = first(.locality)
        postcode = first(.postcode)
        if columns[.locality] == nil, columns[.postcode] == nil { texts += all(.region) }
        texts += all(.address).dropFirst()
        attributes = [:]
        gather(rows)
    }

    /// What one thread normalises.
    private enum Part: Sendable {
        case names(given: Attribute, surname: Attribute, others: Attribute)
        case column(Attribute)
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
        let hashes = hashes(rows)
        let order = RadixSort.order(of: hashes)
        var first: [UInt32] = []
        profileOfRow = [UInt32](onHugePages: 0, count: rows)
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
        select(first)
    }

    /// A hash of each row's contents.
    private mutating func hashes(_ rows: Int) -> [UInt64] {
        var attributes: [Attribute] = []
        forEachAttribute { attributes.append($0) }
        let parts = sideBySide(partsSideBySide) { [attributes] part in
            let stretch = stretch(part, of: partsSideBySide, over: rows)
            var hashes = [UInt64](repeating: 0, count: stretch.count)
            for attribute in attributes {
                for (place, row) in stretch.enumerated() {
                    let hash = attribute.vocabulary.hashes[Int(attribute.ids[row])]
                    hashes[place] = ContentHash.combine(hashes[place], hash)
                }
            }
            return hashes
        }
        return Array(parts.joined())
    }

    /// Keeps some rows of each attribute: as many attributes at a time as there are threads, because until one is done it
    /// is there twice.
    private mutating func select(_ rows: [UInt32]) {
        var count = 0
        forEachAttribute { _ in count += 1 }
        for start in stride(from: 0, to: count, by: partsSideBySide) {
            let places = start..<min(start + partsSideBySide, count)
            var attributes: [Attribute] = []
            var place = 0
            forEachAttribute { attribute in
                if places.contains(place) { attributes.append(attribute) }
                place += 1
            }
            var selected = sideBySide(places.count) { [attributes] in attributes[$0].selecting(rows) }
            place = 0
            forEachAttribute { attribute in
                if places.contains(place) { swap(&attribute, &selected[place - start]) }
                place += 1
            }
        }
    }
}
