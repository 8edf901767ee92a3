/// Takes the records of a CSV file out of one block after another.
///
/// Apart from the reader so that it is not generic: another module's calls reach the same specialised code.
struct CSVBlockScanner: Sendable {
    var scanner: CSVRecordScanner
    let limits: TabularLimits
    var line: Int
    var expectedFieldCount: Int?
    /// How many empty fields behind the last column stand for nothing, where a record has just as many.
    let trailingSeparators: Int
    let leftOut: CSVLeftOutRecognition
    let strayEncoding: TextEncoding?
    var strayRecordCount = 0
    var isInsideLongRecord = false

    init(_ opening: CSVOpening, limits: TabularLimits, expectedFieldCount: Int?) {
        scanner = opening.scanner
        self.limits = limits
        line = opening.nextLine
        self.expectedFieldCount = expectedFieldCount
        trailingSeparators = max(opening.trailingSeparators, opening.dialect.allowsTrailingSeparator ? 1 : 0)
        leftOut = CSVLeftOutRecognition(opening.dialect, header: opening.cells)
        strayEncoding = opening.dialect.strayEncoding
    }

    /// Fills the batch with the records that the block holds whole; returns how many bytes they and what is skipped
    /// between them take.
    mutating func fill(_ batch: inout RecordBatch, from bytes: RawSpan, isFinal: Bool) -> Int {
        scanner.begin(blockOf: bytes.byteCount)
        let used = scan(bytes, isFinal: isFinal, into: &batch)
        checkText(bytes, upTo: used, of: &batch)
        return used
    }

    private mutating func scan(_ bytes: RawSpan, isFinal: Bool, into batch: inout RecordBatch) -> Int {
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
                skip(.blankLine, position..<end, &batch)
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
            if scanned != nil, batch.skipped.last?.fileOffset == batch.fileOffset + position {
                batch.skipped.removeLast()
            }
            line = firstLine
            isInsideLongRecord = true
        }
        return position
    }

    func skip(_ kind: SkippedStretch.Kind, _ range: Range<Int>, _ batch: inout RecordBatch) {
        batch.skipped.append(
            SkippedStretch(
                kind: kind, line: line, fileOffset: batch.fileOffset + range.lowerBound, length: range.count))
    }
}
