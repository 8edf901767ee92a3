import Foundation
import Tabular

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The few system calls that publishing needs, with errors that say what and where.
enum FileSystem {
    /// What lies at a path, without following a link.
    enum Kind { case nothing, folder, link, other }

    static func kind(_ path: String) -> Kind {
        var status = stat()
        guard lstat(path, &status) == 0 else { return .nothing }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// Makes a folder that only its owner may enter.
    static func makeFolder(_ path: String) throws(ReportError) {
        guard mkdir(path, 0o700) == 0 else { throw failure(path) }
    }

    /// Makes a folder and those above it, as far as they are missing; gives those that it made, the outermost first.
    @discardableResult
    static func makeFolders(_ path: String) throws(ReportError) -> [String] {
        var status = stat()
        // Follows links: OUTPUT itself may be one.
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw .inTheWay(path: path, expected: "a folder") }
            return []
        }
        let parent = PathName.folder(of: path)
        let above = parent == path ? [] : try makeFolders(parent)
        if mkdir(path, 0o700) == 0 { return above + [path] }
        // Another run may have made it meanwhile.
        guard errno == EEXIST else { throw failure(path) }
        return above
    }

    /// The names of what lies in a folder; none where it cannot be read.
    static func entries(of path: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    }

    static func rename(_ path: String, to newPath: String) throws(ReportError) {
        guard systemRename(path, newPath) == 0 else { throw failure(newPath) }
    }

    static func makeLink(_ path: String, to target: String) throws(ReportError) {
        guard symlink(target, path) == 0 else { throw failure(path) }
    }

    /// Where a link leads, as it was written; nil where there is none.
    static func target(ofLink path: String) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: path)
    }

    /// Removes a file, a link (not what it leads to), or a folder with what is in it; nothing there is no error.
    static func remove(_ path: String) throws(ReportError) {
        guard kind(path) != .nothing else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw ReportError.cannotWrite(path: path, reason: "it cannot be removed")
        }
    }

    /// Hands a folder's entries to the disk.
    static func synchronise(folder path: String) throws(ReportError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        // Some file systems cannot do this for folders and say so.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else { throw failure(path) }
    }

    static func failure(_ path: String) -> ReportError {
        .cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }

    private static func systemRename(_ path: String, _ newPath: String) -> Int32 {
        #if canImport(Glibc)
            Glibc.rename(path, newPath)
        #elseif canImport(Musl)
            Musl.rename(path, newPath)
        #else
            Darwin.rename(path, newPath)
        #endif
    }
}
