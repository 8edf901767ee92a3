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
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var number = 0
        let pid = getpid()
        var sink: FileSink?
        var name = ""
        while sink == nil {
            name = "\(folder)/booking-toolkit-\(pid)-\(number)"
            do throws(TabularError) {
                sink = try FileSink(path: name, replacing: false)
            } catch {
                number += 1
                if number > 100 { throw error }
            }
        }
        defer { unlink(name) }
        var block: [UInt8] = []
        while try source.read(into: &block, atMost: 1 << 20) > 0 {
            try sink?.write(block)
            block.removeAll(keepingCapacity: true)
        }
        file = try OpenFile(reading: name)
        path = "/proc/self/fd/\(file.descriptor)"
    }
}
