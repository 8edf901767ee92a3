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
        guard runs.count == found.count else { return false }
        let shares = NumberedKey.shares(of: runs)
        if isUnique, IdentifierIndexBuilder.holdsOneTwice(runs, shares) { return false }
        try IndexBuilder.build(root: root, in: file, shares: shares.count) { share, output throws(DatabaseError) in
            let scratch = RecordScratch(columns: 2)
            try NumberedKey.merge(runs, shares[share]) { entry, _ throws(DatabaseError) in
                scratch.clear()
                scratch.append(identifier: Identifier(high: entry.high, low: entry.low))
                scratch.append(integer: entry.number)
                try output.append(scratch.finish())
            }
        }
        return true
    }

    /// The sorted entries of a stretch, or nil where the column holds something else than identifiers.
    private static func entries(
        _ stretch: KeyStretch, of reader: TableReader?, atMost rows: Int64, keepsMissing: Bool
    ) throws(DatabaseError) -> [NumberedKey]? {
        guard let reader else { return nil }
        var entries: [NumberedKey] = []
        // As many as there are in a table that has just been filled: growing would take twice the memory.
        entries.reserveCapacity(onHugePages: Int(min(rows, mostReserved)))
        var isPlain = true
        try reader.read(stretch) { row throws(DatabaseError) in
            if let key = row.identifier(1) {
                entries.append(NumberedKey(high: key.high, low: key.low, number: row.integer(0)))
            } else if keepsMissing || !row.isNull(1) {
                isPlain = false
            }
        }
        NumberedKey.sort(&entries)
        return isPlain ? entries : nil
    }

    private static func holdsOneTwice(_ runs: [[NumberedKey]], _ shares: [[Range<Int>]]) -> Bool {
        sideBySide(shares.count) { share in
            var last: NumberedKey?
            var isTwice = false
            NumberedKey.merge(runs, shares[share]) { entry, _ in
                if let last, last.high == entry.high, last.low == entry.low { isTwice = true }
                last = entry
            }
            return isTwice
        }.contains(true)
    }
}

extension NumberedKey {
    /// The shares in which sorted runs are merged side by side.
    static func shares(of runs: [[NumberedKey]]) -> [[Range<Int>]] {
        RunShares.cut(runs.map(\.count)) { entry, other in
            let (left, right) = (runs[entry.0][entry.1], runs[other.0][other.1])
            return (left.high, left.low) < (right.high, right.low)
        }
    }
}
