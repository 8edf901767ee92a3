/// Reads the records of a JSON file in batches: an object a line, or documents that are records or hold arrays of them.
///
/// Nested objects are flattened to dotted paths, MongoDB's extended JSON to scalars; nested arrays are given as written;
/// so are numbers. What cannot be read is given as a record with its defect, up to where the next record begins, so that
/// every byte belongs to a record or to the brackets, commas and fields around them.
public struct JSONReader<Source: ByteSource> {
    /// Bounds on what is taken for one record.
    public typealias Limits = TabularLimits

    /// How the file holds its records; told or recognised.
    public private(set) var shape: JSONShape
    /// The encoding from which the source makes UTF-8.
    public let encoding: TextEncoding
    /// Records given so far, defective ones included.
    public private(set) var recordCount = 0

    private var blocks: BlockReader<Source>
    private var scanner: JSONBlockScanner
    private let isTold: Bool
    private let paths: [JSONPath]
    /// Bytes of the file used so far, where its encoding is not UTF-8.
    private var encodedCount = 0

    /// Bytes looked at to recognise the shape: enough for a wrapper's beginning or a first line.
    private static var recognitionSize: Int { 1 << 16 }

    /// Opens a JSON file; `shape` nil recognises it by the first block. Each of `paths` becomes a column, the first ones.
    /// `encoding` is the one from which `source` makes UTF-8.
    public init(
        _ source: Source, shape: JSONShape? = nil, paths: [JSONPath] = [], encoding: TextEncoding = .utf8,
        limits: Limits = Limits()
    ) throws(TabularError) {
        blocks = BlockReader(source, blockSize: limits.batch)
        self.shape = shape ?? .array
        self.paths = paths
        self.encoding = encoding
        isTold = shape != nil
        scanner = JSONBlockScanner(self.shape, paths: paths, limits: limits)
        try open(limits: limits)
    }

    /// The paths of the values met so far, in order first met: `contactDetails.email`. Field i of a record belongs to
    /// column i; it grows as records are read.
    public var columns: [String] { scanner.parser.columns.paths }

    /// Bytes taken from the source so far.
    public var bytesRead: Int { blocks.bytesRead }

    /// Bytes of the file, unpacked and in its own encoding, that were read so far; at the end, all of them.
    public var contentByteCount: Int { encoding == .utf8 ? blocks.bytesRead : encodedCount }

    /// The scalars around the records of the last document that were read so far: `has_more_items` → `true`.
    public var wrapperFields: [(path: String, text: String)] { scanner.walker.fields }

    /// Arrays of objects beside the records, which are not read, and how many objects they held so far.
    public var leftOut: [(path: String, count: Int)] {
        scanner.walker.leftOut.map { (JSONShape.text(of: $0.path), $0.count) }
    }

    /// The next records, or nil at the end of the file. Throws at the end when the file held no array of records where
    /// one was expected.
    public mutating func nextBatch() throws(TabularError) -> RecordBatch? {
        while true {
            if scanner.isAtEnd {
                if case .documents(let arrays, false) = shape, !scanner.hasMetRecord, !scanner.walker.hasMetRecords {
                    throw TabularError(.noRecords(path: arrays?.first ?? []))
                }
                return nil
            }
            let block = try blocks.next()
            var batch = RecordBatch(forBlockOf: block.count, fileOffset: blocks.fileOffset)
            batch.hasUnescapedValues = true
            batch.encoding = encoding
            let used = scanner.fill(&batch, from: block.span.bytes, isFinal: blocks.isAtEnd)
            if encoding != .utf8 { encodedCount += encoding.encodedCount(block[..<used]) }
            blocks.finish(block, usedUpTo: used)
            if batch.records.isEmpty { continue }
            batch.adopt(
                consume block, usedUpTo: used, rewritten: scanner.parser.rewritten[...], moved: scanner.parser.moved)
            recordCount += batch.records.count
            return batch
        }
    }

    /// Skips the mark and recognises the shape.
    private mutating func open(limits: TabularLimits) throws(TabularError) {
        while true {
            let block = try blocks.next()
            let isFinal = blocks.isAtEnd
            let isEnough = isFinal || block.count >= (isTold ? 4 : Self.recognitionSize)
            guard isEnough, let found = JSONShape(recognising: block) else {
                if isFinal { throw TabularError(.empty) }
                blocks.finish(block, usedUpTo: 0)
                continue
            }
            if !isTold { shape = found }
            scanner = JSONBlockScanner(shape, paths: paths, limits: limits)
            let mark = block.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            if encoding != .utf8 { encodedCount += encoding.encodedCount(block[..<mark]) }
            blocks.finish(block, usedUpTo: mark)
            return
        }
    }
}

extension JSONReader: Sendable where Source: Sendable {}
