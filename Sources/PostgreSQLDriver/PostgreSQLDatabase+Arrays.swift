internal import CPostgreSQL
internal import Database

extension PostgreSQLDatabase {
    /// Runs a statement whose parameters are arrays, each of one column of some rows of a batch.
    func run(_ sql: String, arraysOf batch: RowBatch, columns: [Int], types: [ColumnType], rows: Range<Int>)
        throws(DatabaseError)
    {
        let cellCount = rows.count * columns.count
        writer.reset(room: 64 + columns.count * 64 + batch.arena.count + cellCount * FieldWriter.roomPerCell)
        var starts: [Int] = []
        for (column, type) in zip(columns, types) {
            starts.append(writer.count)
            let head: [Int32] = [1, 1, Int32(bitPattern: type.rawValue), Int32(rows.count), 1]
            for number in head { writer.put(number) }
            let fits = batch.withArena { arena in
                rows.allSatisfy { writer.put(batch.cells[$0 * batch.columnCount + column], arena, as: type) }
            }
            guard fits else {
                throw DatabaseError(
                    .statement, "a value is not of its column's type, while executing: \(sql.prefix(120))")
            }
        }
        let pq = connection.pq
        let base = writer.buffer.assumingMemoryBound(to: CChar.self)
        let values = starts.map { UnsafePointer<CChar>?(UnsafePointer(base + $0)) }
        let lengths = zip(starts, starts.dropFirst() + [writer.count]).map { Int32($1 - $0) }
        let formats = [Int32](repeating: 1, count: starts.count)
        let oids = types.map { $0.arrayOID ?? 0 }
        try begin(sql)
        // Planned anew each time it would be for so many rows, by reading the whole table; see `SessionSettings`.
        try connection.check(
            pq.PQsendQueryParams(
                connection.handle, ParameterMarks.numbered(sql), Int32(starts.count), oids, values, lengths, formats, 1
            ))
        try connection.finish()
    }
}
