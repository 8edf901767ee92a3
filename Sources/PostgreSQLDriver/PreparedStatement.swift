internal import CPostgreSQL
internal import Database

/// A statement that the server has planned, with the types of its parameters and columns.
struct PreparedStatement {
    private let name: String
    private let parameters: [ColumnType]
    let columns: [ColumnType]

    init(sql: String, name: String, over connection: ServerConnection) throws(DatabaseError) {
        let pq = connection.pq
        try connection.begin(sql)
        try connection.check(pq.PQsendPrepare(connection.handle, name, sql, 0, nil))
        try connection.finish()
        try connection.check(pq.PQsendDescribePrepared(connection.handle, name))
        var parameters: [ColumnType] = []
        var columns: [ColumnType] = []
        try connection.finish { result in
            parameters = (0..<pq.PQnparams(result)).map { ColumnType(oid: pq.PQparamtype(result, $0)) }
            columns = (0..<pq.PQnfields(result)).map { ColumnType(oid: pq.PQftype(result, $0)) }
        }
        self.name = name
        self.parameters = parameters
        self.columns = columns
    }

    /// Sends the statement with values; those that are missing are NULL.
    func bind(_ values: [SQLValue], to writer: inout FieldWriter, _ connection: ServerConnection) throws(DatabaseError)
    {
        for (place, type) in parameters.enumerated() {
            let value = place < values.count ? values[place] : .null
            guard writer.put(value, as: type) else { throw PreparedStatement.mismatch(place + 1) }
        }
        try send(writer, connection)
    }

    /// Sends the statement with the cells of a row.
    func bind(
        _ batch: RowBatch, row: Int, to writer: inout FieldWriter, _ connection: ServerConnection
    ) throws(DatabaseError) {
        let cells = batch.cells[row * batch.columnCount..<(row + 1) * batch.columnCount]
        writer.reserve(cells.reduce(0) { $0 + Int($1.length) + FieldWriter.roomPerCell })
        let misfit = batch.withArena { arena in
            zip(cells, parameters).enumerated().first { !writer.put($1.0, arena, as: $1.1) }?.offset
        }
        if let misfit { throw PreparedStatement.mismatch(misfit + 1) }
        try send(writer, connection)
    }

    /// The written fields lie one after the other, each behind its length.
    private func send(_ writer: FieldWriter, _ connection: ServerConnection) throws(DatabaseError) {
        var values: [UnsafePointer<CChar>?] = []
        var lengths: [Int32] = []
        var place = UnsafeRawPointer(writer.buffer)
        for _ in parameters {
            let length = Int32(bigEndian: place.loadUnaligned(as: Int32.self))
            place += 4
            values.append(length < 0 ? nil : place.assumingMemoryBound(to: CChar.self))
            lengths.append(max(0, length))
            place += Int(lengths.last ?? 0)
        }
        let formats = [Int32](repeating: 1, count: parameters.count)
        try connection.check(
            connection.pq.PQsendQueryPrepared(
                connection.handle, name, Int32(parameters.count), values, lengths, formats, 1))
    }

    private static func mismatch(_ place: Int) -> DatabaseError {
        DatabaseError(.statement, "parameter \(place) of a statement is of another type than the column it is for")
    }
}

extension RowBatch {
    /// Calls `body` with the address of the arena, which is one even where nothing lies in it.
    func withArena<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        arena.withUnsafeBufferPointer { bytes in
            if let base = bytes.baseAddress { return body(base) }
            return withUnsafePointer(to: UInt8(0)) { body($0) }
        }
    }
}
