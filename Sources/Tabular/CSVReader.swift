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
    public struct Limits: Sendable, Equatable {
        /// Bytes of the file in a batch, about.
        public var batch = 1 << 20
        /// Bytes of one record; a longer one is given in pieces, each a defective record.
        public var record = 16 << 20
        /// Bytes in quotes; a longer field is taken for a quote that was not closed.
        public var quotedField = 1 << 20

        /// The default bounds: batches of 1 MiB, records up to 16 MiB, quoted fields up to 1 MiB.
        public init() {}
    }

    /// How the file is written.
    public let dialect: CSVDialect
    /// The names of the columns, trimmed; empty when the dialect has no header.
    public private(set) var header: [String] = []
    /// Physical line on which the header starts; 0 without one.
    public private(set) var headerLine = 0
    /// The file's first bytes, through the end of the header line: mark, blank lines and header.
    public private(set) var headerBytes: [UInt8] = []
    /// How many fields a record must have: told, or the header's, or the first record's.
    public internal(set) var expectedFieldCount: Int?
    /// Blank lines skipped so far.
    public private(set) var blankLineCount = 0
    /// Records given so far, defective ones included.
    public private(set) var recordCount = 0

    var blocks: BlockReader<Source>
    var scanner: CSVRecordScanner
    let limits: Limits
    var line = 1
    var isInsideLongRecord = false

    /// Opens a CSV file and reads its header.
    ///
    /// - Parameters:
    ///   - dialect: nil recognises the delimiter by the header line.
    ///   - expectedFieldCount: nil takes the header's, or without a header the first record's.
    public init(
        _ source: Source, dialect: CSVDialect? = nil, expectedFieldCount: Int? = nil, limits: Limits = Limits()
    ) throws(TabularError) {
        blocks = BlockReader(source, blockSize: limits.batch)
        self.limits = limits
        self.expectedFieldCount = expectedFieldCount
        var opening = try Opening(&blocks, dialect: dialect, limits: limits)
        self.dialect = opening.dialect
        scanner = opening.scanner
        header = opening.names
        headerLine = opening.headerLine
        headerBytes = opening.takeBytes()
        line = opening.nextLine
        blankLineCount = opening.blankLines
        if opening.dialect.hasHeader { self.expectedFieldCount = expectedFieldCount ?? header.count }
    }

    /// Bytes taken from the source so far.
    public var bytesRead: Int { blocks.bytesRead }

    /// The next records, or nil at the end of the file.
    public mutating func nextBatch() throws(TabularError) -> RecordBatch? {
        while true {
            var block = try blocks.next()
            if block.isEmpty { return nil }
            var batch = RecordBatch(
                bytes: [], fields: [], records: [], blankLines: [], fileOffset: blocks.fileOffset, rawLength: 0)
            batch.fields.reserveCapacity(block.count / 16 + 16)
            batch.records.reserveCapacity(block.count / 128 + 16)
            scanner.begin(blockOf: block.count)
            let used = scanBlock(block.span.bytes, isFinal: blocks.isAtEnd, into: &batch)
            blocks.finish(block, usedUpTo: used)
            if used == 0 { continue }
            let base = UInt32(block.count)
            for index in scanner.moved { batch.fields[index].offset += base }
            block.append(contentsOf: scanner.rewritten[..<scanner.rewrittenCount])
            batch.bytes = block
            batch.rawLength = used
            recordCount += batch.records.count
            blankLineCount += batch.blankLines.count
            return batch
        }
    }

    /// Scans as many records as the block holds whole; returns how many bytes they take.
    private mutating func scanBlock(_ bytes: RawSpan, isFinal: Bool, into batch: inout RecordBatch) -> Int {
        let count = bytes.byteCount
        var position = 0
        while position < count {
            if isInsideLongRecord {
                guard let end = scanPiece(bytes, at: position, isFinal: isFinal, into: &batch) else { break }
                position = end
                continue
            }
            let first = ByteScan.byte(bytes, position)
            if first == 0x0A || first == 0x0D {
                guard let end = CSVRecordScanner.afterLineBreak(bytes, at: position, isFinal: isFinal) else { break }
                batch.blankLines.append(
                    BlankLine(line: line, fileOffset: batch.fileOffset + position, length: end - position))
                line += 1
                position = end
                continue
            }
            let firstField = batch.fields.count
            let firstMoved = scanner.moved.count
            let firstRewritten = scanner.rewrittenCount
            let firstLine = line
            let scanned = scanRecord(bytes, at: position, isFinal: isFinal, into: &batch)
            if let end = scanned, end - position <= limits.record {
                position = end
                continue
            }
            // Not all there, or too long: as if nothing had been seen.
            batch.fields.removeSubrange(firstField...)
            scanner.moved.removeSubrange(firstMoved...)
            scanner.rewrittenCount = firstRewritten
            if scanned == nil && count - position <= limits.record { break }
            if scanned != nil, batch.records.last?.rawOffset == Int32(position) { batch.records.removeLast() }
            line = firstLine
            isInsideLongRecord = true
        }
        return position
    }
}

extension CSVReader: Sendable where Source: Sendable {}
