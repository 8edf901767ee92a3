public import Database

/// Builds the b-tree of an empty index, or of an empty table without row numbers, from records in the order of their
/// keys.
///
/// Unlike a table's, the interior pages of an index hold records themselves: when a page is full, its last record goes
/// up and parts it from the next.
public final class IndexBuilder: RecordOutput {
    private let file: PageFile
    private let root: UInt32
    /// The page that is being filled on each level, leaves first.
    private var levels: [PageBuffer]

    /// A builder of the b-tree whose root page is `root`.
    public init(root: UInt32, in file: PageFile) {
        self.file = file
        self.root = root
        levels = [PageBuffer(.leafIndex, of: file)]
    }

    /// Appends a record; it sorts behind all before it.
    func append(_ record: UnsafeBufferPointer<UInt8>) throws(DatabaseError) {
        try file.writeIndexCell(of: record, to: room(for: file.indexCellSize(of: record), on: 0, child: nil))
    }

    /// Makes a cell on a level; on an interior one it is the divider behind `child`.
    private func room(for size: Int, on level: Int, child: UInt32?) throws(DatabaseError)
        -> UnsafeMutablePointer<UInt8>
    {
        let whole = size + (child == nil ? 0 : 4)
        if !levels[level].hasRoom(for: whole) { try pass(upFrom: level) }
        let place = levels[level].add(whole)
        guard let child else { return place }
        place.store(child, at: 0)
        return place + 4
    }

    /// Writes a full page and hands its last cell to the level above, as the divider behind it.
    private func pass(upFrom level: Int) throws(DatabaseError) {
        let page = levels[level]
        let isLeaf = page.kind.isLeaf
        let cell = Array(page.last)
        page.removeLast()
        // On an interior page the divider's own child becomes the page's right-most.
        let rightmost = isLeaf ? nil : cell.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        page.seal(rightmost: rightmost)
        let number = file.allocate()
        try file.write(number, from: page.bytes)
        page.clear()
        try add(isLeaf ? cell[...] : cell.dropFirst(4), to: level + 1, behind: number)
    }

    /// Adds a record's cell to an interior level, as the divider behind `child`.
    private func add(_ divider: ArraySlice<UInt8>, to level: Int, behind child: UInt32) throws(DatabaseError) {
        if level == levels.count { levels.append(PageBuffer(.interiorIndex, of: file)) }
        let place = try room(for: divider.count, on: level, child: child)
        for (offset, byte) in divider.enumerated() { place[offset] = byte }
    }

    /// Completes the tree.
    public func finish() throws(DatabaseError) { try finish(levels[...], rightmost: nil) }

    /// Completes the tree over leaves that were made apart; nothing was appended here.
    func finish(above rows: [LeafRow]) throws(DatabaseError) {
        var child: UInt32?
        for row in rows {
            if let child { try add(row.first[...], to: 1, behind: child) }
            for divider in row.dividers { try add(divider.cell[...], to: 1, behind: divider.leaf) }
            child = row.last
        }
        try finish(levels.dropFirst(), rightmost: child)
    }

    private func finish(_ levels: ArraySlice<PageBuffer>, rightmost: UInt32?) throws(DatabaseError) {
        var child = rightmost
        for (level, page) in zip(levels.indices, levels) {
            page.seal(rightmost: child)
            let number = level == self.levels.count - 1 ? root : file.allocate()
            try file.write(number, from: page.bytes)
            child = number
        }
    }
}

extension IndexBuilder {
    /// Appends the rows of a batch, which come in the order of their keys, to a table without row numbers.
    public func append(_ batch: RowBatch, by writer: RecordWriter) throws(DatabaseError) {
        try batch.withBytes { bytes throws(DatabaseError) in
            for row in 0..<batch.rowCount { try append(writer.record(of: bytes, row: row)) }
        }
    }
}
