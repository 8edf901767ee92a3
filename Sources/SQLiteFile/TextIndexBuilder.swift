internal import BookingModel
public import Database

/// Builds an index over one column of texts by reading the table in stretches, sorting each, and merging them.
///
/// A text takes part in the sort by its first eight bytes as a number; only where these are equal the rest is looked at.
public struct TextIndexBuilder {
    private let table: TableLayout
    private let column: String
    private let key: String?
    private let isUnique: Bool

    /// A builder of an index over one column. Rows of equal texts are told apart by the column `key`, the table's key, or
    /// by their number where it is nil.
    public init(over column: String, of table: TableLayout, key: String?, isUnique: Bool) {
        self.table = table
        self.column = column
        self.key = key
        self.isUnique = isUnique
    }

    /// Fills the empty index whose root page is `root`. Gives false, and writes nothing, where the column holds something
    /// else than texts, or a text twice although the index is unique: the engine then says what is wrong. Rows without a
    /// value are left out, or come first where `keepsMissing` is true.
    public func build(root: UInt32, in file: PageFile, keepsMissing: Bool) throws(DatabaseError) -> Bool {
        guard let key = key ?? table.columns.first(where: \.isRowNumber)?.name, table.places(of: [key, column]) != nil
        else { return false }
        let stretches = try table.stretches(partsSideBySide, in: file)
        let parts = try sideBySide(stretches.count) { [table, column] index throws(DatabaseError) in
            var part = SortedTexts()
            try TableReader(table, columns: [key, column], in: file)?.read(stretches[index]) {
                row throws(DatabaseError) in
                part.append(row)
            }
            part.sort()
            return part
        }
        guard parts.allSatisfy(\.isPlain) else { return false }
        let shares = RunShares.cut(parts.map(\.entries.count)) { entry, other in
            parts[entry.0].compare(parts[entry.0].entries[entry.1], parts[other.0], parts[other.0].entries[other.1]) < 0
        }
        if isUnique {
            let isTwice = sideBySide(shares.count) { MergedTexts(parts, shares[$0]).holdOneTwice }
            if isTwice.contains(true) { return false }
        }
        try IndexBuilder.build(root: root, in: file, shares: shares.count) { share, output throws(DatabaseError) in
            let scratch = RecordScratch(columns: 2)
            for part in parts where keepsMissing && share == 0 {
                for missing in part.missing {
                    scratch.clear()
                    scratch.appendNull()
                    part.appendKey(of: missing, to: scratch)
                    try output.append(scratch.finish())
                }
            }
            var merge = MergedTexts(parts, shares[share])
            while let (part, entry) = merge.next() {
                scratch.clear()
                parts[part].appendText(of: entry, to: scratch)
                parts[part].appendKey(of: entry.row, to: scratch)
                try output.append(scratch.finish())
            }
        }
        return true
    }
}
