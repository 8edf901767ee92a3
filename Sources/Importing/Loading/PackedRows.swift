import BookingModel
import Database

/// Rows that wait in memory, each cell in no more bytes than it needs, in the order of an identifier that is their first.
struct PackedRows: Sendable {
    /// The columns of all rows.
    let columns: [String]
    /// The cells of all rows, some at a time, so that no growing copies them all.
    private var pages: [[UInt8]] = []
    /// The first cell of each row, with the place of the others: their page, and where they start on it.
    private var keys: [NumberedKey] = []

    private static let pageSize = 1 << 20

    /// No rows, with these columns to come.
    init(columns: [String]) { self.columns = columns }

    /// The number of rows.
    var count: Int { keys.count }

    /// The memory that the rows take.
    var byteCount: Int { pages.count * PackedRows.pageSize + keys.count * MemoryLayout<NumberedKey>.stride }

    /// Adds the rows of a batch, whose first cells are identifiers.
    mutating func append(_ batch: RowBatch) {
        // Taken out while it grows, so that it has one owner.
        var page = pages.popLast() ?? []
        for row in 0..<batch.rowCount {
            guard let key = batch.identifier(row: row, column: 0) else { preconditionFailure("a row without an id") }
            if page.count > PackedRows.pageSize * 15 / 16 {
                pages.append(page)
                page = []
            }
            if page.isEmpty { page.reserveCapacity(PackedRows.pageSize) }
            keys.append(NumberedKey(high: key.high, low: key.low, number: Int64(pages.count << 32 | page.count)))
            for column in 1..<batch.columnCount { PackedRows.append(batch, row, column, to: &page) }
        }
        pages.append(page)
    }

    private static func append(_ batch: RowBatch, _ row: Int, _ column: Int, to page: inout [UInt8]) {
        let cell = batch.cells[row * batch.columnCount + column]
        page.append(cell.kind.rawValue)
        switch cell.kind {
        case .null: break
        case .integer, .real, .zeros: append(cell.payload, to: &page)
        case .text:
            append(Int64(cell.length), to: &page)
            if let text = batch.text(row: row, column: column) { page.append(contentsOf: text) }
        case .identifier:
            guard let identifier = batch.identifier(row: row, column: column) else { return }
            append(Int64(bitPattern: identifier.high), to: &page)
            append(Int64(bitPattern: identifier.low), to: &page)
        }
    }

    /// Appends a number: seven bits a byte, the lowest first, with the sign below them, so that small ones are short.
    private static func append(_ number: Int64, to page: inout [UInt8]) {
        var rest = UInt64(bitPattern: number << 1 ^ number >> 63)
        while rest > 0x7F {
            page.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        page.append(UInt8(rest))
    }

    /// Puts the rows in the order of their identifiers.
    mutating func sort() { NumberedKey.sort(&keys) }

    /// So many rows make a batch that is written at once.
    static let rowsAtOnce = 4_096

    /// Hands over all rows, some at a time.
    func forEachBatch(_ body: (RowBatch) throws(DatabaseError) -> Void) throws(DatabaseError) {
        for first in stride(from: 0, to: count, by: PackedRows.rowsAtOnce) {
            try body(batch(of: first..<min(first + PackedRows.rowsAtOnce, count)))
        }
    }

    /// Some of the rows, as a batch.
    func batch(of rows: Range<Int>) -> RowBatch {
        var batch = RowBatch(columnCount: columns.count)
        for key in keys[rows] {
            batch.append(Identifier(high: key.high, low: key.low))
            var place = Int(key.number & 0xFFFF_FFFF)
            for _ in columns.dropFirst() {
                PackedRows.appendCell(of: pages[Int(key.number >> 32)], at: &place, to: &batch)
            }
        }
        return batch
    }

    private static func appendCell(of page: [UInt8], at place: inout Int, to batch: inout RowBatch) {
        let kind = RowBatch.Kind(rawValue: page[place]) ?? .null
        place += 1
        switch kind {
        case .null: batch.appendNull()
        case .integer: batch.append(number(on: page, at: &place))
        case .real: batch.append(Double(bitPattern: UInt64(bitPattern: number(on: page, at: &place))))
        case .zeros: batch.append(zeros: Int(number(on: page, at: &place)))
        case .text:
            let length = Int(number(on: page, at: &place))
            batch.append(utf8: page[place..<place + length])
            place += length
        case .identifier:
            let high = UInt64(bitPattern: number(on: page, at: &place))
            batch.append(Identifier(high: high, low: UInt64(bitPattern: number(on: page, at: &place))))
        }
    }

    private static func number(on page: [UInt8], at place: inout Int) -> Int64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = page[place]
            place += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { break }
        }
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }
}
