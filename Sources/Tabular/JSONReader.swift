/// Reads the records of a JSON file in batches: an array, an object a line, an object with the array inside, or objects.
///
/// Nested objects are flattened to dotted paths; nested arrays are given as written; so are numbers. A record that
/// cannot be read is given with its defect where its end can be found; else a `TabularError` ends the file.
public struct JSONReader<Source: ByteSource> {
    /// Bounds on what is taken for one record.
    public struct Limits: Sendable, Equatable {
        /// Bytes of the file in a batch, about.
        public var batch = 1 << 20
        /// Bytes of one record.
        public var record = 16 << 20

        /// The default bounds: batches of 1 MiB, records up to 16 MiB.
        public init() {}
    }

    enum Place: Sendable {
        case beginning, around, firstElement, element, afterElement, lines, objects, end
    }

    /// How the file holds its records; told or recognised.
    public internal(set) var shape: JSONShape
    /// Records given so far, defective ones included.
    public private(set) var recordCount = 0

    var blocks: BlockReader<Source>
    var parser = JSONRecordParser()
    var walker: JSONWrapperWalker
    var lines = LineCounter()
    var place = Place.beginning
    var failure: TabularError?
    private let isTold: Bool
    let limits: Limits

    /// Opens a JSON file; `shape` nil recognises it by the first block.
    public init(_ source: Source, shape: JSONShape? = nil, limits: Limits = Limits()) throws(TabularError) {
        blocks = BlockReader(source, blockSize: limits.batch)
        self.limits = limits
        self.shape = shape ?? .array
        isTold = shape != nil
        walker = JSONWrapperWalker(target: nil)
        try open()
    }

    /// The paths of the values met so far, in order first met: `contactDetails.email`. Field i of a record belongs to
    /// column i; it grows as records are read.
    public var columns: [String] { parser.columns.paths }

    /// Bytes taken from the source so far.
    public var bytesRead: Int { blocks.bytesRead }

    /// The scalars around the array of records that were read so far: `has_more_items` → `true`.
    public var wrapperFields: [(path: String, text: String)] { walker.fields }

    /// Paths of further arrays of objects beside the records, which are not read.
    public var otherArrays: [String] { walker.otherArrays }

    /// The next records, or nil at the end of the file.
    public mutating func nextBatch() throws(TabularError) -> RecordBatch? {
        while true {
            if let failure { throw failure }
            if place == .end { return nil }
            var block = try blocks.next()
            var batch = RecordBatch(
                bytes: [], fields: [], records: [], blankLines: [], fileOffset: blocks.fileOffset, rawLength: 0)
            batch.fields.reserveCapacity(block.count / 16 + 16)
            batch.records.reserveCapacity(block.count / 128 + 16)
            parser.beginBlock()
            let used = scanBlock(block.span.bytes, isFinal: blocks.isAtEnd, into: &batch)
            lines.advance(to: used, in: block.span.bytes)
            lines.rebase(by: used)
            blocks.finish(block, usedUpTo: used)
            if batch.records.isEmpty { continue }
            let base = UInt32(block.count)
            for index in parser.moved { batch.fields[index].offset += base }
            block.append(contentsOf: parser.rewritten)
            batch.bytes = block
            batch.rawLength = used
            recordCount += batch.records.count
            return batch
        }
    }

    /// Skips the mark and recognises the shape.
    private mutating func open() throws(TabularError) {
        while true {
            let block = try blocks.next()
            let isFinal = blocks.isAtEnd
            let start = block.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            if !isTold, block.count < min(1 << 16, limits.batch * 4), !isFinal {
                blocks.finish(block, usedUpTo: 0)
                continue
            }
            guard let found = JSONShape(recognising: block) else {
                if isFinal { throw TabularError(.empty) }
                blocks.finish(block, usedUpTo: 0)
                continue
            }
            if !isTold { shape = found }
            lines = LineCounter(line: 1, lineStart: 0)
            blocks.finish(block, usedUpTo: start)
            break
        }
        switch shape {
        case .array: (walker, place) = (JSONWrapperWalker(target: []), .around)
        case .wrapped(let path): (walker, place) = (JSONWrapperWalker(target: path), .around)
        case .lines: place = .lines
        case .objects: place = .objects
        }
    }
}

extension JSONReader: Sendable where Source: Sendable {}
