import Importing
import RecordLinkage
import Tabular

/// A contact file, read whole into a table of records: its columns recognised, its rows in their order.
struct ContactFile {
    /// The rows.
    private(set) var table = RecordTable(columns: [])
    /// Each row's true cluster, by a hash of the cell without the blanks around it; nil where the cell is empty.
    private(set) var truth: [UInt64?] = []
    /// Rows that could not be taken apart: they are clusters of their own.
    private(set) var defects = 0
    /// The physical line of the first of them.
    private(set) var firstDefectLine = 0

    /// The names of all columns.
    private var headers: [String] = []
    private let spool: SpooledFile?

    private typealias Source = DecodingSource<GunzipSource<FileSource>>

    /// How many rows the columns are recognised by.
    private static let sampleSize = 2000

    /// Reads a file.
    ///
    /// - Parameter truthColumn: the column that is kept for scoring and looked at for nothing else.
    init(path: String, truthColumn: String?) throws(JobError) {
        let isStandardInput = path == "-"
        let name = isStandardInput ? "standard input" : path
        var refusal: (message: String, hint: String)?
        do throws(TabularError) {
            let file = isStandardInput ? try FileSource.standardInput() : try FileSource(path: path)
            spool = isStandardInput || !file.isRegular ? try SpooledFile(file) : nil
            let location = spool?.path ?? path
            let start = try ContactFile.opening(of: location)
            refusal = ContactFile.refusal(of: FormatDetector.recognise(prefix: start.prefix))
            if refusal == nil {
                var dialect = CSVDialect(recognising: start.prefix)
                // Every row of data counts, or the numbers of the rows would not be those of another reader.
                dialect.leavesOut = []
                var reader = try CSVReader(
                    DecodingSource(GunzipSource(try FileSource(path: location)), encoding: start.encoding),
                    dialect: dialect, encoding: start.encoding)
                headers = reader.header
                if truthColumn.map(headers.contains) ?? true { try read(&reader, truthColumn) }
            }
        } catch {
            throw JobError("\(name): \(error.message)", hint: error.hint)
        }
        if let refusal { throw JobError("\(name): \(refusal.message)", hint: refusal.hint) }
        if let column = table.fullColumn {
            throw JobError(
                "\(name), column \(column.name): more than 4 GB of different values",
                hint: "so much text is no detail of a contact: write the file without this column")
        }
        guard let truthColumn, !headers.contains(truthColumn) else { return }
        let nearest = Spelling.nearest(to: truthColumn, among: headers)
        throw JobError(
            "\(name): there is no column \(truthColumn)",
            hint: nearest.map { "did you mean --truth \($0)?" }
                ?? "name one of its columns: \(headers.joined(separator: ", "))")
    }

    /// Why a file is no contact file, and what to do; nil for CSV.
    private static func refusal(of format: TabularFormat) -> (message: String, hint: String)? {
        switch format {
        case .jsonArray, .ndjson, .jsonWrapped, .jsonObject:
            ("this is JSON, not CSV", "write its records as CSV; booking-import reads JSON into a database")
        default: format.refusal
        }
    }

    /// The first bytes of a file, and the encoding from which it has to be decoded. Text of one byte a character is read
    /// value by value; only what has two is decoded as a whole.
    private static func opening(of path: String) throws(TabularError) -> (prefix: [UInt8], encoding: TextEncoding) {
        var source = GunzipSource(try FileSource(path: path))
        var prefix: [UInt8] = []
        let wanted = 1 << 16
        while prefix.count < wanted {
            if try source.read(into: &prefix, atMost: wanted - prefix.count) == 0 { break }
        }
        let encoding = TextEncoding.recognise(prefix: prefix, isWhole: prefix.count < wanted)
        let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
        guard isWide else { return (prefix, .utf8) }
        var decoded = DecodingSource(MemorySource(prefix), encoding: encoding)
        var text: [UInt8] = []
        while try decoded.read(into: &text, atMost: wanted) > 0 {}
        return (text, encoding)
    }

    private mutating func read(_ reader: inout CSVReader<Source>, _ truthColumn: String?) throws(TabularError) {
        let headers = reader.header
        var batch = try reader.nextBatch()
        let samples = headers.indices.map { column in
            batch.map { batch in
                batch.records.prefix(ContactFile.sampleSize).map { batch.text(batch.field(column, of: $0)) }
            } ?? []
        }
        table = RecordTable(
            columns: ColumnRecognition(headers: headers, samples: samples, leavingOut: truthColumn).columns)
        let truthIndex = truthColumn.flatMap { headers.firstIndex(of: $0) }
        while let records = batch, table.fullColumn == nil {
            append(records, truthIndex)
            batch = try reader.nextBatch()
        }
    }

    private mutating func append(_ batch: RecordBatch, _ truthIndex: Int?) {
        table.append(rowCount: batch.records.count) { row, column, take in
            let record = batch.records[row]
            if record.defect == nil { take(batch.bytes.span.extracting(batch.field(column, of: record).range)) }
        }
        for record in batch.records {
            if record.defect != nil {
                if defects == 0 { firstDefectLine = record.line }
                defects += 1
            }
            if let truthIndex {
                let cell = batch.bytes.span.extracting(batch.field(truthIndex, of: record).range)
                truth.append(record.defect == nil ? ClusterScores.label(cell) : nil)
            }
        }
    }
}
