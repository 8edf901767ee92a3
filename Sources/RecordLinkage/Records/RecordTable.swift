internal import BookingModel

/// Records to be linked, column by column, each cell as the number of its distinct value.
///
///     var table = RecordTable(columns: [RecordColumn(name: "name", kind: .fullName)])
///     table.append(rowCount: 1) { _, _, take in take("Jane Doe".utf8.span) }
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
        self.init(columns: columns)
        for column in columns.indices where columns[column].kind != .nothing {
            cells[column].reserveCapacity(onHugePages: rowCount)
        }
        append(rowCount: rowCount, cell: cell)
    }

    /// Appends so many rows, their columns filled side by side. `cell` hands on what one of these rows has in a column, as
    /// UTF-8, or hands on nothing where that is missing.
    public mutating func append(
        rowCount count: Int, cell: @Sendable (_ row: Int, _ column: Int, _ take: (Span<UInt8>) -> Void) -> Void
    ) {
        rowCount += count
        let kinds = columns.map(\.kind)
        vocabularies.withUnsafeMutableBufferPointer { vocabularies in
            cells.withUnsafeMutableBufferPointer { cells in
                // Each column is one thread's.
                nonisolated(unsafe) let (vocabularies, cells) = (vocabularies, cells)
                _ = sideBySide(kinds.count) { column in
                    guard kinds[column] != .nothing else { return }
                    for row in 0..<count {
                        var value: UInt32 = 0
                        cell(row, column) { value = vocabularies[column].intern($0.extracting(RecordTable.inner($0))) }
                        cells[column].append(value)
                    }
                }
            }
        }
    }

    /// The first column whose different values did not all find room: together they have more than 4 GiB. The values that
    /// did not are missing.
    public var fullColumn: RecordColumn? { columns.indices.first { vocabularies[$0].isFull }.map { columns[$0] } }

    /// Where a cell's value lies within the blanks around it.
    private static func inner(_ cell: Span<UInt8>) -> Range<Int> {
        var low = 0
        var high = cell.count
        while low < high, cell[low] <= 0x20 { low += 1 }
        while high > low, cell[high - 1] <= 0x20 { high -= 1 }
        return low..<high
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
