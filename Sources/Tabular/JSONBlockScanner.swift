/// Takes the records of a JSON document out of one block after another.
///
/// Apart from the reader so that it is not generic: another module's calls reach the same specialised code.
struct JSONBlockScanner: Sendable {
    enum Place: Sendable {
        case around, firstElement, element, afterElement, lines, objects, end
    }

    let shape: JSONShape
    let limits: TabularLimits
    var parser = JSONRecordParser()
    var walker: JSONWrapperWalker
    var lines = LineCounter()
    var place: Place
    /// What ends the file, once the records before it have been given.
    var failure: TabularError?

    init(_ shape: JSONShape, limits: TabularLimits) {
        self.shape = shape
        self.limits = limits
        walker = JSONWrapperWalker(target: nil)
        switch shape {
        case .array: (walker, place) = (JSONWrapperWalker(target: []), .around)
        case .wrapped(let path): (walker, place) = (JSONWrapperWalker(target: path), .around)
        case .lines: place = .lines
        case .objects: place = .objects
        }
    }

    var isAtEnd: Bool { place == .end }

    /// Fills the batch with the records that the block holds whole; returns how many bytes were used.
    mutating func fill(_ batch: inout RecordBatch, from bytes: RawSpan, isFinal: Bool) -> Int {
        parser.beginBlock()
        let used = scan(bytes, isFinal: isFinal, into: &batch)
        lines.advance(to: used, in: bytes)
        lines.rebase(by: used)
        return used
    }
}
