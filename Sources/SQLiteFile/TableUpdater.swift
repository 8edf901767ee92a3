internal import BookingModel
public import Database

/// Writes columns of rows over where they lie, as long as each record keeps its length.
///
/// Records keep their length by a last column that holds nothing but zeros and gives room to the others.
public final class TableUpdater {
    private let file: PageFile
    private let layout: TableLayout
    private let cursor: BTreeCursor
    private let view: RecordView
    private let editor: RecordEditor
    /// Whether the cursor stands on a record that no row of a batch has met yet.
    private var isOnRecord = false
    /// The last key of the batch before, of a table without row numbers.
    private var lastKey: [UInt8] = []

    /// An updater of some columns, of which `filler` may be one; nil where the table has no such column.
    public init?(_ layout: TableLayout, columns: [String], filler: String, in file: PageFile) throws(DatabaseError) {
        guard let places = layout.places(of: columns) else { return nil }
        self.file = file
        self.layout = layout
        cursor = try BTreeCursor(root: layout.root, in: file)
        view = RecordView(columns: layout.columns.count)
        var edits = [RecordEditor.Source](repeating: .kept, count: layout.columns.count)
        // The first cell of a row is its key.
        for (index, place) in places.enumerated() { edits[place] = .cell(index + 1) }
        if let place = layout.columns.indices.last, layout.columns[place].name == filler { edits[place] = .filler }
        editor = RecordEditor(edits)
    }

    /// Updates the rows of a batch, whose first cell is the key: the row's number, or an identifier. Keys ascend in
    /// the batch; a batch that does not lie behind the one before begins with a search from the table's start.
    ///
    /// Gives the rows of the batch that it could not write: those whose record would get another length. Rows that do not
    /// lie in `range` are left alone, where the table has row numbers.
    public func update(_ batch: RowBatch, in range: Range<Int64>? = nil) throws(DatabaseError) -> [Int] {
        var left: [Int] = []
        try batch.withBytes { bytes throws(DatabaseError) in
            if !layout.hasRowNumbers { try begin(at: bytes, count: batch.rowCount) }
            for row in 0..<batch.rowCount {
                let key = bytes.cells[row * bytes.columnCount]
                if let range, !range.contains(key.payload) { continue }
                guard try find(key, bytes.arena) else { continue }
                guard cursor.isWhole, editor.edit(cursor.record, view, bytes, row: row) else {
                    left.append(row)
                    continue
                }
                cursor.markChanged()
            }
        }
        try cursor.flush()
        return left
    }

    /// Goes back to the table's start where a batch does not lie behind the one before.
    private func begin(at batch: borrowing BatchBytes, count: Int) throws(DatabaseError) {
        let first = batch.cells[0]
        let last = batch.cells[(count - 1) * batch.columnCount]
        let firstKey = UnsafeBufferPointer(start: batch.arena + Int(first.payload), count: Int(first.length))
        if !lastKey.isEmpty, !lastKey.lexicographicallyPrecedes(firstKey) {
            try cursor.restart()
            isOnRecord = false
        }
        lastKey = Array(UnsafeBufferPointer(start: batch.arena + Int(last.payload), count: Int(last.length)))
    }

    /// Moves to the record with a key; gives false where there is none.
    private func find(_ key: RowBatch.Cell, _ arena: UnsafePointer<UInt8>) throws(DatabaseError) -> Bool {
        if layout.hasRowNumbers {
            if key.payload != cursor.rowNumber + 1 || key.payload == 1 { try cursor.seek(after: key.payload - 1) }
            guard try cursor.advance(), cursor.rowNumber == key.payload else { return false }
            return try takeRecord()
        }
        let wanted = arena + Int(key.payload)
        while true {
            if !isOnRecord {
                guard try cursor.advance() else { return false }
                isOnRecord = true
                _ = try takeRecord()
            }
            switch compare(wanted, count: Int(key.length)) {
            case ..<0: return false
            case 0:
                isOnRecord = false
                return true
            default: isOnRecord = false
            }
        }
    }

    private func takeRecord() throws(DatabaseError) -> Bool {
        guard let base = cursor.record.baseAddress, view.take(base, count: cursor.record.count) else {
            throw file.damaged()
        }
        return true
    }

    /// How a key stands to that of the current record: below, at or above it.
    private func compare(_ wanted: UnsafePointer<UInt8>, count: Int) -> Int {
        let key = view.bytes(0)
        for index in 0..<min(count, key.count) where wanted[index] != key[index] {
            return wanted[index] < key[index] ? -1 : 1
        }
        return count - key.count
    }
}
