/// A b-tree page while it is filled: the pointers to its cells grow from the front, the cells from the back.
final class PageBuffer {
    let bytes: UnsafeMutablePointer<UInt8>
    private let pageSize: Int
    private let usableSize: Int
    let kind: SQLiteFormat.PageKind
    private(set) var cellCount = 0
    private var contentStart: Int
    /// The size of the cell added last: it is the one at `contentStart`.
    private var sizes: [UInt16] = []

    init(_ kind: SQLiteFormat.PageKind, of file: PageFile) {
        self.kind = kind
        pageSize = file.pageSize
        usableSize = file.usableSize
        contentStart = file.usableSize
        bytes = .allocate(capacity: file.pageSize)
        bytes.initialize(repeating: 0, count: file.pageSize)
    }

    deinit { bytes.deallocate() }

    /// Whether a cell of so many bytes, and the pointer to it, still have room.
    func hasRoom(for size: Int) -> Bool { kind.headerSize + 2 * (cellCount + 1) + size <= contentStart }

    /// Makes a cell of so many bytes behind the others; gives the place to write it to.
    func add(_ size: Int) -> UnsafeMutablePointer<UInt8> {
        contentStart -= size
        bytes.store(UInt16(truncatingIfNeeded: contentStart), at: kind.headerSize + 2 * cellCount)
        cellCount += 1
        sizes.append(UInt16(truncatingIfNeeded: size))
        return bytes + contentStart
    }

    /// The cell added last.
    var last: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + contentStart, count: Int(sizes.last ?? 0))
    }

    /// Takes the cell added last out again.
    func removeLast() {
        guard let size = sizes.popLast() else { return }
        contentStart += Int(size)
        cellCount -= 1
        bytes.store(UInt16(0), at: kind.headerSize + 2 * cellCount)
    }

    /// Completes the header; an interior page names its right-most child.
    func seal(rightmost: UInt32? = nil) {
        bytes[0] = kind.rawValue
        bytes.store(UInt16(0), at: 1)
        bytes.store(UInt16(truncatingIfNeeded: cellCount), at: 3)
        bytes.store(UInt16(truncatingIfNeeded: contentStart), at: 5)
        bytes[7] = 0
        if let rightmost { bytes.store(rightmost, at: 8) }
    }

    /// Empties the page; what lies unused in a file is zero.
    func clear() {
        bytes.update(repeating: 0, count: pageSize)
        cellCount = 0
        contentStart = usableSize
        sizes.removeAll(keepingCapacity: true)
    }
}
