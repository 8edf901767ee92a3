import Foundation

/// Which file or folder a path leads to, links followed: two paths may lead to one.
struct FileIdentity: Hashable {
    enum Kind {
        case file
        case folder
        case other
    }

    private let device: UInt64
    private let number: UInt64
    let kind: Kind

    /// Asks the system; nil where a path leads nowhere.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        default: kind = .other
        }
    }
}
