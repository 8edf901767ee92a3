import Database

/// Loads what hangs on bookings into its tables; a table of which nothing came is left alone.
struct AttachedLoad {
    private var tables: [(entity: Entity, load: TableLoad)] = []
    /// Whether an export of groups came: its rows may be those that bookings have named.
    private var hasExportedGroups = false

    /// Prepares the tables, before anything is loaded.
    init(_ database: any Database) throws(DatabaseError) {
        for table in AttachedTable.all {
            let merge = TableMerge(
                table: table.name, columns: table.columns, amountColumn: table.amountColumn, defaults: table.defaults,
                derived: ["booking_id"])
            tables.append((table.entity, try TableLoad(merge, mayHold: table.entity == .groups, database)))
        }
    }

    /// Takes the rows of a chunk.
    mutating func take(_ chunk: ImportChunk, _ database: any Database) throws(DatabaseError) {
        for index in tables.indices {
            let entity = tables[index].entity
            if entity == .groups { try tables[index].load.take(chunk.groups, columns: GroupRow.columns, database) }
            guard let attached = chunk.attached, attached.entity == entity else { continue }
            if entity == .groups { hasExportedGroups = true }
            try tables[index].load.take(attached.rows, database)
        }
    }

    /// Writes what was taken and calls `count` for what became of it.
    mutating func finish(_ database: any Database, count: (MergedRows) -> Void) throws(DatabaseError) {
        for index in tables.indices {
            // Each group that bookings name comes once.
            let isDistinct = tables[index].entity == .groups && !hasExportedGroups
            try tables[index].load.finish(database, isDistinct: isDistinct, count: count)
        }
    }
}
