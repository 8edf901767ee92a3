/// Secondary indexes dropped around a write of most rows: building one afterwards, by one sort, costs a tenth of keeping
/// it.
///
/// Only where the engine asks for it. Dropping one and failing later is undone with the transaction.
public struct SuspendedIndexes {
    private var definitions: [(name: String, sql: String)] = []

    /// Drops the indexes of these names that exist and nothing else hangs on; those of primary keys, too.
    public init(_ names: [String], in database: any Database) throws(DatabaseError) {
        guard database.suspendsIndexes else { return }
        for name in names { try drop(name, in: database) }
    }

    private mutating func drop(_ name: String, in database: any Database) throws(DatabaseError) {
        var found: (drop: String, make: String)?
        try database.query(database.dialect.indexStatements, [.text(name)]) { row throws(DatabaseError) in
            if let drop = row.text(0), let make = row.text(1) { found = (drop, make) }
        }
        guard let found else { return }
        try database.execute(found.drop)
        definitions.append((name, found.make))
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
