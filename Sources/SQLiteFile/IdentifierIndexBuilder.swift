internal import BookingModel
public import Database

/// Builds an index over one column of identifiers by reading the table once and sorting 24 bytes a row.
public final class IdentifierIndexBuilder {
    private struct Entry {
        let high: UInt64
        let low: UInt64
        let row: Int64
    }

    private let table: TableLayout
    private let column: String
    private let isUnique: Bool

    /// A builder of an index over one column.
    public init(over column: String, of table: TableLayout, isUnique: Bool) {
        self.table = table
        self.column = column
        self.isUnique = isUnique
    }

    /// Fills the empty index whose root page is `root`. Gives false, and writes nothing, where the column holds something
    /// else than an identifier, or an identifier twice although the index is unique: the engine then says what is wrong.
    /// Rows without a value are left out, as in an index over those that have one.
    public func build(root: UInt32, in file: PageFile, keepsMissing: Bool) throws(DatabaseError) -> Bool {
        guard table.hasRowNumbers, let rowNumber = table.columns.first(where: \.isRowNumber)?.name,
            let reader = try TableReader(table, columns: [rowNumber, column], in: file)
        else { return false }
        var entries: [Entry] = []
        var isPlain = true
        try reader.read(after: nil, limit: nil) { row throws(DatabaseError) in
            if let key = row.identifier(1) {
                entries.append(Entry(high: key.high, low: key.low, row: row.integer(0)))
            } else if keepsMissing || !row.isNull(1) {
                isPlain = false
            }
        }
        guard isPlain else { return false }
        entries = IdentifierIndexBuilder.sorted(entries)
        if isUnique, zip(entries, entries.dropFirst()).contains(where: { $0.high == $1.high && $0.low == $1.low }) {
            return false
        }
        let builder = IndexBuilder(root: root, in: file)
        let scratch = RecordScratch(columns: 2)
        let key = UnsafeMutablePointer<UInt8>.allocate(capacity: 16)
        defer { key.deallocate() }
        for entry in entries {
            scratch.clear()
            key.store(entry.high, at: 0)
            key.store(entry.low, at: 8)
            scratch.append(type: 44, bytes: key, count: 16)
            scratch.append(integer: entry.row)
            try builder.append(scratch.finish())
        }
        try builder.finish()
        return true
    }

    /// By key, then by row: identifiers are hashes, so their first bits part them into heaps of a few, sorted each.
    private static func sorted(_ entries: [Entry]) -> [Entry] {
        let bits = UInt64(max(1, min(16, Int.bitWidth - entries.count.leadingZeroBitCount - 4)))
        var starts = [Int](repeating: 0, count: 1 << Int(bits) + 1)
        for entry in entries { starts[Int(entry.high >> (64 - bits)) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var places = starts
        return [Entry](unsafeUninitializedCapacity: entries.count) { sorted, count in
            for entry in entries {
                let heap = Int(entry.high >> (64 - bits))
                sorted[places[heap]] = entry
                places[heap] += 1
            }
            for heap in 0..<(starts.count - 1) where starts[heap + 1] - starts[heap] > 1 {
                sorted[starts[heap]..<starts[heap + 1]].sort {
                    ($0.high, $0.low, $0.row) < ($1.high, $1.low, $1.row)
                }
            }
            count = entries.count
        }
    }
}
