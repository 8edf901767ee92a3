internal import Database

/// What takes records in the order of their keys.
protocol RecordOutput: AnyObject {
    /// Takes a record; it sorts behind all before it.
    func append(_ record: UnsafeBufferPointer<UInt8>) throws(DatabaseError)
}

/// Leaves of an index that lie behind each other, and the records between them, which belong on the pages above.
struct LeafRow: Sendable {
    /// A leaf, and the cell of the record behind it.
    struct Divider: Sendable {
        let leaf: UInt32
        let cell: [UInt8]
    }

    /// The cell that parts these leaves from those before them; empty where there are none.
    fileprivate(set) var first: [UInt8] = []
    /// All leaves but the last.
    fileprivate(set) var dividers: [Divider] = []
    /// The last leaf.
    fileprivate(set) var last: UInt32 = 0
}

/// Builds leaves without the pages above them, so that several threads build one index.
final class LeafRowBuilder: RecordOutput {
    private let file: PageFile
    private let page: PageBuffer
    private let isFirst: Bool
    private var row = LeafRow()

    /// A builder of the first leaves of an index, or of later ones: their first record parts them from those before.
    init(in file: PageFile, isFirst: Bool) {
        self.file = file
        self.isFirst = isFirst
        page = PageBuffer(.leafIndex, of: file)
    }

    func append(_ record: UnsafeBufferPointer<UInt8>) throws(DatabaseError) {
        let size = file.indexCellSize(of: record)
        if !isFirst, row.first.isEmpty {
            row.first = try file.indexCell(of: record)
            return
        }
        if !page.hasRoom(for: size) { row.dividers.append(try passUp()) }
        try file.writeIndexCell(of: record, to: page.add(size))
    }

    /// Writes the full page; its last record goes up and parts it from the next.
    private func passUp() throws(DatabaseError) -> LeafRow.Divider {
        let cell = Array(page.last)
        page.removeLast()
        return LeafRow.Divider(leaf: try write(), cell: cell)
    }

    private func write() throws(DatabaseError) -> UInt32 {
        page.seal()
        let number = file.allocate()
        try file.write(number, from: page.bytes)
        page.clear()
        return number
    }

    /// Writes the last leaf. There were two records at least, or the index would have a leaf without any.
    func finish() throws(DatabaseError) -> LeafRow {
        row.last = try write()
        return row
    }
}

extension PageFile {
    /// The bytes that a record takes on a page of an index.
    func indexCellSize(of record: UnsafeBufferPointer<UInt8>) -> Int {
        let local = SQLiteFormat.localSize(of: record.count, isTableLeaf: false, usable: usableSize)
        // The engine never makes a cell of less than four bytes: a freed one must hold the note that it is free.
        return max(4, Varint.size(of: UInt64(record.count)) + local + (local < record.count ? 4 : 0))
    }

    /// Writes a record as a cell, and what does not fit there to overflow pages.
    func writeIndexCell(
        of record: UnsafeBufferPointer<UInt8>, to place: UnsafeMutablePointer<UInt8>
    ) throws(DatabaseError) {
        guard let base = record.baseAddress else { return }
        let local = SQLiteFormat.localSize(of: record.count, isTableLeaf: false, usable: usableSize)
        let prefix = Varint.write(UInt64(record.count), to: place)
        (place + prefix).update(from: base, count: local)
        if local < record.count {
            (place + prefix).store(try writeOverflow(UnsafeBufferPointer(rebasing: record.dropFirst(local))), at: local)
        }
    }

    fileprivate func indexCell(of record: UnsafeBufferPointer<UInt8>) throws(DatabaseError) -> [UInt8] {
        var cell = [UInt8](repeating: 0, count: indexCellSize(of: record))
        try cell.withUnsafeMutableBufferPointer { bytes throws(DatabaseError) in
            if let base = bytes.baseAddress { try writeIndexCell(of: record, to: base) }
        }
        return cell
    }
}
