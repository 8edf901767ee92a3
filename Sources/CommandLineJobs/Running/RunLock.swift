import Database
import Foundation

/// One run at a time: a file beside the database that the run holds locked. The system frees it when the run ends,
/// however it ends.
final class RunLock {
    private let file: LockFile

    /// Takes the lock of the database at `databasePath`; throws status 75 with the holder's name where it is taken.
    init(databasePath: String, tool: String) throws(JobError) {
        do throws(LockFile.Obstacle) {
            file = try LockFile(path: databasePath + ".lock", holder: "\(tool), process \(getpid())")
        } catch {
            switch error {
            case .held(let holder):
                throw JobError(
                    "another run holds the database: \(holder)", hint: "try again when it has finished", status: 75)
            case .unwritable(let reason):
                throw JobError(
                    "\(databasePath): \(String(cString: strerror(reason)))",
                    hint: "name a database in a folder that exists and that you may write, with --database")
            case .unsupported(let reason):
                throw JobError(
                    "\(databasePath): its file system takes no lock: \(String(cString: strerror(reason)))",
                    hint: "keep the database on a file system that does, and name it there with --database")
            }
        }
    }
}
