import Tabular

/// A source that hands out few bytes at a time, as a pipe may.
struct TrickleSource: ByteSource {
    var rest: MemorySource
    let most: Int

    init(_ bytes: [UInt8], atMost most: Int) {
        rest = MemorySource(bytes)
        self.most = most
    }

    mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(TabularError) -> Int {
        try rest.read(into: &buffer, atMost: min(count, most))
    }
}

/// What a reader made of a record, free of its batch.
struct ReadRecord: Equatable, CustomStringConvertible {
    var values: [String]
    var kinds: [FieldKind]
    var line: Int
    var raw: [UInt8]
    var fileOffset: Int
    var defect: RecordDefect?

    init(_ record: RecordEntry, in batch: RecordBatch) {
        let fields = batch.fields(of: record)
        values = fields.map(batch.text)
        kinds = fields.map(\.kind)
        line = record.line
        raw = Array(batch.raw(record))
        fileOffset = record.fileOffset
        defect = record.defect
    }

    var description: String { "\(line): \(values) \(defect.map { "\($0.kind) at \($0.column ?? 0)" } ?? "")" }
}

/// What a CSV reader made of a file.
struct ReadFile: Equatable {
    var header: [String] = []
    var headerLine = 0
    var records: [ReadRecord] = []
    var blanks: [SkippedStretch] = []
    /// Header, records and blank lines put together again.
    var bytes: [UInt8] = []

    init(csv bytes: [UInt8], batch: Int = 1 << 20, dialect: CSVDialect? = nil, expected: Int? = nil) throws {
        var limits = CSVReader<TrickleSource>.Limits()
        limits.batch = batch
        var reader = try CSVReader(
            TrickleSource(bytes, atMost: batch), dialect: dialect, expectedFieldCount: expected, limits: limits)
        try read(&reader)
    }

    init<Source>(_ reader: inout CSVReader<Source>) throws {
        try read(&reader)
    }

    private mutating func read<Source>(_ reader: inout CSVReader<Source>) throws {
        header = reader.header
        headerLine = reader.headerLine
        bytes = reader.openingBytes
        while let batch = try reader.nextBatch() {
            var pieces: [(Int, [UInt8])] = batch.records.map { ($0.fileOffset, Array(batch.raw($0))) }
            for blank in batch.skipped {
                let start = blank.fileOffset - batch.fileOffset
                pieces.append((blank.fileOffset, Array(batch.bytes[start..<start + blank.length])))
            }
            for (offset, piece) in pieces.sorted(by: { $0.0 < $1.0 }) where offset == bytes.count { bytes += piece }
            records += batch.records.map { ReadRecord($0, in: batch) }
            blanks += batch.skipped
        }
    }

    var rows: [[String]] { records.filter { $0.defect == nil }.map(\.values) }
}

/// What a JSON reader made of a file.
struct ReadDocument: Equatable {
    var columns: [String] = []
    var records: [ReadRecord] = []
    var wrapper: [String] = []
    var leftOut: [String] = []
    var error: TabularError?

    init(
        json bytes: [UInt8], batch: Int = 1 << 20, shape: JSONShape? = nil, paths: [JSONPath] = [], limit: Int? = nil
    ) {
        do throws(TabularError) {
            var limits = JSONReader<TrickleSource>.Limits()
            limits.batch = batch
            if let limit { limits.record = limit }
            // Recognition takes a whole block; with the shape told, the small pieces come one by one.
            let shape = shape ?? (batch < 64 ? JSONShape(recognising: bytes) : nil)
            var reader = try JSONReader(TrickleSource(bytes, atMost: batch), shape: shape, paths: paths, limits: limits)
            defer {
                columns = reader.columns
                wrapper = reader.wrapperFields.map { "\($0.path)=\($0.text)" }
                leftOut = reader.leftOut.map { "\($0.path): \($0.count)" }
            }
            while let batch = try reader.nextBatch() {
                records += batch.records.map { ReadRecord($0, in: batch) }
            }
        } catch {
            self.error = error
        }
        // A column met later makes later records wider: a record is as wide as the columns known when it was read.
    }

    /// Each well-formed record as path=value, without absent ones.
    var pairs: [[String]] {
        records.filter { $0.defect == nil }.map { record in
            zip(columns, zip(record.kinds, record.values)).compactMap { column, value in
                value.0 == .absent ? nil : "\(column)=\(value.1)"
            }
        }
    }
}

/// Batch sizes that cut a file at every kind of place.
let cuts = [1, 2, 3, 7, 64, 1 << 20]

extension ReadFile {
    /// How many bytes the header takes, with what is before it.
    var headerLength: Int {
        (records.map(\.fileOffset) + blanks.map(\.fileOffset)).min() ?? bytes.count
    }

    /// Records and blank lines in the order of the file.
    var pieces: [(line: Int, raw: [UInt8])] {
        let all =
            records.map { ($0.fileOffset, $0.line, $0.raw) }
            + blanks.map { ($0.fileOffset, $0.line, Array(bytes[$0.fileOffset..<$0.fileOffset + $0.length])) }
        return all.sorted { $0.0 < $1.0 }.map { ($0.1, $0.2) }
    }

    /// Line breaks of any kind.
    static func lineBreaks(in bytes: [UInt8]) -> Int {
        bytes.indices.count { index in
            bytes[index] == 0x0A ? index == 0 || bytes[index - 1] != 0x0D : bytes[index] == 0x0D
        }
    }
}
