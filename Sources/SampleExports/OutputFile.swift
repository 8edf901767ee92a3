#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file written aside, and put in place only when it is whole; until then a failed run leaves no trace.
final class OutputFile {
    let name: String
    private(set) var rows = 0
    private(set) var bytes = 0
    private let path: String
    private let partPath: String
    private let descriptor: Int32
    private let rowEnd: Bytes
    private var pending: Bytes = []
    private var isPublished = false

    private static let chunk = 1 << 20

    /// - Parameter rowEnd: what closes each row.
    init(_ name: String, in directory: String, rowEnd: String) throws(SampleError) {
        self.name = name
        self.rowEnd = Bytes(rowEnd.utf8)
        path = directory + "/" + name
        partPath = directory + "/." + name + ".part"
        // A part left by a killed run is replaced; a link in its place is not followed.
        unlink(partPath)
        descriptor = open(partPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .fileNotWritten(path: path, reason: SystemReason.last) }
        pending.reserveCapacity(Self.chunk + 4_096)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if !isPublished { unlink(partPath) }
    }

    /// Text outside the rows: a header, the brackets of an array.
    func write(_ text: StaticString) {
        pending.append(text)
    }

    func write(row: Bytes) throws(SampleError) {
        pending.append(contentsOf: row)
        pending.append(contentsOf: rowEnd)
        rows += 1
        if pending.count >= Self.chunk { try flush() }
    }

    /// A row of an array, whose separator stands before every row but the first.
    func write(element: Bytes) throws(SampleError) {
        pending.append(rows == 0 ? "\n" : ",\n")
        try write(row: element)
    }

    func flush() throws(SampleError) {
        var rest = pending[...]
        while !rest.isEmpty {
            // The system takes bytes by their address only; it is used within this one call.
            let written = rest.withUnsafeBytes { Self.write(descriptor, $0) }
            guard written >= 0 else {
                if errno == EINTR { continue }
                throw .fileNotWritten(path: path, reason: SystemReason.last)
            }
            rest = rest.dropFirst(written)
        }
        bytes += pending.count
        pending.removeAll(keepingCapacity: true)
    }

    private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    /// Puts the file in place of an older one of its name.
    func publish() throws(SampleError) {
        guard rename(partPath, path) == 0 else {
            throw .fileNotWritten(path: path, reason: SystemReason.last)
        }
        isPublished = true
    }
}

/// The system's word for the last call that failed.
enum SystemReason {
    static var last: String {
        String(cString: strerror(errno)).lowercased()
    }
}
