import Database

/// Merges what hangs on bookings into its tables; a table of which nothing came is left alone.
struct AttachedLoad {
    /// The tables of which something came.
    private var staged: Set<String> = []
    /// Whether an export of groups came: its rows may be those that bookings have named.
    private var hasExportedGroups = false

    private static let merges = AttachedTable.all.map { table in
        (
            entity: table.entity,
            merge: TableMerge(
                table: table.name, columns: table.columns, amountColumn: table.amountColumn, defaults: table.defaults,
                derived: ["booking_id"])
        )
    }

    /// Makes the staging tables, before anything is loaded: a statement amid the rows of a new database would end their
    /// writing past the engine.
    init(_ database: any Database) throws(DatabaseError) {
        for (_, merge) in AttachedLoad.merges { try merge.begin(database) }
    }

    /// Appends the rows of a chunk to the staging table of their own table.
    mutating func stage(_ chunk: ImportChunk, _ database: any Database) throws(DatabaseError) {
        for (entity, merge) in AttachedLoad.merges {
            if entity == .groups, !chunk.groups.isEmpty {
                staged.insert(merge.table)
                try merge.stage(chunk.groups, columns: GroupRow.columns, database)
            }
            guard let attached = chunk.attached, attached.entity == entity else { continue }
            if entity == .groups { hasExportedGroups = true }
            staged.insert(merge.table)
            try merge.stage(attached.rows, database)
        }
    }

    /// Merges what was staged and calls `count` for what became of it.
    func finish(_ database: any Database, count: (MergedRows) -> Void) throws(DatabaseError) {
        for (entity, merge) in AttachedLoad.merges {
            if staged.contains(merge.table) {
                // Each group that bookings name is staged once.
                let isDistinct = entity == .groups && !hasExportedGroups
                try merge.finish(database, isDistinct: isDistinct, count: count)
            } else {
                try merge.abandon(database)
            }
        }
    }
}
