public import Database
import Glibc
import Synchronization

/// The pages of a SQLite file, read and written past the engine.
///
/// Only for a file that no connection changes meanwhile: one that is being built under a name that nobody knows, or one
/// whose reading lock the caller's own connection holds. The descriptor stays open as long as that connection: closing
/// it would drop the connection's locks (POSIX advisory locks belong to the process and the file).
///
/// Several threads may read and write pages at once, as long as no page is written by two of them, or read by one while
/// another writes it.
public final class PageFile: Sendable {
    /// Bytes of a page.
    let pageSize: Int
    /// Bytes of a page that hold content: some files keep room at the end of each page.
    let usableSize: Int
    private let path: String
    private let descriptor: Int32
    private let pageCount: Mutex<UInt32>
    private let writeback = Writeback()

    /// Opens the file at `path`. Throws where it is not a SQLite file in a form that is read here: UTF-8, and without
    /// the bookkeeping of automatic vacuum.
    public init(path: String, isWritten: Bool) throws(DatabaseError) {
        self.path = path
        descriptor = open(path, (isWritten ? O_RDWR : O_RDONLY) | O_CLOEXEC)
        guard descriptor >= 0 else { throw PageFile.failure(path, writing: isWritten) }
        var header = [UInt8](repeating: 0, count: SQLiteFormat.Header.size)
        let count = pread(descriptor, &header, header.count, 0)
        let (page, reserved, pages, isPlain) = header.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return (0, 0, UInt32(0), false) }
            let size = Int(base.load(UInt16.self, at: SQLiteFormat.Header.pageSize))
            let isPlain =
                base.load(UInt32.self, at: SQLiteFormat.Header.largestRootPage) == 0
                && base.load(UInt32.self, at: SQLiteFormat.Header.textEncoding) <= 1
            return (
                size == 1 ? 65_536 : size, Int(base[SQLiteFormat.Header.reservedBytes]),
                base.load(UInt32.self, at: SQLiteFormat.Header.pageCount), isPlain
            )
        }
        pageSize = page
        usableSize = page - reserved
        pageCount = Mutex(pages)
        guard count == header.count, page >= 512, usableSize >= 480, isPlain else {
            throw DatabaseError(.cannotOpen, "\(path): not a SQLite file of the plain kind")
        }
    }

    deinit {
        writeback.finish()
        close(descriptor)
    }

    /// Takes the next page behind the last.
    func allocate() -> UInt32 { allocate(upTo: 1).lowerBound }

    /// Takes the next pages behind the last, one behind the other: so many, or fewer where the page lies behind them that
    /// the engine keeps for its locks.
    func allocate(upTo wanted: Int) -> Range<UInt32> {
        let lockPage = UInt32(SQLiteFormat.lockByte / pageSize + 1)
        return pageCount.withLock { count in
            let first = count + 1 == lockPage ? count + 2 : count + 1
            let end = first + UInt32(wanted)
            count = (first < lockPage ? min(end, lockPage) : end) - 1
            return first..<count + 1
        }
    }

    /// Reads a page into `buffer`, which has room for one.
    func read(_ page: UInt32, into buffer: UnsafeMutablePointer<UInt8>) throws(DatabaseError) {
        guard page > 0, pread(descriptor, buffer, pageSize, off_t(page - 1) * off_t(pageSize)) == pageSize else {
            throw DatabaseError(
                .cannotOpen, "\(path): page \(page) cannot be read; the file is damaged",
                hint: "restore it from a backup; sqlite3 with PRAGMA integrity_check says more")
        }
    }

    /// Writes a page.
    func write(_ page: UInt32, from buffer: UnsafePointer<UInt8>) throws(DatabaseError) {
        try write(page..<page + 1, from: buffer)
    }

    /// Writes pages that lie one behind the other.
    func write(_ pages: Range<UInt32>, from buffer: UnsafePointer<UInt8>) throws(DatabaseError) {
        let size = pages.count * pageSize
        guard pwrite(descriptor, buffer, size, off_t(pages.lowerBound - 1) * off_t(pageSize)) == size else {
            throw PageFile.failure(path, writing: true)
        }
        writeback.note(size)
    }

    /// Begins to bring to the disk what was written, and does not wait for it: see `Writeback`.
    public func beginWriteback() { writeback.begin(descriptor) }

    /// Takes note of pages that the engine has added or dropped since.
    public func reread() throws(DatabaseError) {
        var bytes = [UInt8](repeating: 0, count: 4)
        guard pread(descriptor, &bytes, 4, off_t(SQLiteFormat.Header.pageCount)) == 4 else {
            throw PageFile.failure(path, writing: false)
        }
        let count = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        pageCount.withLock { $0 = count }
    }

    /// Tells the engine, by the header, how many pages there are and that what it remembers of them is out of date.
    public func publish() throws(DatabaseError) {
        var header = [UInt8](repeating: 0, count: SQLiteFormat.Header.size)
        guard pread(descriptor, &header, header.count, 0) == header.count else {
            throw PageFile.failure(path, writing: false)
        }
        let pages = pageCount.withLock { $0 }
        header.withUnsafeMutableBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            let change = UnsafePointer(base).load(UInt32.self, at: SQLiteFormat.Header.changeCounter) &+ 1
            base.store(change, at: SQLiteFormat.Header.changeCounter)
            base.store(change, at: SQLiteFormat.Header.versionValidFor)
            base.store(pages, at: SQLiteFormat.Header.pageCount)
        }
        guard pwrite(descriptor, header, header.count, 0) == header.count else {
            throw PageFile.failure(path, writing: true)
        }
    }

    /// An error of the file itself, as a damaged one shows it.
    func damaged() -> DatabaseError {
        DatabaseError(
            .cannotOpen, "\(path): the file is damaged",
            hint: "restore it from a backup; sqlite3 with PRAGMA integrity_check says more")
    }

    private static func failure(_ path: String, writing: Bool) -> DatabaseError {
        let reason = String(cString: strerror(errno))
        return DatabaseError(
            writing ? .cannotWrite : .cannotOpen, "\(path): \(reason)",
            hint: writing ? "check the free space and that you may write the file and its folder" : nil)
    }
}
