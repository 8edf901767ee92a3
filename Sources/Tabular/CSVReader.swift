/// Reads a CSV file (RFC 4180, and what real exports make of it) in batches of records.
///
/// Every byte of the file is accounted for: `headerBytes`, then in each batch the records and the blank lines between
/// them. A record that cannot be read is given with its defect, and reading goes on behind it.
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
    /// The names of the columns, trimmed; empty when the dialect has no header.
    public private(set) var header: [String] = []
    /// Physical line on which the header starts; 0 without one.
    public private(set) var headerLine = 0
    /// The file's first bytes, through the end of the header line: mark, blank lines and header.
    public private(set) var headerBytes: [UInt8] = []
    /// Blank lines skipped so far.
    public private(set) var blankLineCount = 0
    /// Records given so far, defective ones included.
    public private(set) var recordCount = 0

    private var blocks: BlockReader<Source>
    private var scanner: CSVBlockScanner

    /// Opens a CSV file and reads its header.
    ///
    /// - Parameters:
    ///   - dialect: nil recognises the delimiter by the header line.
    ///   - expectedFieldCount: nil takes the header's, or without a header the first record's.
    public init(
        _ source: Source, dialect: CSVDialect? = nil, expectedFieldCount: Int? = nil, limits: Limits = Limits()
    ) throws(TabularError) {
        blocks = BlockReader(source, blockSize: limits.batch)
        let opening = try CSVOpening(&blocks, dialect: dialect, limits: limits)
        self.dialect = opening.dialect
        header = opening.names
        headerLine = opening.headerLine
        headerBytes = opening.bytes
        blankLineCount = opening.blankLines
        scanner = CSVBlockScanner(
            opening.scanner, limits: limits, line: opening.nextLine,
            expectedFieldCount: expectedFieldCount ?? (opening.dialect.hasHeader ? opening.names.count : nil),
            allowsTrailingSeparator: opening.endsWithSeparator || opening.dialect.allowsTrailingSeparator)
    }

    /// How many fields a record must have: told, or the header's, or the first record's.
    public var expectedFieldCount: Int? { scanner.expectedFieldCount }

    /// Bytes taken from the source so far.
    public var bytesRead: Int { blocks.bytesRead }

    /// The next records, or nil at the end of the file.
    public mutating func nextBatch() throws(TabularError) -> RecordBatch? {
        while true {
            let block = try blocks.next()
            if block.isEmpty { return nil }
            var batch = RecordBatch(forBlockOf: block.count, fileOffset: blocks.fileOffset)
            let used = scanner.fill(&batch, from: block.span.bytes, isFinal: blocks.isAtEnd)
            blocks.finish(block, usedUpTo: used)
            if used == 0 { continue }
            batch.adopt(
                consume block, usedUpTo: used, rewritten: scanner.scanner.rewritten[..<scanner.scanner.rewrittenCount],
                moved: scanner.scanner.moved)
            recordCount += batch.records.count
            blankLineCount += batch.blankLines.count
            return batch
        }
    }
}

extension CSVReader: Sendable where Source: Sendable {}
