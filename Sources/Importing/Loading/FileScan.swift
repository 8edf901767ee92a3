import Tabular

/// Reads the bytes of one export and cuts them into batches of records: the first of the three threads of an import.
struct FileScan {
    let input: ExportInput
    let container: RecognisedExport.Container
    /// The columns' names where the file has no header.
    let headerNames: [String]?
    /// What recognition knows about its form.
    let facts: ReadingFacts
    /// The columns that lead through arrays of JSON records.
    var jsonPaths: [JSONPath] = []

    /// What the scanning thread says to the reading one.
    enum Message: Sendable {
        /// The file's first bytes, through its header line, and the names of its columns.
        case opened(bytes: [UInt8], headers: [String])
        /// Records; `headers` where columns were met that no record had before.
        case batch(RecordBatch, headers: [String]?, bytesRead: Int)
        /// The end of the file, its SHA-256, its size, and how it was read.
        case finished(sha256: String, byteCount: Int, facts: ReadingFacts)
        /// The file cannot be read on.
        case failed(ImportError)
    }

    /// Scans the file to its end, or until `send` gives false.
    func run(send: (Message) -> Bool) {
        let digest = FileDigest()
        do throws(TabularError) {
            var facts = facts
            let source = try input.open(digest)
            switch container {
            case .csv(let dialect): try scanCSV(source, digest, dialect, &facts, send)
            case .json(let shape): try scanJSON(source, digest, shape, &facts, send)
            }
            _ = send(.finished(sha256: digest.hexadecimal, byteCount: digest.byteCount, facts: facts))
        } catch {
            let line = error.line.map { ":\($0)" } ?? ""
            let column = error.column.map { ":\($0)" } ?? ""
            _ = send(.failed(ImportError("\(input.path)\(line)\(column): \(error.message)", hint: error.hint)))
        }
    }

    private func scanCSV(
        _ source: ExportInput.Source, _ digest: FileDigest, _ dialect: CSVDialect, _ facts: inout ReadingFacts,
        _ send: (Message) -> Bool
    ) throws(TabularError) {
        var reader = try CSVReader(
            source, dialect: dialect, encoding: input.encoding, expectedFieldCount: headerNames?.count)
        facts.note(reader.openingStretches)
        guard send(.opened(bytes: reader.headerBytes, headers: headerNames ?? reader.header)) else { return }
        var rowCount = 0
        while var batch = try reader.nextBatch() {
            facts.note(batch.skipped)
            if input.isTable {
                for index in batch.records.indices {
                    rowCount += 1
                    batch.records[index].line = rowCount
                }
            }
            guard send(.batch(batch, headers: nil, bytesRead: digest.byteCount)) else { return }
        }
        facts.account = reader.account
        // What is packed and decoded has no size of its own but the one that was accounted for.
        facts.unpackedBytes =
            !facts.isGzip
            ? digest.byteCount : input.encoding == .utf8 ? reader.bytesRead : reader.account.total
        facts.strayRecords = facts.encoding == .utf8 ? reader.strayRecordCount : 0
    }

    private func scanJSON(
        _ source: ExportInput.Source, _ digest: FileDigest, _ shape: JSONShape, _ facts: inout ReadingFacts,
        _ send: (Message) -> Bool
    ) throws(TabularError) {
        var reader = try JSONReader(source, shape: shape, paths: jsonPaths, encoding: input.encoding)
        guard send(.opened(bytes: [], headers: [])) else { return }
        var known = 0
        while let batch = try reader.nextBatch() {
            let headers = reader.columns.count > known ? reader.columns : nil
            known = reader.columns.count
            guard send(.batch(batch, headers: headers, bytesRead: digest.byteCount)) else { return }
        }
        facts.contentByteCount = facts.isGzip ? reader.contentByteCount : digest.byteCount
        facts.unpackedBytes = facts.contentByteCount
    }
}
