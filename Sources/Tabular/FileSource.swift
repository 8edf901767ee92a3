#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file read in blocks; its descriptor is closed with the last copy.
public struct FileSource: ByteSource, Sendable {
    private let file: OpenFile

    /// Opens the file at `path` for reading.
    public init(path: String) throws(TabularError) {
        file = try OpenFile(reading: path)
    }

    /// Reads standard input from where it is.
    public static func standardInput() throws(TabularError) -> FileSource {
        FileSource(file: try OpenFile(duplicating: STDIN_FILENO, name: "-"))
    }

    init(file: OpenFile) { self.file = file }

    /// Whether this is a file on a disk, which can be read more than once.
    public var isRegular: Bool { file.size != nil }

    /// Bytes of the file as its directory entry has them, or nil where that says nothing (a pipe).
    public var size: Int? {
        file.size
    }

    /// Appends the next bytes of the file; throws what the system says when it cannot.
    public mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(TabularError) -> Int {
        guard count > 0 else { return 0 }
        let before = buffer.count
        var failure: Int32 = 0
        // The one place that needs a pointer: read(2) writes into the array's own storage.
        buffer.append(addingCapacity: count) { output in
            output.withUnsafeMutableBufferPointer { pointer, initialised in
                guard let base = pointer.baseAddress else { return }
                while true {
                    let got = Self.read(file.descriptor, base + initialised, count)
                    if got >= 0 {
                        initialised += got
                        return
                    }
                    if errno != EINTR {
                        failure = errno
                        return
                    }
                }
            }
        }
        if failure != 0 {
            throw TabularError(.unreadable(reason: systemMessage(failure)), path: file.path)
        }
        return buffer.count - before
    }

    private static func read(_ descriptor: Int32, _ base: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, base, count)
        #elseif canImport(Musl)
            Musl.read(descriptor, base, count)
        #else
            Darwin.read(descriptor, base, count)
        #endif
    }
}

/// A descriptor with an owner.
final class OpenFile: Sendable {
    let descriptor: Int32
    let path: String

    init(reading path: String) throws(TabularError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        self.path = path
        if descriptor < 0 {
            let code = errno
            throw TabularError(code == ENOENT ? .missing : .unreadable(reason: systemMessage(code)), path: path)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw TabularError(.isDirectory, path: path)
        case S_IFCHR, S_IFBLK: throw TabularError(.isDevice, path: path)
        default: break
        }
    }

    init(duplicating other: Int32, name: String) throws(TabularError) {
        descriptor = dup(other)
        path = name
        if descriptor < 0 { throw TabularError(.unreadable(reason: systemMessage(errno)), path: path) }
    }

    init(writing path: String, replacing: Bool) throws(TabularError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (replacing ? O_TRUNC : O_EXCL), 0o600)
        self.path = path
        if descriptor < 0 {
            throw TabularError(.unwritable(reason: systemMessage(errno)), path: path)
        }
    }

    deinit {
        if descriptor >= 0 { _ = close(descriptor) }
    }

    var size: Int? {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }
}

/// What the system says about an error number: `Permission denied`.
func systemMessage(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text)
}
