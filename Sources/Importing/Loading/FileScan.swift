import Tabular

/// Reads the bytes of one export and cuts them into batches of records: the first thing that is done with each stretch
/// of the file.
struct FileScan {
    let input: ExportInput
    let container: RecognisedExport.Container
    /// The columns' names where the file has no header.
    let headerNames: [String]?
    /// The columns that lead through arrays of JSON records.
    let jsonPaths: [JSONPath]
    /// What is known about its form: by recognition first, at the end by having read it.
    private var facts: ReadingFacts

    private let digest = FileDigest()
    private var csv: CSVReader<ExportInput.Source>?
    private var json: JSONReader<ExportInput.Source>?
    /// Rows of a table given so far.
    private var rowCount = 0
    /// Columns of JSON records told of so far.
    private var knownColumns = 0
    private var isOver = false

    /// What comes of a stretch of the file.
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

    /// A scan that has read nothing yet.
    init(_ export: RecognisedExport) {
        input = export.input
        container = export.container
        headerNames = export.mapping.headerNames
        jsonPaths = export.template.jsonPaths
        facts = export.facts
    }

    /// What comes next: the opening, then batches, then the end or a failure, and nil after those.
    mutating func next() -> Message? {
        if isOver { return nil }
        do throws(TabularError) {
            if let message = csv == nil && json == nil ? try open() : try nextBatch() { return message }
            isOver = true
            return .finished(sha256: digest.hexadecimal, byteCount: digest.byteCount, facts: closingFacts())
        } catch {
            isOver = true
            let line = error.line.map { ":\($0)" } ?? ""
            let column = error.column.map { ":\($0)" } ?? ""
            return .failed(ImportError("\(input.path)\(line)\(column): \(error.message)", hint: error.hint))
        }
    }

    private mutating func open() throws(TabularError) -> Message {
        let source = try input.open(digest)
        switch container {
        case .csv(let dialect):
            let reader = try CSVReader(
                source, dialect: dialect, encoding: input.encoding, expectedFieldCount: headerNames?.count)
            csv = reader
            facts.note(reader.openingStretches)
            return .opened(bytes: reader.headerBytes, headers: headerNames ?? reader.header)
        case .json(let shape):
            json = try JSONReader(source, shape: shape, paths: jsonPaths, encoding: input.encoding)
            return .opened(bytes: [], headers: [])
        }
    }

    private mutating func nextBatch() throws(TabularError) -> Message? {
        if var batch = try csv?.nextBatch() {
            facts.note(batch.skipped)
            if input.isTable {
                for index in batch.records.indices {
                    rowCount += 1
                    batch.records[index].line = rowCount
                }
            }
            return .batch(batch, headers: nil, bytesRead: digest.byteCount)
        }
        guard let batch = try json?.nextBatch() else { return nil }
        let columns = json?.columns ?? []
        defer { knownColumns = columns.count }
        return .batch(batch, headers: columns.count > knownColumns ? columns : nil, bytesRead: digest.byteCount)
    }

    private func closingFacts() -> ReadingFacts {
        var facts = facts
        if let csv {
            facts.account = csv.account
            // What is packed and decoded has no size of its own but the one that was accounted for.
            facts.unpackedBytes =
                !facts.isGzip ? digest.byteCount : input.encoding == .utf8 ? csv.bytesRead : csv.account.total
            facts.strayRecords = facts.encoding == .utf8 ? csv.strayRecordCount : 0
        } else if let json {
            facts.contentByteCount = facts.isGzip ? json.contentByteCount : digest.byteCount
            facts.unpackedBytes = facts.contentByteCount
        }
        return facts
    }
}
