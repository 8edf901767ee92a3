#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What came from a pipe, kept on disk so that it can be read more than once: to find out what it is, to decide about
/// whole columns, and to read it.
///
/// The file has no name from the first moment that it can be without one, so that whatever ends the run leaves nothing.
public final class SpooledFile: Sendable {
    private let file: OpenFile
    /// Where to open it again, as long as this value lives.
    public let path: String

    /// Reads `source` to its end into a file of the folder for temporary files, which only its owner may read.
    public init(_ source: consuming FileSource) throws(TabularError) {
        var sink: FileSink
        (sink, file) = try SpooledFile.make()
        path = "/proc/self/fd/\(file.descriptor)"
        var block: [UInt8] = []
        while try source.read(into: &block, atMost: 1 << 20) > 0 {
            try sink.write(block)
            block.removeAll(keepingCapacity: true)
        }
    }

    /// Keeps what `body` writes, in such a file.
    public init(_ body: (inout FileSink) throws -> Void) throws {
        var sink: FileSink
        (sink, file) = try SpooledFile.make()
        path = "/proc/self/fd/\(file.descriptor)"
        try body(&sink)
    }

    /// A new file, open for both, that has no name any more.
    private static func make() throws(TabularError) -> (sink: FileSink, file: OpenFile) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var number = 0
        let pid = getpid()
        while true {
            let name = "\(folder)/booking-toolkit-\(pid)-\(number)"
            do throws(TabularError) {
                let sink = try FileSink(path: name, replacing: false)
                defer { unlink(name) }
                return (sink, try OpenFile(reading: name))
            } catch {
                number += 1
                if number > 100 { throw error }
            }
        }
    }
}
