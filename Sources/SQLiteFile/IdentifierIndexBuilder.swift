internal import BookingModel
public import Database

/// Builds an index over one column of identifiers by reading the table in stretches, sorting 24 bytes a row of each, and
/// merging them.
public struct IdentifierIndexBuilder {
    /// Row numbers need not be dense: beyond this many entries memory is taken as they come.
    private static let mostReserved: Int64 = 1 << 24

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
        guard table.hasRowNumbers, let rowNumber = table.columns.first(where: \.isRowNumber)?.name else { return false }
        let stretches = try table.stretches(partsSideBySide, in: file)
        let found = try sideBySide(stretches.count) { [table, column] index throws(DatabaseError) in
            try IdentifierIndexBuilder.entries(
                stretches[index], of: TableReader(table, columns: [rowNumber, column], in: file),
                atMost: table.rowCount(of: stretches[index], in: file), keepsMissing: keepsMissing)
        }
        let runs = found.compactMap { $0 }
        guard runs.count == found.count, !isUnique || !IdentifierIndexBuilder.holdsOneTwice(runs) else { return false }
        let builder = IndexBuilder(root: root, in: file)
        let scratch = RecordScratch(columns: 2)
        let key = UnsafeMutablePointer<UInt8>.allocate(capacity: 16)
        defer { key.deallocate() }
        try IdentifierIndexBuilder.merge(runs) { entry throws(DatabaseError) in
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

    /// The sorted entries of a stretch, or nil where the column holds something else than identifiers.
    private static func entries(
        _ stretch: KeyStretch, of reader: TableReader?, atMost rows: Int64, keepsMissing: Bool
    ) throws(DatabaseError) -> [IndexEntry]? {
        guard let reader else { return nil }
        var entries: [IndexEntry] = []
        // As many as there are in a table that has just been filled: growing would take twice the memory.
        entries.reserveCapacity(Int(min(rows, mostReserved)))
        var isPlain = true
        try reader.read(stretch) { row throws(DatabaseError) in
            if let key = row.identifier(1) {
                entries.append(IndexEntry(high: key.high, low: key.low, row: row.integer(0)))
            } else if keepsMissing || !row.isNull(1) {
                isPlain = false
            }
        }
        entries.withUnsafeMutableBufferPointer { IndexEntry.sort($0) }
        return isPlain ? entries : nil
    }

    private static func holdsOneTwice(_ runs: [[IndexEntry]]) -> Bool {
        var last: IndexEntry?
        var isTwice = false
        merge(runs) { entry in
            if let last, last.high == entry.high, last.low == entry.low { isTwice = true }
            last = entry
        }
        return isTwice
    }

    /// Hands over the entries of all runs in order; there are no more runs than processors.
    private static func merge<Failure: Error>(_ runs: [[IndexEntry]], _ take: (IndexEntry) throws(Failure) -> Void)
        throws(Failure)
    {
        var places = [Int](repeating: 0, count: runs.count)
        while true {
            var next = -1
            for run in runs.indices where places[run] < runs[run].count {
                if next < 0 || runs[run][places[run]] < runs[next][places[next]] { next = run }
            }
            guard next >= 0 else { return }
            try take(runs[next][places[next]])
            places[next] += 1
        }
    }
}
