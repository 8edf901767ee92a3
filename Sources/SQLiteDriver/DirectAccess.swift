internal import BookingModel
internal import Database
internal import SQLiteFile

/// What a connection does past the engine in a file that it builds: tables filled and updated page by page.
///
/// The engine and this write the same file by turns, never at once: before the engine's next statement everything here
/// is completed (`settle`) and the engine is told that its cache is out of date.
final class DirectAccess {
    private enum Builder {
        case table(TableBuilder)
        case ordered(IndexBuilder, RecordWriter)
    }

    let file: PageFile
    let schema: DirectSchema
    private var builders: [String: Builder] = [:]
    var updaters: [String: TableUpdater] = [:]
    private var readers: [String: TableReader] = [:]
    /// Indexes that lack what was written, in the order in which they came to.
    private var staleIndexes: [DirectSchema.Index] = []
    let interruption: InterruptionFlag

    init(_ file: PageFile, schema: DirectSchema, interruption: InterruptionFlag) throws(DatabaseError) {
        self.file = file
        self.schema = schema
        self.interruption = interruption
        try file.reread()
    }

    /// Appends rows to a table that was empty; gives false where that is for the engine to do.
    func append(_ batch: RowBatch, to table: String, columns: [String]) throws(DatabaseError) -> Bool {
        guard let layout = schema.tables[table], layout.places(of: columns) != nil else { return false }
        if builders[table] == nil {
            guard updaters.keys.allSatisfy({ !$0.hasPrefix(table + " ") }), try layout.isEmpty(in: file) else {
                return false
            }
            let sources = layout.sources(of: columns)
            builders[table] =
                layout.hasRowNumbers
                ? .table(TableBuilder(root: layout.root, columns: sources, in: file))
                : .ordered(IndexBuilder(root: layout.root, in: file), RecordWriter(sources))
            noteStale(schema.indexes(of: table) { $0.isPartial ? columns.contains($0.column) : true })
        }
        try check()
        switch builders[table] {
        case .table(let builder): try builder.append(batch)
        case .ordered(let builder, let writer): try builder.append(batch, by: writer)
        case nil: return false
        }
        return true
    }

    /// Reads rows; gives false where that is for the engine to do.
    func scan(_ scan: TableScan, _ body: (any ResultRow) throws(DatabaseError) -> Void) throws(DatabaseError) -> Bool {
        guard let layout = schema.tables[scan.table], layout.columns.first?.name == scan.key else { return false }
        try finishBuilder(of: scan.table)
        let name = ([scan.table] + scan.columns).joined(separator: " ")
        // A reader that goes on where it stopped finds its place without a search.
        if scan.after == nil || readers[name] == nil {
            readers[name] = try TableReader(layout, columns: scan.columns, in: file)
        }
        guard let reader = readers[name] else { return false }
        var count = 0
        try reader.read(after: scan.after, limit: scan.limit) { row throws(DatabaseError) in
            count += 1
            if count & 0xFFF == 0 { try check() }
            try body(row)
        }
        return true
    }

    /// Updates rows where they lie; gives those rows of the batch that the engine has to write, or nil where all are.
    func update(_ table: String, key: String, columns: [String], with batch: RowBatch) throws(DatabaseError) -> [Int]? {
        guard let layout = schema.tables[table], layout.columns.first?.name == key else { return nil }
        try finishBuilder(of: table)
        try check()
        let name = ([table] + columns).joined(separator: " ")
        if updaters[name] == nil {
            // What updaters of other columns remember of their leaf would be out of date.
            updaters = updaters.filter { !$0.key.hasPrefix(table + " ") }
            updaters[name] = try TableUpdater(layout, columns: columns, filler: "fill_room", in: file)
            noteStale(schema.indexes(of: table) { columns.contains($0.column) })
        }
        guard let updater = updaters[name] else { return nil }
        return try updater.update(batch)
    }

    /// Completes all tables and those indexes that can be built here; gives the names of the others.
    func settle() throws(DatabaseError) -> [String] {
        for table in builders.keys.sorted() { try finishBuilder(of: table) }
        updaters = [:]
        readers = [:]
        // While indexes are built and the engine goes on, the disk has something to do.
        file.beginWriteback()
        let stale = staleIndexes
        staleIndexes = []
        var others: [String] = []
        // One after the other: each is built by all processors, and takes memory.
        for index in stale {
            try check()
            if try !build(index) { others.append(index.name) }
        }
        try file.publish()
        file.beginWriteback()
        return others
    }

    private func build(_ index: DirectSchema.Index) throws(DatabaseError) -> Bool {
        let layout = TableLayout(root: index.root, columns: [], hasRowNumbers: false)
        guard index.isBuildable, let table = schema.tables[index.table], try layout.isEmpty(in: file) else {
            return false
        }
        if table.hasRowNumbers {
            let builder = IdentifierIndexBuilder(over: index.column, of: table, isUnique: index.isUnique)
            if try builder.build(root: index.root, in: file, keepsMissing: !index.isPartial) { return true }
        } else if !index.isUnique, !index.isPartial {
            let builder = KeyedIndexBuilder(over: index.column, of: table, key: index.key)
            if try builder.build(root: index.root, in: file) { return true }
        }
        guard index.key.count <= 1 else { return false }
        let texts = TextIndexBuilder(over: index.column, of: table, key: index.key.first, isUnique: index.isUnique)
        return try texts.build(root: index.root, in: file, keepsMissing: !index.isPartial)
    }

    func finishBuilder(of table: String) throws(DatabaseError) {
        switch builders.removeValue(forKey: table) {
        case .table(let builder): try builder.finish()
        case .ordered(let builder, _): try builder.finish()
        case nil: break
        }
    }

    func noteStale(_ indexes: [DirectSchema.Index]) {
        for index in indexes where !staleIndexes.contains(where: { $0.name == index.name }) {
            staleIndexes.append(index)
        }
    }

    private func check() throws(DatabaseError) { try interruption.check() }
}
