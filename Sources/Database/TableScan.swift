/// Which rows and columns of a table are to be read, in the order of its key.
public struct TableScan: Sendable {
    /// The table.
    public let table: String
    /// The columns, in the order in which rows give them.
    public var columns: [String]
    /// The column of the primary key, by which the rows come.
    public let key: String
    /// Only rows with a greater key; a whole number.
    public var after: Int64?
    /// At most so many rows.
    public var limit: Int?

    /// All rows of a table.
    public init(_ table: String, columns: [String], key: String, after: Int64? = nil, limit: Int? = nil) {
        self.table = table
        self.columns = columns
        self.key = key
        self.after = after
        self.limit = limit
    }

    /// The query that says the same.
    public var sql: String {
        var sql = "SELECT \(columns.joined(separator: ", ")) FROM \(table)"
        if after != nil { sql += " WHERE \(key) > ?1" }
        sql += " ORDER BY \(key)"
        if let limit { sql += " LIMIT \(limit)" }
        return sql
    }

    /// The values of the query's parameters.
    public var parameters: [SQLValue] { after.map { [.integer($0)] } ?? [] }
}
