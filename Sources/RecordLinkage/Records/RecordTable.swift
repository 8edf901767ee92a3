internal import BookingModel

/// Records to be linked, column by column, each cell as the number of its distinct value.
///
///     var table = RecordTable(columns: [RecordColumn(name: "name", kind: .fullName)])
///     table.append("Jane Doe".utf8.span, to: 0)
///     table.endRow()
public struct RecordTable: Sendable {
    /// The columns, in the file's order.
    public let columns: [RecordColumn]
    /// How many rows were ended.
    public private(set) var rowCount = 0
    /// Distinct cells as typed, by column.
    var vocabularies: [Vocabulary]
    /// Each row's cell, by column.
    var cells: [[UInt32]]

    /// A table without rows.
    public init(columns: [RecordColumn]) { self.init(columns: columns, mostBytes: Int(UInt32.max)) }

    /// A table with so much room for the different values of each column.
    init(columns: [RecordColumn], mostBytes: Int) {
        self.columns = columns
        vocabularies = columns.map { _ in Vocabulary(mostBytes: mostBytes) }
        cells = columns.map { _ in [] }
    }

    /// A table of so many rows, its columns filled side by side. `cell` hands on what a row has in a column, as UTF-8, or
    /// hands on nothing where that is missing.
    public init(
        columns: [RecordColumn], rowCount: Int,
        cell: @Sendable (_ row: Int, _ column: Int, _ take: (Span<UInt8>) -> Void) -> Void
    ) {
        let filled = sideBySide(columns.count) { column in
            var vocabulary = Vocabulary()
            var cells = [UInt32](repeating: 0, count: columns[column].kind == .nothing ? 0 : rowCount)
            for row in cells.indices {
                cell(row, column) { cells[row] = vocabulary.intern($0.extracting(RecordTable.inner($0))) }
            }
            return (vocabulary, cells)
        }
        self.columns = columns
        self.rowCount = rowCount
        vocabularies = filled.map(\.0)
        cells = filled.map(\.1)
    }

    /// The first column whose different values did not all find room: together they have more than 4 GiB. The values that
    /// did not are missing.
    public var fullColumn: RecordColumn? { columns.indices.first { vocabularies[$0].isFull }.map { columns[$0] } }

    /// Gives the row under way its cell of a column, as UTF-8; without the blanks around it.
    public mutating func append(_ cell: Span<UInt8>, to column: Int) {
        guard columns.indices.contains(column), columns[column].kind != .nothing, cells[column].count == rowCount else {
            return
        }
        cells[column].append(vocabularies[column].intern(cell.extracting(RecordTable.inner(cell))))
    }

    /// Where a cell's value lies within the blanks around it.
    private static func inner(_ cell: Span<UInt8>) -> Range<Int> {
        var low = 0
        var high = cell.count
        while low < high, cell[low] <= 0x20 { low += 1 }
        while high > low, cell[high - 1] <= 0x20 { high -= 1 }
        return low..<high
    }

    /// Ends the row: cells that it was not given are missing.
    public mutating func endRow() {
        rowCount += 1
        for column in columns.indices where columns[column].kind != .nothing && cells[column].count < rowCount {
            cells[column].append(0)
        }
    }

    /// A row's cell of a column, without the blanks around it; empty where it is missing.
    public func cell(row: Int, column: Int) -> ArraySlice<UInt8> {
        guard cells.indices.contains(column), cells[column].indices.contains(row), cells[column][row] != 0 else {
            return []
        }
        return vocabularies[column].value(cells[column][row])
    }

    /// How many distinct values a column has.
    public func distinctCount(_ column: Int) -> Int { vocabularies[column].count }

    /// How many rows have a value in a column.
    public func filledCount(_ column: Int) -> Int { cells[column].reduce(0) { $0 + ($1 == 0 ? 0 : 1) } }
}
