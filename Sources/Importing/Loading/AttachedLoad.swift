import Database

/// Merges what hangs on bookings into its tables; a table of which nothing came is left alone.
struct AttachedLoad {
    private var begun: Set<String> = []

    private static let merges = AttachedTable.all.map { table in
        (
            entity: table.entity,
            merge: TableMerge(
                table: table.name, columns: table.columns, amountColumn: table.amountColumn, defaults: table.defaults,
                derived: ["booking_id"])
        )
    }

    /// Appends the rows of a chunk to the staging table of their own table.
    mutating func stage(_ chunk: ImportChunk, _ database: any Database) throws(DatabaseError) {
        for (entity, merge) in AttachedLoad.merges {
            if entity == .groups, !chunk.groups.isEmpty {
                try begin(merge, database)
                try merge.stage(chunk.groups, columns: GroupRow.columns, database)
            }
            guard let attached = chunk.attached, attached.entity == entity else { continue }
            try begin(merge, database)
            try merge.stage(attached.rows, database)
        }
    }

    /// Merges what was staged and calls `count` for what became of it.
    func finish(_ database: any Database, count: (MergedRows) -> Void) throws(DatabaseError) {
        for (_, merge) in AttachedLoad.merges where begun.contains(merge.table) {
            try merge.finish(database, count: count)
        }
    }

    private mutating func begin(_ merge: TableMerge, _ database: any Database) throws(DatabaseError) {
        if begun.insert(merge.table).inserted { try merge.begin(database) }
    }
}
