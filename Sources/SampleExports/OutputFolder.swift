#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The folder that the samples go into.
enum OutputFolder {
    /// Makes the folder and those above it, unless they exist.
    static func make(_ path: String) throws(SampleError) {
        var prefix = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            prefix += part
            if mkdir(prefix, 0o700) != 0, errno != EEXIST {
                throw .folderNotMade(path: path, reason: SystemReason.last)
            }
            prefix += "/"
        }
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw .folderNotMade(path: path, reason: SystemReason.last) }
        guard facts.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder(path: path) }
    }
}
