/// A b-tree page while it is filled: the pointers to its cells grow from the front, the cells from the back.
///
/// A buffer may have room for a run of pages that are filled one behind the other, to be written at once: writing costs
/// as much for each call as for the bytes of a page.
final class PageBuffer {
    /// The run of pages, of which the last one is being filled.
    let run: UnsafeMutablePointer<UInt8>
    private let runLength: Int
    /// The pages of the run that are full.
    private(set) var fullCount = 0
    /// The page that is being filled.
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private let pageSize: Int
    private let usableSize: Int
    let kind: SQLiteFormat.PageKind
    private(set) var cellCount = 0
    private var contentStart: Int
    /// The size of the cell added last: it is the one at `contentStart`.
    private var lastSize = 0

    /// A page, or a run of so many.
    init(_ kind: SQLiteFormat.PageKind, of file: PageFile, run length: Int = 1) {
        self.kind = kind
        runLength = length
        pageSize = file.pageSize
        usableSize = file.usableSize
        contentStart = file.usableSize
        run = .allocate(capacity: file.pageSize * length)
        run.initialize(repeating: 0, count: file.pageSize * length)
        bytes = run
    }

    deinit { run.deallocate() }

    /// Whether a cell of so many bytes, and the pointer to it, still have room.
    func hasRoom(for size: Int) -> Bool { kind.headerSize + 2 * (cellCount + 1) + size <= contentStart }

    /// Makes a cell of so many bytes behind the others; gives the place to write it to.
    func add(_ size: Int) -> UnsafeMutablePointer<UInt8> {
        contentStart -= size
        bytes.store(UInt16(truncatingIfNeeded: contentStart), at: kind.headerSize + 2 * cellCount)
        cellCount += 1
        lastSize = size
        return bytes + contentStart
    }

    /// The cell added last.
    var last: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + contentStart, count: lastSize)
    }

    /// Takes the cell added last out again; only one.
    func removeLast() {
        guard cellCount > 0 else { return }
        contentStart += lastSize
        lastSize = 0
        cellCount -= 1
    }

    /// Completes the page; an interior one names its right-most child. What lies unused in a file is zero.
    func seal(rightmost: UInt32? = nil) {
        let pointersEnd = kind.headerSize + 2 * cellCount
        (bytes + pointersEnd).update(repeating: 0, count: contentStart - pointersEnd)
        bytes[0] = kind.rawValue
        bytes.store(UInt16(0), at: 1)
        bytes.store(UInt16(truncatingIfNeeded: cellCount), at: 3)
        bytes.store(UInt16(truncatingIfNeeded: contentStart), at: 5)
        bytes[7] = 0
        if let rightmost { bytes.store(rightmost, at: 8) }
    }

    /// Begins the page anew.
    func clear() {
        cellCount = 0
        contentStart = usableSize
        lastSize = 0
    }

    /// Begins the next page of the run; false where that was the last one, and the run is to be written.
    func turn() -> Bool {
        clear()
        fullCount += 1
        bytes += pageSize
        return fullCount < runLength
    }

    /// Begins the run anew.
    func rewind() {
        clear()
        fullCount = 0
        bytes = run
    }
}
