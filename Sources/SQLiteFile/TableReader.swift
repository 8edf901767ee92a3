public import Database

/// Reads the rows of a table in the order of its b-tree, without the engine.
public final class TableReader {
    private let file: PageFile
    private let cursor: BTreeCursor
    private let view: RecordView
    private let row: RecordRow
    /// The number of the row that was read last.
    private var position: Int64?

    /// A reader of some columns; nil where the table has no such column.
    public init?(_ layout: TableLayout, columns: [String], in file: PageFile) throws(DatabaseError) {
        guard let places = layout.places(of: columns) else { return nil }
        self.file = file
        cursor = try BTreeCursor(root: layout.root, in: file)
        // Records are taken apart no further than to the last column asked for.
        view = RecordView(columns: (places.max() ?? 0) + 1)
        row = RecordRow(
            view, places: places.map { layout.columns[$0].isRowNumber ? -1 : $0 },
            isReal: places.map { layout.columns[$0].isReal })
    }

    /// Hands the next rows to `body`: those whose number is greater than `number`, at most `limit`.
    public func read(
        after number: Int64?, limit: Int?, _ body: (any ResultRow) throws(DatabaseError) -> Void
    ) throws(DatabaseError) {
        if let number, number != position { try cursor.seek(after: number) }
        var count = 0
        while count < limit ?? .max, try cursor.advance() {
            guard let base = cursor.record.baseAddress, view.take(base, count: cursor.record.count) else {
                throw file.damaged()
            }
            position = cursor.rowNumber
            row.rowNumber = cursor.rowNumber
            try body(row)
            count += 1
        }
    }

    /// Hands the rows of a stretch to `body`; the reader is a new one.
    public func read(
        _ stretch: KeyStretch, _ body: (any ResultRow) throws(DatabaseError) -> Void
    ) throws(DatabaseError) {
        switch stretch {
        case .whole: break
        case .numbers(let after, _): try cursor.seek(after: after)
        case .identifiers(let after, _): if let after { try cursor.seek(afterKey: after) }
        }
        while try cursor.advance() {
            switch stretch {
            case .whole: break
            case .numbers(_, let through): if cursor.rowNumber > through { return }
            case .identifiers(_, let through): if let through, try cursor.isBehind(through) { return }
            }
            guard let base = cursor.record.baseAddress, view.take(base, count: cursor.record.count) else {
                throw file.damaged()
            }
            row.rowNumber = cursor.rowNumber
            try body(row)
        }
    }
}
