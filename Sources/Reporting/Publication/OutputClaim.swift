import Database
import Tabular

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The folder of reports while one run has it to itself, as long as this value lives.
///
/// Two runs at once would mix: each looks which reports stand there, and replaces them. Whoever has the folder also
/// clears away what killed runs have left in it. Where the file system knows no locks, a run goes on without, and then
/// touches nothing that could be another run's.
final class OutputClaim {
    /// Whether no other run can be at work there.
    let isLocked: Bool
    private var lock: LockFile?
    /// The folders that were made for it, the outermost first.
    private let made: [String]

    /// Takes a folder, which is made where it is missing; throws `.busy` where another run has it.
    convenience init(_ output: String, tool: String) throws(ReportError) {
        try self.init(output) { path throws(LockFile.Obstacle) in
            try LockFile(path: path, holder: "\(tool), process \(getpid())")
        }
    }

    /// Takes a folder by a lock that `take` gets.
    init(_ output: String, by take: (_ path: String) throws(LockFile.Obstacle) -> LockFile) throws(ReportError) {
        let path = output + "/.lock"
        var made: [String] = []
        var lock: LockFile?
        for attempt in 1... {
            made += try FileSystem.makeFolders(output)
            do throws(LockFile.Obstacle) {
                lock = try take(path)
            } catch {
                switch error {
                case .held(let holder): throw .busy(path: output, holder: holder)
                // A run that failed may just have taken away the folder that it had made.
                case .unwritable(ENOENT) where attempt < 10: continue
                case .unwritable(let reason):
                    errno = reason
                    throw FileSystem.failure(output)
                case .unsupported: break
                }
            }
            break
        }
        self.made = made
        self.lock = lock
        isLocked = lock != nil
        if isLocked { try Leftovers(output: output).clear() }
    }

    deinit {
        // The lock lies in the folder, which can go only after it.
        lock = nil
        // A run that failed leaves no folder that was not there; one with something in it stays.
        for folder in made.reversed() { rmdir(folder) }
    }
}
