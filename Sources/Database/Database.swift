public import BookingModel

/// A connection to one database, on one of the engines. Used by one task at a time.
///
/// SQL comes from `sql/` or is put together from column lists of this package; values are always bound, never spliced.
/// Parameters are written `?1`, `?2`, … and numbered from 1.
public protocol Database: AnyObject {
    /// The engine behind the connection.
    var engine: DatabaseEngine { get }

    /// Runs one statement, or several without parameters, and drops any rows.
    func execute(_ sql: String) throws(DatabaseError)

    /// Runs one statement; gives the number of rows that it inserted, updated or deleted.
    @discardableResult
    func run(_ sql: String, _ parameters: [SQLValue]) throws(DatabaseError) -> Int

    /// Runs one query and hands each row to `body`, in order; the row is valid only during the call.
    func query(_ sql: String, _ parameters: [SQLValue], _ body: (any ResultRow) throws(DatabaseError) -> Void)
        throws(DatabaseError)

    /// Runs one statement once for each row of `batch`, binding the row's cells in order. The statement is prepared once.
    func runForEach(_ sql: String, _ batch: RowBatch) throws(DatabaseError)

    /// Appends the rows of `batch` to `table`; `columns` names its cells in order. Every later statement of this connection
    /// sees them. Where the engine is a server, what it has against them may be thrown by such a statement only.
    func append(_ batch: RowBatch, to table: String, columns: [String]) throws(DatabaseError)

    /// Reads rows of a table in the order of its key and hands each to `body`; the row is valid only during the call.
    ///
    /// Nothing of the table may be written before the call returns.
    func scan(_ scan: TableScan, _ body: (any ResultRow) throws(DatabaseError) -> Void) throws(DatabaseError)

    /// Writes `columns` of the rows of `table` whose `key` is the first cell of each row of `batch`; the other cells are
    /// the values, in order. Keys ascend.
    func update(_ table: String, key: String, columns: [String], with batch: RowBatch) throws(DatabaseError)

    /// Reads all rows of a table in parts, each a stretch of its key, and gives what `body` makes of each part, in the order
    /// of the key. `scan` names no limit.
    ///
    /// Where the engine can, it reads the parts side by side: one part is one thread's, its rows come in order, and the
    /// parts must not depend on each other.
    func scan<Part: Sendable>(
        _ scan: TableScan, into part: @Sendable () -> Part,
        _ body: @Sendable (inout Part, any ResultRow) throws(DatabaseError) -> Void
    ) throws(DatabaseError) -> [Part]

    /// Appends the rows of `count` batches to `table`, in their order; each is made when its turn comes near, maybe on
    /// another thread.
    func append(
        to table: String, columns: [String], batches count: Int, _ batch: @escaping @Sendable (Int) -> RowBatch
    ) throws(DatabaseError)

    /// Writes rows as `update` with one batch does, by `count` of them; keys ascend from one to the next. Batches may be
    /// made more than once, on other threads, and written side by side.
    func update(
        _ table: String, key: String, columns: [String], batches count: Int,
        _ batch: @escaping @Sendable (Int) -> RowBatch
    ) throws(DatabaseError)

    /// Whether an index is best dropped while most rows of its table are written, and built again afterwards.
    var suspendsIndexes: Bool { get }

    /// Asks a running statement to stop as soon as it can. The only member that another thread may call.
    func interrupt()
}

extension Database {
    /// Reads rows of a table with a query.
    public func scan(_ scan: TableScan, _ body: (any ResultRow) throws(DatabaseError) -> Void) throws(DatabaseError) {
        try query(scan.sql, scan.parameters, body)
    }

    /// Writes columns of rows, row by row.
    public func update(_ table: String, key: String, columns: [String], with batch: RowBatch) throws(DatabaseError) {
        let places = columns.enumerated().map { "\($1) = ?\($0 + 2)" }.joined(separator: ", ")
        try runForEach("UPDATE \(table) SET \(places) WHERE \(key) = ?1", batch)
    }

    /// Reads all rows as one part.
    public func scan<Part: Sendable>(
        _ scan: TableScan, into part: @Sendable () -> Part,
        _ body: @Sendable (inout Part, any ResultRow) throws(DatabaseError) -> Void
    ) throws(DatabaseError) -> [Part] {
        var whole = part()
        try self.scan(scan) { row throws(DatabaseError) in try body(&whole, row) }
        return [whole]
    }

    /// Appends batch after batch, while the next are made.
    public func append(
        to table: String, columns: [String], batches count: Int, _ batch: @escaping @Sendable (Int) -> RowBatch
    ) throws(DatabaseError) {
        try madeAhead(count, batch) { batch throws(DatabaseError) in
            try append(batch, to: table, columns: columns)
        }
    }

    /// Writes batch after batch, while the next are made.
    public func update(
        _ table: String, key: String, columns: [String], batches count: Int,
        _ batch: @escaping @Sendable (Int) -> RowBatch
    ) throws(DatabaseError) {
        try madeAhead(count, batch) { batch throws(DatabaseError) in
            try update(table, key: key, columns: columns, with: batch)
        }
    }

    /// Indexes stay as they are.
    public var suspendsIndexes: Bool { false }

    /// Runs one query and hands each row to `body`.
    public func query(_ sql: String, _ body: (any ResultRow) throws(DatabaseError) -> Void) throws(DatabaseError) {
        try query(sql, [], body)
    }

    /// Runs one statement without parameters.
    @discardableResult
    public func run(_ sql: String) throws(DatabaseError) -> Int { try run(sql, []) }

    /// The first column of the first row as a whole number, or nil where there is no row or no value.
    public func integer(_ sql: String, _ parameters: [SQLValue] = []) throws(DatabaseError) -> Int64? {
        var result: Int64?
        var first = true
        try query(sql, parameters) { (row) throws(DatabaseError) in
            if first, !row.isNull(0) { result = row.integer(0) }
            first = false
        }
        return result
    }

    /// The first column of the first row as a text, or nil where there is no row or no value.
    public func text(_ sql: String, _ parameters: [SQLValue] = []) throws(DatabaseError) -> String? {
        var result: String?
        var first = true
        try query(sql, parameters) { (row) throws(DatabaseError) in
            if first { result = row.text(0) }
            first = false
        }
        return result
    }

    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    public func transaction<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws -> Result {
        try execute(dialect.begin)
        do {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            try? execute("ROLLBACK")
            throw error
        }
    }
}

/// One row of a result, read by column index from 0. Reading a column of another type gives that type's zero.
public protocol ResultRow {
    /// Whether the column has no value.
    func isNull(_ column: Int) -> Bool
    /// The column as a whole number.
    func integer(_ column: Int) -> Int64
    /// The column as a floating-point number.
    func real(_ column: Int) -> Double
    /// The column as a text, or nil where it has no value.
    func text(_ column: Int) -> String?
    /// The column as an identifier, or nil where it has no value.
    func identifier(_ column: Int) -> Identifier?
    /// Appends the UTF-8 of a text column to `buffer` without making a `String`; gives its length, 0 where there is none.
    func appendText(_ column: Int, to buffer: inout [UInt8]) -> Int
    /// The length in bytes of a text or a blob; 0 where there is none.
    func byteCount(_ column: Int) -> Int
    /// The column as whatever the engine holds.
    func value(_ column: Int) -> SQLValue
    /// The number of columns.
    var columnCount: Int { get }
}

/// The engines that the toolkit speaks to.
public enum DatabaseEngine: String, Sendable {
    /// SQLite, in a file.
    case sqlite
    /// PostgreSQL and what speaks its protocol.
    case postgresql
}
