public import BookingModel
public import Database

/// Rows of a table that follow each other in the order of its key.
public enum KeyStretch: Sendable, Equatable {
    /// All rows.
    case whole
    /// Those with a row number greater than `after` and not greater than `through`.
    case numbers(after: Int64, through: Int64)
    /// Those with a key greater than `after` and not greater than `through`; nil is no limit.
    case identifiers(after: Identifier?, through: Identifier?)
}

extension TableLayout {
    /// Cuts the table into at most so many stretches of about the same number of rows, in the order of the key.
    ///
    /// Row numbers have few gaps, and identifiers are hashes, so equal shares of either hold about equally many rows.
    public func stretches(_ count: Int, in file: PageFile) throws(DatabaseError) -> [KeyStretch] {
        guard count > 1 else { return [.whole] }
        guard hasRowNumbers else {
            let share = UInt64.max / UInt64(count)
            let borders = (1..<count).map { Identifier(high: share * UInt64($0), low: .max) }
            return zip([nil] + borders, borders + [nil]).map { .identifiers(after: $0, through: $1) }
        }
        let first = try BTreeCursor(root: root, in: file)
        guard try first.advance(), first.rowNumber > .min,
            let last = try BTreeCursor(root: root, in: file).largestRowNumber()
        else { return [.whole] }
        let before = first.rowNumber - 1
        let (rows, isTooMany) = last.subtractingReportingOverflow(before)
        guard !isTooMany, rows >= Int64(count) else { return [.whole] }
        let borders = (0...count).map { before + rows / Int64(count) * Int64($0) }.dropLast() + [last]
        return zip(borders, borders.dropFirst()).map { .numbers(after: $0, through: $1) }
    }

    /// How many rows a stretch of a table with row numbers has at most.
    func rowCount(of stretch: KeyStretch, in file: PageFile) throws(DatabaseError) -> Int64 {
        guard case .numbers(let after, let through) = stretch else {
            return max(0, try BTreeCursor(root: root, in: file).largestRowNumber() ?? 0)
        }
        let (count, isTooMany) = through.subtractingReportingOverflow(after)
        return isTooMany ? .max : count
    }

    /// The number of the last row on the leaf that holds a row, or the first behind it; nil where there is none.
    public func lastRowOfLeaf(holding number: Int64, in file: PageFile) throws(DatabaseError) -> Int64? {
        try BTreeCursor(root: root, in: file).lastRowOfLeaf(after: number - 1)
    }
}
