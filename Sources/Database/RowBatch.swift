public import BookingModel

/// Rows on their way into a table: one flat run of cells over one arena of bytes, with no allocation per row or cell.
///
/// A batch is a value, so one thread can fill it while another writes the one before.
public struct RowBatch: Sendable {
    /// What a cell holds.
    public enum Kind: UInt8, Sendable {
        /// No value.
        case null
        /// A whole number, in `payload`.
        case integer
        /// A floating-point number, its bit pattern in `payload`.
        case real
        /// A text: `payload` is its offset in the arena, `length` its length.
        case text
        /// A UUID: `payload` is the offset of its 16 bytes in the arena.
        case identifier
        /// A blob of zeros, `payload` of them: room for what comes later.
        case zeros
    }

    /// One cell: 16 bytes.
    public struct Cell: Sendable {
        /// The number itself, or an offset into the arena.
        public let payload: Int64
        /// The length in bytes of what lies in the arena.
        public let length: UInt32
        /// What the cell holds.
        public let kind: Kind
    }

    /// The number of cells that make a row.
    public let columnCount: Int
    /// All cells, row after row.
    public private(set) var cells: [Cell] = []
    /// The bytes of texts and identifiers: the batch's own, or those that it took over.
    public private(set) var arena: [UInt8] = []

    /// An empty batch of rows with `columnCount` cells each.
    public init(columnCount: Int) { self.columnCount = columnCount }

    /// The number of whole rows.
    public var rowCount: Int { cells.count / columnCount }

    /// Whether there is no row.
    public var isEmpty: Bool { cells.isEmpty }

    /// Makes room for so many rows and bytes.
    public mutating func reserve(rows: Int, bytes: Int) {
        cells.reserveCapacity(rows * columnCount)
        arena.reserveCapacity(bytes)
    }

    /// Appends a cell without a value.
    @inline(__always)
    public mutating func appendNull() { cells.append(Cell(payload: 0, length: 0, kind: .null)) }

    /// Appends a whole number, or no value.
    @inline(__always)
    public mutating func append(_ integer: Int64?) {
        if let integer { cells.append(Cell(payload: integer, length: 0, kind: .integer)) } else { appendNull() }
    }

    /// Appends a floating-point number.
    public mutating func append(_ real: Double) {
        cells.append(Cell(payload: Int64(bitPattern: real.bitPattern), length: 0, kind: .real))
    }

    /// Appends an identifier, or no value.
    public mutating func append(_ identifier: Identifier?) {
        guard let identifier else { return appendNull() }
        cells.append(Cell(payload: Int64(arena.count), length: 16, kind: .identifier))
        withUnsafeBytes(of: (identifier.high.bigEndian, identifier.low.bigEndian)) { arena.append(contentsOf: $0) }
    }

    /// Appends a text, or no value.
    public mutating func append(_ text: String?) {
        guard let text else { return appendNull() }
        let start = arena.count
        arena.append(contentsOf: text.utf8)
        cells.append(Cell(payload: Int64(start), length: UInt32(arena.count - start), kind: .text))
    }

    /// Appends a text given as UTF-8; an empty one is a text, not a missing value.
    public mutating func append(utf8 bytes: ArraySlice<UInt8>) {
        cells.append(Cell(payload: Int64(arena.count), length: UInt32(bytes.count), kind: .text))
        arena.append(contentsOf: bytes)
    }

    /// Appends a text given as UTF-8, without a hold on whose bytes they are.
    public mutating func append(utf8 bytes: Span<UInt8>) {
        cells.append(Cell(payload: Int64(arena.count), length: UInt32(bytes.count), kind: .text))
        bytes.withUnsafeBufferPointer { arena.append(contentsOf: $0) }
    }

    /// Appends a text that lies somewhere in the bytes that the batch will take over.
    @inline(__always)
    public mutating func append(textAt place: Range<Int>) {
        cells.append(Cell(payload: Int64(place.lowerBound), length: UInt32(place.count), kind: .text))
    }

    /// Appends an identifier whose 16 bytes begin somewhere in the bytes that the batch will take over.
    @inline(__always)
    public mutating func append(identifierAt place: Int) {
        cells.append(Cell(payload: Int64(place), length: 16, kind: .identifier))
    }

    /// Takes over the bytes in which the cells lie that were appended by their places. Several batches may have the same;
    /// a batch whose cells brought bytes of their own cannot take over others.
    public mutating func takeOver(_ bytes: [UInt8]) {
        precondition(arena.isEmpty, "cells by their places and cells with bytes do not go together")
        arena = bytes
    }

    /// Appends a blob of so many zeros.
    public mutating func append(zeros count: Int) {
        cells.append(Cell(payload: Int64(count), length: 0, kind: .zeros))
    }

    /// Appends any value.
    public mutating func append(_ value: SQLValue) {
        switch value {
        case .null: appendNull()
        case .integer(let integer): append(integer)
        case .real(let real): append(real)
        case .text(let text): append(text)
        case .identifier(let identifier): append(identifier)
        }
    }

    /// The batch of only some of its rows.
    public func selecting(_ rows: [Int]) -> RowBatch {
        var selected = RowBatch(columnCount: columnCount)
        for cell in rows.flatMap({ cells[$0 * columnCount..<($0 + 1) * columnCount] }) {
            let start = selected.arena.count
            let isInArena = cell.kind == .text || cell.kind == .identifier
            if isInArena { selected.arena += arena[Int(cell.payload)..<Int(cell.payload) + Int(cell.length)] }
            selected.cells.append(
                Cell(payload: isInArena ? Int64(start) : cell.payload, length: cell.length, kind: cell.kind))
        }
        return selected
    }

    /// The same rows with other columns: at each place one of those that they have, or none.
    public func selecting(columns: [Int?]) -> RowBatch {
        var selected = RowBatch(columnCount: columns.count)
        selected.arena = arena
        selected.cells.reserveCapacity(rowCount * columns.count)
        for start in stride(from: 0, to: cells.count, by: columnCount) {
            for column in columns {
                if let column { selected.cells.append(cells[start + column]) } else { selected.appendNull() }
            }
        }
        return selected
    }

    /// Drops rows, given in ascending order.
    public mutating func remove(rows: [Int]) {
        guard let first = rows.first else { return }
        var end = first * columnCount
        for (index, row) in rows.enumerated() {
            let next = index + 1 < rows.count ? rows[index + 1] : rowCount
            for cell in (row + 1) * columnCount..<next * columnCount {
                cells[end] = cells[cell]
                end += 1
            }
        }
        cells.removeLast(cells.count - end)
    }

    /// Puts another value into a cell.
    public mutating func replace(row: Int, column: Int, by value: SQLValue) {
        append(value)
        cells[row * columnCount + column] = cells.removeLast()
    }

    /// Lets a row say in some columns what another one does, where it says nothing itself.
    public mutating func fill(row: Int, from other: Int, columns: [Int]) {
        for column in columns where cells[row * columnCount + column].kind == .null {
            cells[row * columnCount + column] = cells[other * columnCount + column]
        }
    }

    /// Drops all rows and keeps the room.
    public mutating func removeAll() {
        cells.removeAll(keepingCapacity: true)
        arena.removeAll(keepingCapacity: true)
    }
}
