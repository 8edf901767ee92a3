import Database
import Foundation
import SQLiteDriver
import Tabular

/// The file of a SQLite database: where it lies, and how it comes and goes as a whole.
struct DatabaseFile {
    let path: String

    /// The file that a location names; throws where that cannot be one.
    init(_ location: DatabaseLocation) throws(JobError) {
        guard case .sqlite(let path) = location else {
            throw JobError("a file was expected, and a PostgreSQL server was named")
        }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw JobError(
                "\(path): this is a folder, not a database",
                hint: "name a file in it, for instance --database \(path)/bookings.sqlite")
        }
        self.path = path
    }

    init(path: String) { self.path = path }

    /// The file that a location names, which must exist.
    static func existing(_ location: DatabaseLocation) throws(JobError) -> DatabaseFile {
        let file = try DatabaseFile(location)
        guard file.exists else {
            throw JobError(
                "\(file.path): there is no such database",
                hint: "make it with booking-migrate, or name another with --database")
        }
        return file
    }

    /// Whether there is one.
    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Makes it anew. The engine would create it readable by others as far as the umask allows; it holds personal data.
    func create() throws(JobError) {
        // What a run that was killed has left of its own building.
        unlink(path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw JobError(
                "\(path): \(String(cString: strerror(errno)))",
                hint: "name a database in a folder that exists and that you may write, with --database")
        }
        close(descriptor)
    }

    /// Gives it another name, when everything in it has reached the disk.
    func moveDurably(to final: String) throws(JobError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        guard descriptor >= 0, fsync(descriptor) == 0, rename(path, final) == 0 else {
            throw JobError(
                "\(final): \(String(cString: strerror(errno)))",
                hint: "check the free space and that you may write the file and its folder")
        }
        let folder = open(PathName.folder(of: final), O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// Rolls back what a killed run left in it: a connection that only reads may not, and cannot read it before.
    func rollBackKilledRun(tool: String) throws {
        guard FileManager.default.fileExists(atPath: path + "-journal"), access(path, W_OK) == 0,
            let lock = try? RunLock(databasePath: path, tool: tool)
        else { return }
        // Where another run holds the lock, the journal is of its transaction, and reading goes on beside it.
        try SQLiteDatabase(path: path, create: false).execute("BEGIN IMMEDIATE; ROLLBACK")
        withExtendedLifetime(lock) {}
    }
}
