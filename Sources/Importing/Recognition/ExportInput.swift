import Tabular

/// Where the bytes of an export come from: a file, packed or not, or standard input.
struct ExportInput: Sendable {
    /// The name of standard input among files.
    static let standardInput = "-"
    /// What messages call it.
    static let standardInputName = "standard input"

    /// The name by which the user knows it.
    let path: String
    /// Where it is read, as often as needed.
    private let location: String
    /// What keeps it readable where it came from a pipe.
    private let spool: SpooledFile?
    /// The encoding from which the source makes UTF-8.
    var encoding = TextEncoding.utf8

    /// Whether it is a table, whose places are rows.
    let isTable: Bool

    /// The bytes of an export as UTF-8.
    typealias Source = DecodingSource<GunzipSource<HashingSource<FileSource>>>

    /// Opens a file; what is no file on a disk is read to its end first.
    init(path: String) throws(TabularError) {
        let isStandardInput = path == ExportInput.standardInput
        self.path = isStandardInput ? ExportInput.standardInputName : path
        isTable = false
        let file = isStandardInput ? try FileSource.standardInput() : try FileSource(path: path)
        if file.isRegular && !isStandardInput {
            spool = nil
            location = path
        } else {
            let spool = try SpooledFile(file)
            self.spool = spool
            location = spool.path
        }
    }

    /// The rows of a table.
    init(_ table: TableExport) {
        path = table.path
        location = table.file.path
        spool = table.file
        isTable = true
    }

    /// The bytes from the first on; a digest takes in those of the file as it is.
    func open(_ digest: FileDigest? = nil) throws(TabularError) -> Source {
        DecodingSource(
            GunzipSource(HashingSource(try FileSource(path: location), digest: digest)), encoding: encoding)
    }

    /// The size of the file in bytes, where that is known.
    var size: Int? { (try? FileSource(path: location))?.size }

    /// The first bytes, unpacked but not decoded, and whether the file is gzip.
    func prefix() throws(TabularError) -> (bytes: [UInt8], isWhole: Bool, isGzip: Bool) {
        var source = GunzipSource(try FileSource(path: location))
        var bytes: [UInt8] = []
        let wanted = 1 << 16
        while bytes.count < wanted {
            if try source.read(into: &bytes, atMost: wanted - bytes.count) == 0 {
                return (bytes, true, source.isGzip)
            }
        }
        return (bytes, false, source.isGzip)
    }

    /// A prefix as UTF-8.
    func decoded(_ prefix: [UInt8], isWhole: Bool) throws(TabularError) -> [UInt8] {
        guard encoding != .utf8 else { return prefix }
        var source = DecodingSource(MemorySource(prefix), encoding: encoding)
        var bytes: [UInt8] = []
        while try source.read(into: &bytes, atMost: 1 << 20) > 0 {}
        return bytes
    }
}
