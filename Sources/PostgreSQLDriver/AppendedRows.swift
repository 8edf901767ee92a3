internal import Database

/// Rows that wait to be copied into a table, in the form in which COPY takes them.
///
/// A COPY has a cost of its own beside that of its rows, and callers append by turns to several tables: what goes into
/// one is gathered to some megabytes.
final class AppendedRows {
    /// The COPY statement, by which rows are told apart that cannot go together.
    let sql: String
    private var writer: FieldWriter
    private(set) var rowCount = 0
    /// More than this is not kept waiting.
    static let limit = 4 << 20

    init(_ sql: String) {
        self.sql = sql
        writer = FieldWriter(capacity: 1 << 16)
    }

    deinit { writer.deallocate() }

    /// Whether they are enough to be sent.
    var isFull: Bool { writer.count >= AppendedRows.limit }

    /// Adds the rows of a batch, of which the columns at `written` have these types. Gives the column of a value that its
    /// type does not take; then none of the rows is added.
    func add(_ batch: RowBatch, written: [Int], types: [ColumnType]) -> Int? {
        if rowCount == 0 { start() }
        writer.reserve(64 + batch.arena.count + batch.rowCount * (2 + written.count * FieldWriter.roomPerCell))
        let before = writer.count
        let misfit = batch.withArena { arena in
            batch.cells.withUnsafeBufferPointer { cells -> Int? in
                for row in 0..<batch.rowCount {
                    writer.put(Int16(written.count))
                    let first = row * batch.columnCount
                    for (type, column) in zip(types, written)
                    where !writer.put(cells[first + column], arena, as: type) { return column }
                }
                return nil
            }
        }
        if misfit == nil { rowCount += batch.rowCount } else { writer.drop(from: before) }
        return misfit
    }

    /// The bytes of the whole COPY, which are the caller's now; what comes next is written into `spare`.
    func finish(goingOnIn spare: FieldWriter) -> FieldWriter {
        writer.put(Int16(-1))
        let full = writer
        writer = spare
        writer.reset(room: 0)
        rowCount = 0
        return full
    }

    private func start() {
        writer.reset(room: 64)
        for byte in "PGCOPY\n".utf8 { writer.put(byte) }
        for byte: UInt8 in [0xFF, 0x0D, 0x0A, 0x00] { writer.put(byte) }
        writer.put(Int64(0))
    }
}
