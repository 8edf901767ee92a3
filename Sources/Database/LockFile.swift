#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file that a run holds locked as long as this value lives, with the name of its holder in it. The system frees the
/// lock when the run ends, however it ends; the file goes with the value.
public final class LockFile {
    /// Why a lock was not taken.
    public enum Obstacle: Error, Equatable {
        /// Another run holds it; what it says of itself.
        case held(by: String)
        /// The file cannot be made; what the system says.
        case unwritable(errno: Int32)
        /// The file system knows no locks; what the system says.
        case unsupported(errno: Int32)
    }

    private let path: String
    private let descriptor: Int32

    /// Takes the lock at `path`, without waiting; `holder` is what others are told while it is held.
    public init(path: String, holder: String) throws(Obstacle) {
        self.path = path
        while true {
            let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard opened >= 0 else { throw .unwritable(errno: errno) }
            guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
                let reason = errno
                let holder = LockFile.holder(opened)
                close(opened)
                if reason == EINTR { continue }
                if reason == EWOULDBLOCK { throw .held(by: holder) }
                // Nobody can hold what cannot be locked, so the file says nothing to anybody.
                unlink(path)
                throw .unsupported(errno: reason)
            }
            // Between opening and locking, the holder before us may have removed the file: then ours has no name.
            var ours = stat()
            var named = stat()
            if fstat(opened, &ours) == 0, stat(path, &named) == 0, ours.st_ino == named.st_ino {
                descriptor = opened
                break
            }
            close(opened)
        }
        let text = Array((holder + "\n").utf8)
        _ = ftruncate(descriptor, 0)
        _ = write(descriptor, text, text.count)
    }

    deinit {
        unlink(path)
        close(descriptor)
    }

    private static func holder(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 120)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        let line = String(decoding: buffer[..<max(0, count)].prefix { $0 != 0x0A }, as: UTF8.self)
        return line.isEmpty ? "it does not say which" : line
    }
}
