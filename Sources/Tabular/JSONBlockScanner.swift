/// Takes the records of JSON documents out of one block after another.
///
/// Apart from the reader so that it is not generic: another module's calls reach the same specialised code.
///
/// What is broken is given as a defective record, up to where the next record surely begins, so that nothing of the file
/// is lost: behind a fault outside the records the scanner no longer follows the brackets around them, and takes every
/// object that begins as the first record did.
struct JSONBlockScanner: Sendable {
    enum Place: Sendable {
        /// Outside the records.
        case around
        /// In an array of records: at its first element or its end, at an element, behind one.
        case firstElement, element, afterElement
        /// At a document that is a record.
        case document
        /// At a line.
        case line
        /// In a line that is too long for a record.
        case insideLongLine
        /// Behind a fault, among brackets, commas and records.
        case recovering
        /// Behind a fault, in what is no record.
        case garbage
        case end
    }

    let limits: TabularLimits
    var parser = JSONRecordParser()
    var walker: JSONWrapperWalker
    var lines = LineCounter()
    var place: Place
    /// What is wrong with what comes next, found before it.
    var pendingFault: JSONFault?
    /// The key with which the first record begins, with its quotes: where the next record begins behind a fault.
    var firstKey: [UInt8] = []
    /// What ends a line, LF or CR alone; nil: no line was met.
    var lineBreak: UInt8?
    private(set) var hasMetRecord = false

    init(_ shape: JSONShape, paths: [JSONPath], limits: TabularLimits) {
        self.limits = limits
        parser.extract(paths)
        switch shape {
        case .lines: (walker, place) = (JSONWrapperWalker(targets: nil, readsDocuments: false), .line)
        case .documents(let arrays, let objects):
            (walker, place) = (JSONWrapperWalker(targets: arrays, readsDocuments: objects), .around)
        }
    }

    var isAtEnd: Bool { place == .end }

    /// Fills the batch with the records that the block holds whole; returns how many bytes were used.
    mutating func fill(_ batch: inout RecordBatch, from bytes: RawSpan, isFinal: Bool) -> Int {
        parser.beginBlock()
        let used = scan(bytes, isFinal: isFinal, into: &batch)
        lines.advance(to: used, in: bytes)
        lines.rebase(by: used)
        pendingFault?.offset -= used
        if !batch.records.isEmpty { hasMetRecord = true }
        precondition(!isFinal || place == .end, "the last block was not read to its end")
        return used
    }
}
