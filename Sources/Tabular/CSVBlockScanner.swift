/// Takes the records of a CSV file out of one block after another.
///
/// Apart from the reader so that it is not generic: another module's calls reach the same specialised code.
struct CSVBlockScanner: Sendable {
    var scanner: CSVRecordScanner
    let limits: TabularLimits
    var line: Int
    var expectedFieldCount: Int?
    let allowsTrailingSeparator: Bool
    var isInsideLongRecord = false

    init(
        _ scanner: CSVRecordScanner, limits: TabularLimits, line: Int, expectedFieldCount: Int?,
        allowsTrailingSeparator: Bool
    ) {
        self.scanner = scanner
        self.limits = limits
        self.line = line
        self.expectedFieldCount = expectedFieldCount
        self.allowsTrailingSeparator = allowsTrailingSeparator
    }

    /// Fills the batch with the records that the block holds whole; returns how many bytes they and the blank lines
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

    /// Checks the bytes of all records in one go; a fault becomes the defect of the record it lies in.
    private func checkText(_ bytes: RawSpan, upTo end: Int, of batch: inout RecordBatch) {
        var position = 0
        var index = 0
        // A record ends with an ASCII byte, so no sequence spans two of them.
        while let fault = TextCheck.firstFault(in: bytes, from: position, to: end) {
            let place =
                switch fault {
                case .nul(let place), .invalid(let place): place
                }
            while index < batch.records.count - 1, Int(batch.records[index + 1].rawOffset) <= place { index += 1 }
            guard index < batch.records.count else { return }
            let record = batch.records[index]
            if record.defect == nil, place >= Int(record.rawOffset) {
                batch.records[index].defect = textDefect(fault, bytes, recordAt: Int(record.rawOffset))
            }
            position = max(place + 1, Int(record.rawOffset + record.rawLength))
        }
    }
}
