import Foundation

/// One run at a time: a file beside the database that the run holds locked. The system frees it when the run ends,
/// however it ends.
final class RunLock {
    private let path: String
    private let descriptor: Int32

    /// Takes the lock of the database at `databasePath`; throws status 75 with the holder's name where it is taken.
    init(databasePath: String, tool: String) throws(JobError) {
        path = databasePath + ".lock"
        while true {
            let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard opened >= 0 else {
                throw JobError(
                    "\(databasePath): \(String(cString: strerror(errno)))",
                    hint: "name a database in a folder that exists and that you may write, with --database")
            }
            guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
                let holder = RunLock.holder(opened)
                close(opened)
                throw JobError(
                    "another run holds the database: \(holder)", hint: "try again when it has finished", status: 75)
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
        let text = Array("\(tool), process \(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = write(descriptor, text, text.count)
    }

    deinit {
        unlink(path)
        close(descriptor)
    }

    private static func holder(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 120)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return "it does not say which" }
        return String(decoding: buffer[..<count], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
