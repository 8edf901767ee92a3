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

    /// The first column whose different values did not all find room: together they have more than 4 GiB. The values that
    /// did not are missing.
    public var fullColumn: RecordColumn? { columns.indices.first { vocabularies[$0].isFull }.map { columns[$0] } }

    /// Gives the row under way its cell of a column, as UTF-8; without the blanks around it.
    public mutating func append(_ cell: Span<UInt8>, to column: Int) {
        guard columns.indices.contains(column), columns[column].kind != .nothing, cells[column].count == rowCount else {
            return
        }
        var low = 0
        var high = cell.count
        while low < high, cell[low] <= 0x20 { low += 1 }
        while high > low, cell[high - 1] <= 0x20 { high -= 1 }
        cells[column].append(vocabularies[column].intern(cell.extracting(low..<high)))
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
