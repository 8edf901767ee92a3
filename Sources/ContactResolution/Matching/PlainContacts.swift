public import BookingModel
public import ContactNormalisation
internal import Database

/// Contacts that are in no database, such as the rows of a file, by what they say. Those that say the same are one
/// contact, as they are in a database; those that say nothing are each one of their own.
public struct PlainContacts {
    private var contacts = KeyedContacts(capacity: 0)
    private var placeholders = KeyedContacts.PlaceholderCounts()
    /// The contact of each row.
    private var contactOf: [Int] = []
    private let region: PhoneRegion

    /// No contacts; `region` is where telephone numbers without a calling code are taken to be.
    public init(region: PhoneRegion = .unitedKingdom) { self.region = region }

    /// The number of different contacts.
    public var count: Int { contacts.count }

    /// Appends a row with the details that a function gives, as UTF-8; an empty one is missing.
    public mutating func append(_ detail: (KeyedContacts.Field) -> ArraySlice<UInt8>) {
        let row = PlainRow(details: KeyedContacts.Field.allCases.map(detail))
        var name = Array(row.details.joined(separator: [PlainContacts.unitSeparator]))
        if row.details.allSatisfy(\.isEmpty) { name += Array("row \(contactOf.count)".utf8) }
        let known = contacts.ids.insert(Identifier(namespace: Identifier.Namespace.contact, name: name.span))
        contactOf.append(known.ordinal)
        if known.isNew { contacts.append(row, region: region, counting: &placeholders) }
    }

    private static let unitSeparator: UInt8 = 0x1F

    /// Who is who by the plain policy of `ExactMatcher`: the user of each row, in their order.
    public func usersByKey() -> [Identifier] {
        let clusters = ExactMatcher().byKey(contacts)
        return contactOf.map { clusters.users.identifiers[Int(clusters.placements[$0].user)] }
    }
}

/// A contact in the form in which a database gives one: `KeyedContacts.columns`, the id and the moment left out.
private struct PlainRow: ResultRow {
    let details: [ArraySlice<UInt8>]

    private func detail(_ column: Int) -> ArraySlice<UInt8> {
        details.indices.contains(column - 1) ? details[column - 1] : []
    }

    var columnCount: Int { KeyedContacts.columns.count }
    func isNull(_ column: Int) -> Bool { detail(column).isEmpty }
    func integer(_ column: Int) -> Int64 { 0 }
    func real(_ column: Int) -> Double { 0 }
    func text(_ column: Int) -> String? { isNull(column) ? nil : String(decoding: detail(column), as: UTF8.self) }
    func identifier(_ column: Int) -> Identifier? { nil }
    func byteCount(_ column: Int) -> Int { detail(column).count }
    func value(_ column: Int) -> SQLValue { text(column).map { .text($0) } ?? .null }

    func appendText(_ column: Int, to buffer: inout [UInt8]) -> Int {
        buffer += detail(column)
        return detail(column).count
    }
}
