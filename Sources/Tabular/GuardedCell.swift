/// A cell that got an apostrophe in front, by its row (the header is row 1) and column in the spreadsheet.
public struct GuardedCell: Sendable, Equatable, Hashable {
    /// Row, 1-based, the header counted.
    public var row: Int
    /// Column, 1-based.
    public var column: Int

    /// The cell at a row and a column.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}
