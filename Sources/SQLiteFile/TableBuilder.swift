public import Database

/// Builds the b-tree of an empty table from rows in the order of their numbers: leaves are filled to the brim and
/// written once, one behind the other; the interior pages follow at the end.
public final class TableBuilder {
    private let file: PageFile
    private let root: UInt32
    private let writer: RecordWriter
    private let leaf: PageBuffer
    private var rowNumber: Int64
    /// The last rows of the finished leaves that wait to be written, and how many wait at most.
    private var waiting: [Int64] = []
    private static let runLength = 16
    /// The leaves that were written, each with the number of its last row: 16 bytes for 16 KiB.
    private var leaves: [(page: UInt32, lastRow: Int64)] = []

    /// The number of rows so far.
    public private(set) var count = 0

    /// A builder of the table whose root page is `root`. Rows are numbered from 1.
    public init(root: UInt32, columns: [RecordWriter.Source], in file: PageFile) {
        self.file = file
        self.root = root
        writer = RecordWriter(columns)
        leaf = PageBuffer(.leafTable, of: file, run: TableBuilder.runLength)
        rowNumber = 0
    }

    /// Appends the rows of a batch.
    public func append(_ batch: RowBatch) throws(DatabaseError) {
        try batch.withBytes { bytes throws(DatabaseError) in
            for row in 0..<batch.rowCount { try append(writer.record(of: bytes, row: row)) }
        }
    }

    private func append(_ record: UnsafeBufferPointer<UInt8>) throws(DatabaseError) {
        guard let base = record.baseAddress else { return }
        let number = UInt64(rowNumber + 1)
        let local = SQLiteFormat.localSize(of: record.count, isTableLeaf: true, usable: file.usableSize)
        let prefix = Varint.size(of: UInt64(record.count)) + Varint.size(of: number)
        let size = prefix + local + (local < record.count ? 4 : 0)
        if !leaf.hasRoom(for: size) { try turn() }
        var place = leaf.add(size)
        place += Varint.write(UInt64(record.count), to: place)
        place += Varint.write(number, to: place)
        place.update(from: base, count: local)
        if local < record.count {
            let rest = UnsafeBufferPointer(rebasing: record.dropFirst(local))
            place.store(try file.writeOverflow(rest), at: local)
        }
        rowNumber += 1
        count += 1
    }

    /// Finishes a leaf and begins the next.
    private func turn() throws(DatabaseError) {
        leaf.seal()
        waiting.append(rowNumber)
        if !leaf.turn() { try flush() }
    }

    /// Writes the finished leaves, one behind the other.
    private func flush() throws(DatabaseError) {
        var written = 0
        while written < waiting.count {
            let pages = file.allocate(upTo: waiting.count - written)
            try file.write(pages, from: leaf.run + written * file.pageSize)
            leaves += zip(pages, waiting[written...]).map { (page: $0, lastRow: $1) }
            written += pages.count
        }
        waiting.removeAll(keepingCapacity: true)
        leaf.rewind()
    }

    /// Completes the tree.
    public func finish() throws(DatabaseError) {
        guard !leaves.isEmpty || !waiting.isEmpty else {
            leaf.seal()
            return try file.write(root, from: leaf.bytes)
        }
        if leaf.cellCount > 0 { try turn() }
        try flush()
        var level = leaves
        leaves = []
        while true {
            let parents = try buildLevel(over: level)
            if parents.isEmpty { return }
            level = parents
        }
    }

    /// Builds the interior pages above some pages; gives them, or none where one was enough and became the root.
    ///
    /// Children are spread evenly, because a page with one child only would be no page to the engine.
    private func buildLevel(over children: [(page: UInt32, lastRow: Int64)]) throws(DatabaseError)
        -> [(page: UInt32, lastRow: Int64)]
    {
        let largestCell = 2 + 4 + 9
        let mostChildren = 1 + (file.usableSize - SQLiteFormat.PageKind.interiorTable.headerSize) / largestCell
        let pageCount = (children.count + mostChildren - 1) / mostChildren
        var parents: [(page: UInt32, lastRow: Int64)] = []
        let page = PageBuffer(.interiorTable, of: file)
        for index in 0..<pageCount {
            let own = children[children.count * index / pageCount..<children.count * (index + 1) / pageCount]
            guard let rightmost = own.last else { continue }
            for child in own.dropLast() {
                let place = page.add(4 + Varint.size(of: UInt64(bitPattern: child.lastRow)))
                place.store(child.page, at: 0)
                Varint.write(UInt64(bitPattern: child.lastRow), to: place + 4)
            }
            // The right-most child has no cell: what it holds lies behind the last one's key.
            page.seal(rightmost: rightmost.page)
            let number = pageCount == 1 ? root : file.allocate()
            try file.write(number, from: page.bytes)
            parents.append((number, rightmost.lastRow))
            page.clear()
        }
        return pageCount == 1 ? [] : parents
    }
}
