internal import BookingModel
internal import Database

/// Walks the records of a b-tree in order, and can write a record over with another of the same length.
final class BTreeCursor {
    /// A page on the way from the root to where the cursor stands.
    private final class Level {
        let bytes: UnsafeMutablePointer<UInt8>
        var page: UInt32 = 0
        var kind = SQLiteFormat.PageKind.leafTable
        var cellCount = 0
        /// On a leaf the cell that comes next; on an interior page the child that comes next.
        var next = 0
        /// Whether an index's own record, between two children, comes next.
        var isBetweenChildren = false
        var isDirty = false

        init(pageSize: Int) { bytes = .allocate(capacity: pageSize) }

        deinit { bytes.deallocate() }
    }

    private let file: PageFile
    private let root: UInt32
    private var levels: [Level] = []
    private var depth = 0
    private var current: Level?
    /// The whole of a record of which parts lie on overflow pages.
    private var spilled = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    /// A loop in a damaged file would have no end; no tree is this deep.
    private static let deepest = 20

    /// The number of the row on which the cursor stands; tables with row numbers only.
    private(set) var rowNumber: Int64 = 0
    /// The record on which it stands; valid until the cursor moves.
    private(set) var record = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    /// Whether the record lies on its page as a whole, so that it can be written over.
    private(set) var isWhole = true

    /// A cursor before the first record.
    init(root: UInt32, in file: PageFile) throws(DatabaseError) {
        self.file = file
        self.root = root
        try descend(to: root)
    }

    deinit { spilled.deallocate() }

    /// Moves to before the first record.
    func restart() throws(DatabaseError) {
        try flush()
        depth = 0
        try descend(to: root)
    }

    /// Moves to before the first row whose number is greater.
    func seek(after number: Int64) throws(DatabaseError) {
        try seek { (index, level) throws(DatabaseError) in try key(of: index, on: level) > number }
    }

    /// Moves to before the first record of an index whose key is greater.
    func seek(afterKey key: Identifier) throws(DatabaseError) {
        try seek { (index, level) throws(DatabaseError) in
            try take(index, on: level)
            return try isBehind(key)
        }
        record = UnsafeMutableBufferPointer(start: nil, count: 0)
    }

    /// Moves to before the first record that lies behind a place; `isBehind` says so of a cell of a page.
    private func seek(_ isBehind: (Int, Level) throws(DatabaseError) -> Bool) throws(DatabaseError) {
        try flush()
        depth = 0
        try descend(to: root)
        while true {
            let level = levels[depth - 1]
            // The first cell that lies behind: of a leaf that record comes next, of an interior page its left child.
            var low = 0
            var high = level.cellCount
            while low < high {
                let middle = (low + high) / 2
                if try isBehind(middle, level) { high = middle } else { low = middle + 1 }
            }
            level.next = low
            if level.kind.isLeaf { return }
            level.next = low + 1
            level.isBetweenChildren = level.kind.isIndex && low < level.cellCount
            try descend(to: try child(low, of: level))
        }
    }

    /// Whether the key of the current record of an index is greater than an identifier, in the engine's order: missing
    /// values, numbers, texts, then blobs by their bytes.
    func isBehind(_ key: Identifier) throws(DatabaseError) -> Bool {
        guard let base = record.baseAddress else { return false }
        let start = UnsafePointer(base)
        let end = start + record.count
        guard let header = Varint.read(start, before: end), header.value <= UInt64(record.count),
            let type = Varint.read(start + header.size, before: end), let size = SerialValue.size(of: type.value),
            Int(header.value) + size <= record.count
        else { throw file.damaged() }
        guard type.value >= 12, type.value % 2 == 0 else { return false }
        let bytes = UnsafeBufferPointer(start: start + Int(header.value), count: size)
        if size == 16 {
            let high = UnsafePointer(start + Int(header.value)).load(UInt64.self, at: 0)
            return (high, UnsafePointer(start + Int(header.value)).load(UInt64.self, at: 8)) > (key.high, key.low)
        }
        return key.bytes.lexicographicallyPrecedes(bytes)
    }

    /// The number of the last row on the leaf on which the row behind a number lies; nil where there is none.
    func lastRowOfLeaf(after number: Int64) throws(DatabaseError) -> Int64? {
        try seek(after: number)
        guard try advance() else { return nil }
        let level = levels[depth - 1]
        return try key(of: level.cellCount - 1, on: level)
    }

    /// The largest row number, or nil of an empty table. Leaves the cursor there.
    func largestRowNumber() throws(DatabaseError) -> Int64? {
        try flush()
        depth = 0
        try descend(to: root)
        while let level = levels[..<depth].last, !level.kind.isLeaf {
            level.next = level.cellCount + 1
            try descend(to: try child(level.cellCount, of: level))
        }
        guard let leaf = levels[..<depth].last, leaf.cellCount > 0 else { return nil }
        leaf.next = leaf.cellCount
        return try key(of: leaf.cellCount - 1, on: leaf)
    }

    /// Moves to the next record; gives false where there is none.
    func advance() throws(DatabaseError) -> Bool {
        while depth > 0 {
            let level = levels[depth - 1]
            if level.kind.isLeaf {
                if level.next < level.cellCount {
                    level.next += 1
                    try take(level.next - 1, on: level)
                    return true
                }
                try leave()
            } else if level.isBetweenChildren {
                level.isBetweenChildren = false
                try take(level.next - 1, on: level)
                return true
            } else if level.next <= level.cellCount {
                let child = try child(level.next, of: level)
                level.isBetweenChildren = level.kind.isIndex && level.next < level.cellCount
                level.next += 1
                try descend(to: child)
            } else {
                try leave()
            }
        }
        return false
    }

    /// Notes that the current record's bytes were changed in place.
    func markChanged() { current?.isDirty = true }

    /// Writes what was changed.
    func flush() throws(DatabaseError) {
        for level in levels[..<depth] { try write(level) }
    }

    private func write(_ level: Level) throws(DatabaseError) {
        guard level.isDirty else { return }
        try file.write(level.page, from: level.bytes)
        level.isDirty = false
    }

    private func leave() throws(DatabaseError) {
        try write(levels[depth - 1])
        depth -= 1
    }

    private func descend(to page: UInt32) throws(DatabaseError) {
        guard depth < BTreeCursor.deepest else { throw file.damaged() }
        if depth == levels.count { levels.append(Level(pageSize: file.pageSize)) }
        let level = levels[depth]
        try file.read(page, into: level.bytes)
        guard let kind = SQLiteFormat.PageKind(rawValue: level.bytes[0]) else { throw file.damaged() }
        level.page = page
        level.kind = kind
        level.cellCount = Int(UnsafePointer(level.bytes).load(UInt16.self, at: 3))
        level.next = 0
        level.isBetweenChildren = false
        level.isDirty = false
        guard kind.headerSize + 2 * level.cellCount <= file.usableSize else { throw file.damaged() }
        depth += 1
    }

    /// The place of a cell on its page.
    private func cell(_ index: Int, on level: Level) throws(DatabaseError) -> UnsafeMutablePointer<UInt8> {
        let pointer = UnsafePointer(level.bytes).load(UInt16.self, at: level.kind.headerSize + 2 * index)
        guard Int(pointer) + 4 <= file.usableSize else { throw file.damaged() }
        return level.bytes + Int(pointer)
    }

    private func child(_ index: Int, of level: Level) throws(DatabaseError) -> UInt32 {
        let bytes = UnsafePointer(level.bytes)
        if index == level.cellCount { return bytes.load(UInt32.self, at: 8) }
        return UnsafePointer(try cell(index, on: level)).load(UInt32.self, at: 0)
    }

    private func key(of index: Int, on level: Level) throws(DatabaseError) -> Int64 {
        var place = UnsafePointer(try cell(index, on: level))
        let end = UnsafePointer(level.bytes) + file.usableSize
        if level.kind.isLeaf {
            guard let size = Varint.read(place, before: end)?.size else { throw file.damaged() }
            place += size
        } else {
            place += 4
        }
        guard let key = Varint.read(place, before: end) else { throw file.damaged() }
        return Int64(bitPattern: key.value)
    }

    private func take(_ index: Int, on level: Level) throws(DatabaseError) {
        var place = try cell(index, on: level)
        let end = UnsafePointer(level.bytes) + file.usableSize
        if !level.kind.isLeaf { place += 4 }
        guard let length = Varint.read(place, before: end), length.value < 1 << 31 else { throw file.damaged() }
        place += length.size
        if !level.kind.isIndex {
            guard let number = Varint.read(place, before: end) else { throw file.damaged() }
            rowNumber = Int64(bitPattern: number.value)
            place += number.size
        }
        current = level
        let count = Int(length.value)
        let local = SQLiteFormat.localSize(
            of: count, isTableLeaf: level.kind == .leafTable, usable: file.usableSize)
        isWhole = local == count
        guard UnsafePointer(place) + local + (isWhole ? 0 : 4) <= end else { throw file.damaged() }
        guard !isWhole else {
            record = UnsafeMutableBufferPointer(start: place, count: count)
            return
        }
        if spilled.count < count {
            spilled.deallocate()
            spilled = .allocate(capacity: count)
        }
        record = UnsafeMutableBufferPointer(rebasing: spilled.prefix(count))
        guard let whole = record.baseAddress else { return }
        whole.update(from: place, count: local)
        let first = UnsafePointer(place).load(UInt32.self, at: local)
        try file.readOverflow(first, into: UnsafeMutableBufferPointer(rebasing: record.dropFirst(local)))
    }
}
