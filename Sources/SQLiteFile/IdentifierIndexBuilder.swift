internal import BookingModel
public import Database

/// Builds an index over one column of identifiers: stretches of the table are read and sorted, 24 bytes a row, and then
/// written as one.
public struct IdentifierIndexBuilder: Sendable {
    fileprivate struct Entry: Comparable {
        let high: UInt64
        let low: UInt64
        let row: Int64

        static func < (left: Entry, right: Entry) -> Bool {
            (left.high, left.low, left.row) < (right.high, right.low, right.row)
        }
    }

    /// The sorted entries of a stretch.
    public struct Run: Sendable {
        fileprivate let entries: [Entry]
    }

    /// Row numbers need not be dense: beyond this many entries memory is taken as they come.
    private static let mostReserved: Int64 = 1 << 24

    private let table: TableLayout
    private let column: String
    private let isUnique: Bool
    private let keepsMissing: Bool

    /// A builder of an index over one column. Rows without a value are left out of an index over those that have one;
    /// one that `keepsMissing` has them, and is not built here where there are any.
    public init(over column: String, of table: TableLayout, isUnique: Bool, keepsMissing: Bool) {
        self.table = table
        self.column = column
        self.isUnique = isUnique
        self.keepsMissing = keepsMissing
    }

    /// Reads and sorts the entries of a stretch of the table. Gives nil where the column holds something else than
    /// identifiers: that index is for the engine to build.
    public func read(_ stretch: KeyStretch, in file: PageFile) throws(DatabaseError) -> Run? {
        guard table.hasRowNumbers, let rowNumber = table.columns.first(where: \.isRowNumber)?.name,
            let reader = try TableReader(table, columns: [rowNumber, column], in: file)
        else { return nil }
        var entries: [Entry] = []
        // Exactly as many as there are in a table that has just been filled: growing would take twice the memory.
        entries.reserveCapacity(Int(min(try rowCount(stretch, in: file), IdentifierIndexBuilder.mostReserved)))
        var isPlain = true
        try reader.read(stretch) { row throws(DatabaseError) in
            if let key = row.identifier(1) {
                entries.append(Entry(high: key.high, low: key.low, row: row.integer(0)))
            } else if keepsMissing || !row.isNull(1) {
                isPlain = false
            }
        }
        guard isPlain else { return nil }
        IdentifierIndexBuilder.sort(&entries)
        return Run(entries: entries)
    }

    /// How many rows a stretch has at most.
    private func rowCount(_ stretch: KeyStretch, in file: PageFile) throws(DatabaseError) -> Int64 {
        guard case .numbers(let after, let through) = stretch else {
            return max(0, try BTreeCursor(root: table.root, in: file).lastRow() ?? 0)
        }
        let (count, isTooMany) = through.subtractingReportingOverflow(after)
        return isTooMany ? .max : max(0, count)
    }

    /// Fills the empty index whose root page is `root` with the entries of all stretches, in whatever order. Gives false,
    /// and writes nothing, where an identifier is there twice although the index is unique: the engine says what is wrong.
    public func write(_ runs: [Run], root: UInt32, in file: PageFile) throws(DatabaseError) -> Bool {
        if isUnique {
            var last: Entry?
            var isTwice = false
            try IdentifierIndexBuilder.merge(runs) { entry throws(DatabaseError) in
                if let last, last.high == entry.high, last.low == entry.low { isTwice = true }
                last = entry
            }
            if isTwice { return false }
        }
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

    /// Hands over the entries of all runs in order; there are no more runs than processors.
    private static func merge(_ runs: [Run], _ take: (Entry) throws(DatabaseError) -> Void) throws(DatabaseError) {
        var places = [Int](repeating: 0, count: runs.count)
        while true {
            var next = -1
            for run in runs.indices where places[run] < runs[run].entries.count {
                if next < 0 || runs[run].entries[places[run]] < runs[next].entries[places[next]] { next = run }
            }
            guard next >= 0 else { return }
            try take(runs[next].entries[places[next]])
            places[next] += 1
        }
    }

    /// Sorts by key, then by row, in place: identifiers are hashes, so their first bits part them into heaps of a few,
    /// sorted each (the American flag sort of McIlroy, Bostic and McIlroy, 1993, with one pass).
    private static func sort(_ entries: inout [Entry]) {
        let bits = UInt64(max(1, min(16, Int.bitWidth - entries.count.leadingZeroBitCount - 4)))
        var ends = [Int](repeating: 0, count: 1 << Int(bits))
        for entry in entries { ends[Int(entry.high >> (64 - bits))] += 1 }
        for heap in 1..<ends.count { ends[heap] += ends[heap - 1] }
        entries.withUnsafeMutableBufferPointer { entries in
            var places = [0] + ends.dropLast()
            for heap in ends.indices {
                while places[heap] < ends[heap] {
                    // Follows the displaced entries round until one belongs here.
                    var entry = entries[places[heap]]
                    var home = Int(entry.high >> (64 - bits))
                    while home != heap {
                        swap(&entry, &entries[places[home]])
                        places[home] += 1
                        home = Int(entry.high >> (64 - bits))
                    }
                    entries[places[heap]] = entry
                    places[heap] += 1
                }
            }
            var start = 0
            for end in ends {
                if end - start > 1 {
                    entries[start..<end].sort()
                }
                start = end
            }
        }
    }
}
