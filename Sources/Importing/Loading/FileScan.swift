import Tabular

/// Reads the bytes of one export and cuts them into batches of records: the first of the three threads of an import.
struct FileScan {
    let path: String
    let container: RecognisedExport.Container
    /// The columns' names where the file has no header.
    let headerNames: [String]?
    /// The columns that lead through arrays of JSON records.
    var jsonPaths: [JSONPath] = []

    /// What the scanning thread says to the reading one.
    enum Message: Sendable {
        /// The file's first bytes, through its header line, and the names of its columns.
        case opened(bytes: [UInt8], headers: [String])
        /// Records; `headers` where columns were met that no record had before.
        case batch(RecordBatch, headers: [String]?, bytesRead: Int)
        /// The end of the file, its SHA-256 and its size.
        case finished(sha256: String, byteCount: Int)
        /// The file cannot be read on.
        case failed(ImportError)
    }

    /// Scans the file to its end, or until `send` gives false.
    func run(send: (Message) -> Bool) {
        let digest = FileDigest()
        do throws(TabularError) {
            let source = HashingSource(try FileSource(path: path), digest: digest)
            switch container {
            case .csv(let dialect): try scanCSV(source, dialect, send)
            case .json(let shape): try scanJSON(source, shape, send)
            }
            _ = send(.finished(sha256: digest.hexadecimal, byteCount: digest.byteCount))
        } catch {
            let line = error.line.map { ":\($0)" } ?? ""
            let column = error.column.map { ":\($0)" } ?? ""
            _ = send(.failed(ImportError("\(path)\(line)\(column): \(error.message)", hint: error.hint)))
        }
    }

    private func scanCSV(_ source: HashingSource<FileSource>, _ dialect: CSVDialect, _ send: (Message) -> Bool)
        throws(TabularError)
    {
        var reader = try CSVReader(source, dialect: dialect, expectedFieldCount: headerNames?.count)
        guard send(.opened(bytes: reader.headerBytes, headers: headerNames ?? reader.header)) else { return }
        while let batch = try reader.nextBatch() {
            guard send(.batch(batch, headers: nil, bytesRead: reader.bytesRead)) else { return }
        }
    }

    private func scanJSON(_ source: HashingSource<FileSource>, _ shape: JSONShape, _ send: (Message) -> Bool)
        throws(TabularError)
    {
        var reader = try JSONReader(source, shape: shape, paths: jsonPaths)
        guard send(.opened(bytes: [], headers: [])) else { return }
        var known = 0
        while let batch = try reader.nextBatch() {
            let headers = reader.columns.count > known ? reader.columns : nil
            known = reader.columns.count
            guard send(.batch(batch, headers: headers, bytesRead: reader.bytesRead)) else { return }
        }
    }
}
