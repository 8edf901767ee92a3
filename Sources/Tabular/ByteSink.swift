#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where written bytes go.
public protocol ByteSink {
    /// Takes all of `bytes`.
    mutating func write(_ bytes: Span<UInt8>) throws(TabularError)
    /// Nothing follows: what is held back must go out, and errors must come out.
    mutating func finish() throws(TabularError)
}

extension ByteSink {
    /// Takes all of an array.
    public mutating func write(_ bytes: [UInt8]) throws(TabularError) { try write(bytes.span) }
}

/// Keeps what is written in memory.
public struct MemorySink: ByteSink, Sendable {
    /// Everything written so far.
    public private(set) var bytes: [UInt8] = []

    /// An empty sink.
    public init() {}

    /// Keeps all of `bytes`.
    public mutating func write(_ bytes: Span<UInt8>) throws(TabularError) {
        self.bytes.reserveCapacity(max(self.bytes.count + bytes.count, self.bytes.capacity))
        for index in bytes.indices { self.bytes.append(bytes[index]) }
    }

    /// Does nothing: everything is kept already.
    public mutating func finish() throws(TabularError) {}
}

/// Writes a file that only its owner may read (mode 0600).
public struct FileSink: ByteSink, Sendable {
    private let file: OpenFile

    /// Creates the file; `replacing` false refuses when there is one already.
    public init(path: String, replacing: Bool = true) throws(TabularError) {
        file = try OpenFile(writing: path, replacing: replacing)
    }

    /// Writes all of `bytes`; throws what the system says when it cannot.
    public mutating func write(_ bytes: Span<UInt8>) throws(TabularError) {
        var failure: Int32 = 0
        // write(2) reads from the array's own storage.
        bytes.withUnsafeBufferPointer { pointer in
            guard let base = pointer.baseAddress else { return }
            var done = 0
            while done < pointer.count {
                let put = Self.write(file.descriptor, base + done, pointer.count - done)
                if put >= 0 {
                    done += put
                } else if errno != EINTR {
                    failure = errno
                    return
                }
            }
        }
        if failure != 0 { throw TabularError(.unwritable(reason: systemMessage(failure)), path: file.path) }
    }

    /// Hands the bytes to the disk, so that a later rename keeps them.
    public mutating func finish() throws(TabularError) {
        // A pipe or a terminal has no disk behind it.
        if fsync(file.descriptor) != 0 && errno != EINVAL && errno != EROFS {
            throw TabularError(.unwritable(reason: systemMessage(errno)), path: file.path)
        }
    }

    private static func write(_ descriptor: Int32, _ base: UnsafePointer<UInt8>, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, base, count)
        #elseif canImport(Musl)
            Musl.write(descriptor, base, count)
        #else
            Darwin.write(descriptor, base, count)
        #endif
    }
}
