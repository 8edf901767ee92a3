internal import BookingModel
internal import Database
internal import SQLiteFile

/// Indexes over identifiers, built when their tables are complete.
extension DirectAccess {
    private struct Task: Sendable {
        let builder: IdentifierIndexBuilder
        let stretch: KeyStretch
    }

    /// Builds what can be built here; gives the names of the other indexes.
    ///
    /// The entries of some indexes are read and sorted side by side. They are written one index after the other, so that
    /// the same data gives the same file.
    func buildIndexes(_ indexes: [DirectSchema.Index]) throws(DatabaseError) -> [String] {
        var left: [String] = []
        for start in stride(from: 0, to: indexes.count, by: 2) {
            left += try buildTogether(indexes[start..<min(start + 2, indexes.count)])
        }
        return left
    }

    private func buildTogether(_ indexes: ArraySlice<DirectSchema.Index>) throws(DatabaseError) -> [String] {
        var left: [String] = []
        var tasks: [Task] = []
        var built: [(index: DirectSchema.Index, builder: IdentifierIndexBuilder, tasks: Range<Int>)] = []
        for index in indexes {
            let layout = TableLayout(root: index.root, columns: [], hasRowNumbers: false)
            guard index.isBuildable, let table = schema.tables[index.table], try layout.isEmpty(in: file) else {
                left.append(index.name)
                continue
            }
            let builder = IdentifierIndexBuilder(
                over: index.column, of: table, isUnique: index.isUnique, keepsMissing: !index.isPartial)
            let first = tasks.count
            // Without row numbers there are no entries to make here, which the first stretch finds out.
            let stretches = table.hasRowNumbers ? try table.stretches(partsSideBySide, in: file) : [.whole]
            tasks += stretches.map { Task(builder: builder, stretch: $0) }
            built.append((index, builder, first..<tasks.count))
        }
        let runs = try onEach(tasks) { [file, interruption] task throws(DatabaseError) in
            try interruption.check()
            return try task.builder.read(task.stretch, in: file)
        }
        for (index, builder, tasks) in built {
            try interruption.check()
            let found = runs[tasks].compactMap { $0 }
            guard found.count == tasks.count, try builder.write(found, root: index.root, in: file) else {
                left.append(index.name)
                continue
            }
        }
        return left
    }
}
