import Database
public import Importing
public import PostgreSQLDriver
import Tabular

/// Streams a table out by COPY, in one snapshot, into a file that the import reads: in the order of the key, so that rows
/// have the same numbers in every run.
///
/// The file is there because an import looks at its rows twice, and because the server is to be done with its snapshot as
/// soon as the rows are over, not when they are imported.
public struct LegacyTableReader {
    private let database: PostgreSQLDatabase
    private let table: LegacyTable

    /// A reader of a table over its connection.
    public init(_ table: LegacyTable, in database: PostgreSQLDatabase) {
        self.table = table
        self.database = database
    }

    /// The columns that are read: all but those that link-back added, or is about to fill.
    ///
    /// Of what it added, the links are never read back; a channel, a referral or notes are where no column of the table's
    /// own says the same, because the website may go on writing them there.
    public func columns(mapping: Mapping?, isLinkingBack: Bool) -> [LegacyColumn] {
        let links = Set(LinkColumn.allCases.filter(\.isLink).map(\.name))
        let own = table.columns.filter { !$0.isLinkedBack && !(isLinkingBack && links.contains($0.name)) }
        let known = TableColumns(headers: own.map(\.name), mapping: mapping)
        return table.columns.filter { column in
            if own.contains(column) { return true }
            guard column.isLinkedBack, !links.contains(column.name) else { return false }
            return known?.fills(column.name) == false
        }
    }

    /// Reads the columns; `beside` runs in the same snapshot before.
    public func read(_ columns: [LegacyColumn], beside: () throws -> Void = {}) throws -> TableExport {
        let file = try SpooledFile { sink in
            var block: [UInt8] = []
            block.reserveCapacity(1 << 18)
            try database.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
            do {
                try beside()
                try database.copyOut(statement(columns)) { row in
                    block.append(contentsOf: row)
                    guard block.count > 1 << 17 else { return }
                    try sink.write(block)
                    block.removeAll(keepingCapacity: true)
                }
                try database.execute("COMMIT")
            } catch {
                try? database.execute("ROLLBACK")
                throw explained(error)
            }
            try sink.write(block)
        }
        return TableExport(table: table.typedName, file: file)
    }

    /// What the server says where it refuses some of the table.
    private func explained(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError, error.message.contains("42501") else { return error }
        return InPlaceError(
            "table \(table.typedName): the server does not let this role read all of it: \(error.message)",
            hint:
                "have its owner say: GRANT SELECT ON \(table.name) TO …; where policies hide rows, connect as a role that sees all"
        )
    }

    /// The statement that streams the table.
    func statement(_ columns: [LegacyColumn]) -> String {
        let list = columns.map(\.expression).joined(separator: ", ")
        let order = table.key.isEmpty ? "" : " ORDER BY " + table.key.map { "t.\($0)" }.joined(separator: ", ")
        return "COPY (SELECT \(list) FROM \(table.name) AS t\(order)) TO STDOUT WITH (FORMAT csv, HEADER)"
    }
}
