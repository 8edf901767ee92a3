internal import BookingModel
internal import CSQLite
internal import Database

/// A compiled statement, and the row on which it stands.
final class SQLiteStatement {
    let handle: OpaquePointer
    /// Whether a query is walking its rows.
    var isBusy = false

    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { sqlite3_finalize(handle) }

    var row: SQLiteRow { SQLiteRow(handle: handle) }

    /// SQLite copies the value; the other choice, a static one, is used only where the bytes outlive the step.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    func bind(_ parameters: [SQLValue]) {
        for (index, value) in parameters.enumerated() {
            let place = Int32(index + 1)
            switch value {
            case .null: sqlite3_bind_null(handle, place)
            case .integer(let integer): sqlite3_bind_int64(handle, place, integer)
            case .real(let real): sqlite3_bind_double(handle, place, real)
            case .text(let text):
                // By its length: a text may hold U+0000, and is none the shorter for it.
                sqlite3_bind_text(handle, place, text, Int32(text.utf8.count), SQLiteStatement.transient)
            case .identifier(let identifier):
                withUnsafeBytes(of: (identifier.high.bigEndian, identifier.low.bigEndian)) {
                    _ = sqlite3_bind_blob(handle, place, $0.baseAddress, 16, SQLiteStatement.transient)
                }
            }
        }
    }

    /// Binds the cells of `rows` rows of a batch, one after the other, and runs the statement to its end; gives whether
    /// that failed.
    ///
    /// The cells are bound where they lie: the arena outlives the step, and the next rows overwrite each binding.
    /// `isFirst` says that nothing is bound yet.
    func bindAndStep(_ batch: RowBatch, row: Int, rows: Int = 1, isFirst: Bool) -> Bool {
        batch.arena.withUnsafeBufferPointer { arena in
            batch.cells.withUnsafeBufferPointer { cells in
                let first = row * batch.columnCount
                let count = rows * batch.columnCount
                for index in 0..<count {
                    let cell = cells[first + index]
                    let place = Int32(index + 1)
                    switch cell.kind {
                    case .null:
                        // Most rows leave the same columns empty, and what was null stays so.
                        if isFirst || cells[first + index - count].kind != .null {
                            sqlite3_bind_null(handle, place)
                        }
                    case .integer: sqlite3_bind_int64(handle, place, cell.payload)
                    case .real: sqlite3_bind_double(handle, place, Double(bitPattern: UInt64(bitPattern: cell.payload)))
                    case .text:
                        // An empty arena has no address, and SQLite reads a text without address as NULL.
                        guard let base = arena.baseAddress else {
                            sqlite3_bind_text(handle, place, "", 0, nil)
                            continue
                        }
                        let text = UnsafeRawPointer(base + Int(cell.payload)).assumingMemoryBound(to: CChar.self)
                        sqlite3_bind_text(handle, place, text, Int32(cell.length), nil)
                    case .identifier:
                        guard let base = arena.baseAddress else { continue }
                        sqlite3_bind_blob(handle, place, base + Int(cell.payload), 16, nil)
                    case .zeros: sqlite3_bind_zeroblob(handle, place, Int32(clamping: cell.payload))
                    }
                }
                var status = sqlite3_step(handle)
                while status == SQLITE_ROW { status = sqlite3_step(handle) }
                return sqlite3_reset(handle) != SQLITE_OK || status != SQLITE_DONE
            }
        }
    }
}

/// The row on which a statement stands.
struct SQLiteRow: ResultRow {
    let handle: OpaquePointer

    var columnCount: Int { Int(sqlite3_column_count(handle)) }

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

    func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

    func text(_ column: Int) -> String? {
        guard let bytes = sqlite3_column_text(handle, Int32(column)) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    func identifier(_ column: Int) -> Identifier? {
        guard let bytes = sqlite3_column_blob(handle, Int32(column)), sqlite3_column_bytes(handle, Int32(column)) == 16
        else { return nil }
        return Identifier(
            high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }

    func appendText(_ column: Int, to buffer: inout [UInt8]) -> Int {
        guard let bytes = sqlite3_column_text(handle, Int32(column)) else { return 0 }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        buffer.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        return count
    }

    func byteCount(_ column: Int) -> Int { Int(sqlite3_column_bytes(handle, Int32(column))) }

    /// The bytes of a blob, or nil where the column holds something else.
    func blob(_ column: Int) -> [UInt8]? {
        guard sqlite3_column_type(handle, Int32(column)) == SQLITE_BLOB else { return nil }
        let count = byteCount(column)
        guard count > 0, let bytes = sqlite3_column_blob(handle, Int32(column)) else { return [] }
        return Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }

    func value(_ column: Int) -> SQLValue {
        switch sqlite3_column_type(handle, Int32(column)) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_FLOAT: .real(real(column))
        case SQLITE_TEXT: SQLValue(text(column))
        case SQLITE_BLOB: SQLValue(identifier(column))
        default: .null
        }
    }
}
