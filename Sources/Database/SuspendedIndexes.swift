/// Secondary indexes dropped around a write of most rows: building one afterwards, by one sort, costs a tenth of keeping
/// it.
///
/// Only where the engine asks for it. Dropping one and failing later is undone with the transaction.
public struct SuspendedIndexes {
    private var definitions: [(name: String, sql: String)]

    /// Drops the indexes of these names that exist.
    public init(_ names: [String], in database: any Database) throws(DatabaseError) {
        definitions = []
        guard database.suspendsIndexes else { return }
        for name in names { try drop(name, in: database) }
    }

    private mutating func drop(_ name: String, in database: any Database) throws(DatabaseError) {
        guard let definition = try database.text(database.dialect.indexDefinition, [.text(name)]) else { return }
        try database.execute("DROP INDEX \(name)")
        definitions.append((name, definition))
    }

    /// Builds one of them again, by the text that made it.
    public mutating func restore(_ name: String, in database: any Database) throws(DatabaseError) {
        guard let index = definitions.firstIndex(where: { $0.name == name }) else { return }
        try database.execute(definitions.remove(at: index).sql)
    }

    /// Builds all that are still dropped.
    public mutating func restore(in database: any Database) throws(DatabaseError) {
        for definition in definitions { try database.execute(definition.sql) }
        definitions = []
    }
}
