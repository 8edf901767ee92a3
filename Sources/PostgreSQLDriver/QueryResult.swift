internal import CPostgreSQL
internal import Database

/// A complete result of a query; it frees libpq's memory with itself.
final class QueryResult {
    private let result: OpaquePointer
    private let pq: LibPQFunctions

    init(_ result: OpaquePointer, _ pq: LibPQFunctions) {
        self.result = result
        self.pq = pq
    }

    deinit { pq.PQclear(result) }

    func forEachRow(_ body: (any ResultRow) throws(DatabaseError) -> Void) throws(DatabaseError) {
        let count = pq.PQnfields(result)
        let fields = RowFields((0..<count).map { ColumnType(oid: pq.PQftype(result, $0)) })
        let row = PostgreSQLRow(row: fields)
        for line in 0..<pq.PQntuples(result) {
            for column in 0..<count {
                let isNull = pq.PQgetisnull(result, line, column) == 1
                fields.fields[Int(column)] = RowFields.Field(
                    bytes: isNull ? nil : UnsafeRawPointer(pq.PQgetvalue(result, line, column)),
                    count: Int(pq.PQgetlength(result, line, column)))
            }
            try body(row)
        }
    }
}

extension LibPQFunctions {
    /// The number of rows that a statement inserted, updated or deleted.
    func changedRows(_ result: OpaquePointer) -> Int {
        PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    }
}
