import BookingModel
import Tabular

/// References for exports that have none: the row's own content, and which occurrence of that content it is.
///
/// Two equal rows are two bookings then, and the same rows in a later export are the same two. It costs 24 bytes a row,
/// the only thing that grows with such a file.
struct RowOccurrences {
    private var rows = IdentifierIndex()
    private var counts: [UInt32] = []
    private static let namespace = Identifier(namespace: Identifier.Namespace.booking, name: "row")

    /// What tells a record from others: a UUID of its fields.
    static func content(of values: RecordValues, _ record: RecordEntry) -> Identifier {
        var content: [UInt8] = []
        for column in 0..<Int(record.fieldCount) {
            content.append(contentsOf: values.bytes[values.column(column, of: record).range])
            content.append(0x1F)
        }
        // A JSON file gains columns as it is read; a row is the same without those that it does not have.
        while content.last == 0x1F { content.removeLast() }
        return Identifier(namespace: namespace, name: content.span)
    }

    /// The reference of the next record of such content: `row-` and the UUID, and from the second on `-2`, `-3`, …
    mutating func reference(of content: Identifier) -> String {
        let (ordinal, isNew) = rows.insert(content)
        if isNew { counts.append(0) }
        counts[ordinal] += 1
        let count = counts[ordinal]
        return "row-\(content)" + (count > 1 ? "-\(count)" : "")
    }
}
