/// Reads a CSV file (RFC 4180, and what real exports make of it) in batches of records.
///
/// Every byte of the file is accounted for: `openingBytes`, then in each batch the records and what is skipped between
/// them; `account` has the sums. A record that cannot be read is given with its defect, and reading goes on behind it.
///
///     var reader = try CSVReader(FileSource(path: path))
///     while let batch = try reader.nextBatch() {
///         for record in batch.records where record.defect == nil { … batch.field(0, of: record) … }
///     }
public struct CSVReader<Source: ByteSource> {
    /// Bounds on what is taken for one record.
    public typealias Limits = TabularLimits

    /// How the file is written.
    public let dialect: CSVDialect
    /// The encoding from which the source makes UTF-8.
    public let encoding: TextEncoding
    /// The names of the columns, trimmed, all different; empty when the dialect has no header.
    public private(set) var header: [String] = []
    /// Physical line on which the header starts; 0 without one.
    public private(set) var headerLine = 0
    /// The file's first bytes, through the end of the header, as UTF-8.
    public private(set) var openingBytes: [UInt8] = []
    /// Of these the mark, the separator line and the header, as in the file: with them in front, some of the file's rows
    /// are a file again.
    public private(set) var headerBytes: [UInt8] = []
    /// What the opening is made of.
    public private(set) var openingStretches: [SkippedStretch] = []
    /// The bytes of the file read so far, by what they are; in the file's own encoding.
    public private(set) var account = ByteAccount()
    /// Records given so far, defective ones included.
    public private(set) var recordCount = 0

    private var blocks: BlockReader<Source>
    private var scanner: CSVBlockScanner

    /// Opens a CSV file and reads its header.
    ///
    /// - Parameters:
    ///   - dialect: nil recognises it by the first 64 KiB.
    ///   - encoding: the encoding from which `source` makes UTF-8.
    ///   - expectedFieldCount: nil takes the header's, or without a header the first record's.
    public init(
        _ source: Source, dialect: CSVDialect? = nil, encoding: TextEncoding = .utf8, expectedFieldCount: Int? = nil,
        limits: Limits = Limits()
    ) throws(TabularError) {
        blocks = BlockReader(source, blockSize: limits.batch)
        let opening = try CSVOpening(&blocks, dialect: dialect, limits: limits)
        self.dialect = opening.dialect
        self.encoding = encoding
        header = opening.names
        headerLine = opening.headerLine
        openingBytes = opening.bytes
        headerBytes = encoding.encode(opening.headerBytes)
        openingStretches = opening.stretches
        scanner = CSVBlockScanner(
            opening, limits: limits,
            expectedFieldCount: expectedFieldCount ?? (opening.dialect.hasHeader ? opening.names.count : nil))
        note(opening.stretches, in: opening.bytes, from: 0)
    }

    /// How many fields a record must have: told, or the header's, or the first record's.
    public var expectedFieldCount: Int? { scanner.expectedFieldCount }

    /// Bytes taken from the source so far.
    public var bytesRead: Int { blocks.bytesRead }

    /// Blank lines skipped so far.
    public var blankLineCount: Int { account.count(.blankLine) }

    /// Records so far with a field that is not UTF-8 and was read in the dialect's `strayEncoding`.
    public var strayRecordCount: Int { scanner.strayRecordCount }

    /// The next records, or nil at the end of the file.
    public mutating func nextBatch() throws(TabularError) -> RecordBatch? {
        while true {
            let block = try blocks.next()
            if block.isEmpty { return nil }
            var batch = RecordBatch(forBlockOf: block.count, fileOffset: blocks.fileOffset)
            batch.encoding = encoding
            let used = scanner.fill(&batch, from: block.span.bytes, isFinal: blocks.isAtEnd)
            blocks.finish(block, usedUpTo: used)
            if used == 0 { continue }
            batch.adopt(
                consume block, usedUpTo: used, rewritten: scanner.scanner.rewritten[..<scanner.scanner.rewrittenCount],
                moved: scanner.scanner.moved + scanner.scanner.movedLate)
            recordCount += batch.records.count
            let skipped = note(batch.skipped, in: batch.bytes, from: batch.fileOffset)
            account.recordBytes += encoding.encodedCount(batch.bytes[..<used]) - skipped
            return batch
        }
    }

    /// Takes what is skipped into the account; returns how many bytes that is.
    @discardableResult
    private mutating func note(_ stretches: [SkippedStretch], in bytes: [UInt8], from offset: Int) -> Int {
        var sum = 0
        for stretch in stretches {
            let start = stretch.fileOffset - offset
            let length = encoding.encodedCount(bytes[start..<start + stretch.length])
            account.add(stretch.kind, bytes: length)
            sum += length
        }
        return sum
    }
}

extension CSVReader: Sendable where Source: Sendable {}
