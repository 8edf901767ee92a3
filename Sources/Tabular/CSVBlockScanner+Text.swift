extension CSVBlockScanner {
    /// Checks the bytes of all records in one go; a fault becomes the defect of the record it lies in, unless its bytes
    /// can be read in another encoding.
    mutating func checkText(_ bytes: RawSpan, upTo end: Int, of batch: inout RecordBatch) {
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
            let range = Int(record.rawOffset)..<Int(record.rawOffset + record.rawLength)
            guard range.contains(place) else {
                position = place + 1
                continue
            }
            if record.defect == nil, !readStrays(of: record, bytes, range, &batch) {
                batch.records[index].defect = textDefect(fault, bytes, recordAt: range.lowerBound)
            }
            position = range.upperBound
        }
    }

    /// Reads the fields of a record that are not UTF-8 in the encoding for such; false where that gives no text either.
    private mutating func readStrays(
        of record: RecordEntry, _ bytes: RawSpan, _ range: Range<Int>, _ batch: inout RecordBatch
    ) -> Bool {
        guard let strayEncoding else { return false }
        guard ByteScan.find(0, in: bytes, from: range.lowerBound, to: range.upperBound) == range.upperBound else {
            return false
        }
        var decoded: [(index: Int, text: [UInt8])] = []
        for index in Int(record.firstField)..<Int(record.firstField + record.fieldCount) {
            let range = batch.fields[index].range
            // What was rewritten lies elsewhere.
            guard
                let value = scanner.isMoved(index)
                    ? Self.invalid(scanner.rewritten.span.bytes, range) : Self.invalid(bytes, range)
            else { continue }
            if strayEncoding == .windows1252, value.contains(where: SingleByteText.isUndefined) { return false }
            var text: [UInt8] = []
            SingleByteText.append(value[...], as: strayEncoding, to: &text)
            decoded.append((index, text))
        }
        for (index, text) in decoded { batch.fields[index] = scanner.rewrite(index, as: text) }
        strayRecordCount += 1
        return true
    }

    /// The bytes of a value that is not UTF-8; nil where it is.
    private static func invalid(_ bytes: RawSpan, _ range: Range<Int>) -> [UInt8]? {
        TextCheck.firstFault(in: bytes, from: range.lowerBound, to: range.upperBound) == nil
            ? nil : range.map { ByteScan.byte(bytes, $0) }
    }

    func textDefect(_ fault: TextCheck.Finding, _ bytes: RawSpan, recordAt start: Int) -> RecordDefect {
        let (kind, place): (RecordDefect.Kind, Int) =
            switch fault {
            case .nul(let place): (.nulByte, place)
            case .invalid(let place): (.invalidUTF8, place)
            }
        var column = 1
        var isQuoted = false
        for position in start..<place {
            let byte = ByteScan.byte(bytes, position)
            if byte == scanner.quote { isQuoted.toggle() }
            if byte == scanner.separator && !isQuoted { column += 1 }
        }
        return RecordDefect(kind, column: column)
    }
}

extension CSVRecordScanner {
    /// Whether a field points into the rewritten values; the fields of the file come in order.
    func isMoved(_ index: Int) -> Bool {
        var low = 0
        var high = moved.count
        while low < high {
            let middle = (low + high) / 2
            if moved[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low < moved.count && moved[low] == index
    }

    /// Puts a text in the place of a field's value.
    mutating func rewrite(_ index: Int, as text: [UInt8]) -> Field {
        let start = rewrittenCount
        if rewritten.count < start + text.count + 16 {
            rewritten.append(contentsOf: repeatElement(0, count: max(text.count + 16, rewritten.count / 2)))
        }
        for (offset, byte) in text.enumerated() { rewritten[start + offset] = byte }
        rewrittenCount = start + text.count
        if !isMoved(index) { movedLate.append(index) }
        return Field(start, rewrittenCount, .text)
    }
}
