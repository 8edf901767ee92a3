import Tabular

/// Reads one export record by record on the reading thread and hands over chunks of rows.
struct FileReading {
    let export: RecognisedExport
    let context: FileContext

    /// What the reading thread says to the writing one.
    enum Message: Sendable {
        /// The file's first bytes, through its header line.
        case opened(header: [UInt8])
        /// Rows, rejects and counts of a stretch of the file.
        case chunk(ImportChunk, bytesRead: Int)
        /// The end of the file, its SHA-256 and its size.
        case finished(sha256: String, byteCount: Int)
        /// The file cannot be read on.
        case failed(ImportError)
    }

    /// Reads the file to its end, or until `send` gives false.
    func run(state: inout ImportState, send: (Message) -> Bool) {
        let digest = FileDigest()
        do throws(TabularError) {
            let source = HashingSource(try FileSource(path: export.path), digest: digest)
            switch export.container {
            case .csv(let dialect): try readCSV(source, dialect, &state, send)
            case .json(let shape): try readJSON(source, shape, &state, send)
            }
            _ = send(.finished(sha256: digest.hexadecimal, byteCount: digest.byteCount))
        } catch {
            let line = error.line.map { ":\($0)" } ?? ""
            let column = error.column.map { ":\($0)" } ?? ""
            _ = send(.failed(ImportError("\(export.path)\(line)\(column): \(error.message)", hint: error.hint)))
        }
    }

    private func readCSV(
        _ source: HashingSource<FileSource>, _ dialect: CSVDialect, _ state: inout ImportState,
        _ send: (Message) -> Bool
    ) throws(TabularError) {
        var reader = try CSVReader(source, dialect: dialect, expectedFieldCount: export.mapping.headerNames?.count)
        guard send(.opened(header: reader.headerBytes)) else { return }
        let headers = export.mapping.headerNames ?? reader.header
        var records = RecordReader(headers: headers, mapping: export.mapping, context: context)
        while let batch = try reader.nextBatch() {
            guard send(.chunk(records.read(batch, state: &state), bytesRead: reader.bytesRead)) else { return }
        }
    }

    private func readJSON(
        _ source: HashingSource<FileSource>, _ shape: JSONShape, _ state: inout ImportState, _ send: (Message) -> Bool
    ) throws(TabularError) {
        var reader = try JSONReader(source, shape: shape)
        guard send(.opened(header: [])) else { return }
        var headers: [String] = []
        var records = RecordReader(headers: headers, mapping: export.mapping, context: context)
        while let batch = try reader.nextBatch() {
            if reader.columns.count > headers.count {
                // A key that no record had before may be a field of ours that was missing until now.
                headers = reader.columns
                records.add(headers: headers)
            }
            guard send(.chunk(records.read(batch, state: &state), bytesRead: reader.bytesRead)) else { return }
        }
    }
}
