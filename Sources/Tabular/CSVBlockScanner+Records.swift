extension CSVBlockScanner {
    /// Scans one record and appends it; returns where the next one starts, nil when it is not all there.
    @inline(__always)
    mutating func scanRecord(
        _ bytes: RawSpan, at start: Int, isFinal: Bool, into batch: inout RecordBatch
    ) -> Int? {
        let firstField = batch.fields.count
        let firstMoved = scanner.moved.count
        let firstRewritten = scanner.rewrittenCount
        guard var end = scanner.scan(bytes, at: start, isFinal: isFinal, fields: &batch.fields) else { return nil }
        var fieldCount = batch.fields.count &- firstField
        var defect: RecordDefect?
        var lines = scanner.lineBreaksInside &+ 1
        if fieldCount == 0 {
            // Only spaces, in a dialect that splits at them.
            skip(.blankLine, start..<end, &batch)
            line += 1
            return end
        }
        if leftOut.isSuspect(bytes, start), let kind = leftOutKind(bytes, firstField, batch) {
            skip(kind, start..<end, &batch)
            batch.fields.removeSubrange(firstField...)
            scanner.moved.removeSubrange(firstMoved...)
            scanner.rewrittenCount = firstRewritten
            line &+= lines
            return end
        }
        if let flaw = scanner.flaw {
            defect = RecordDefect(
                flaw == .unclosedQuote ? .unclosedQuote : .textAfterClosingQuote, column: scanner.flawedField + 1)
        } else if let expected = expectedFieldCount {
            if fieldCount != expected {
                if trailingSeparators > 0, fieldCount == expected + trailingSeparators,
                    batch.fields[(firstField + expected)...].allSatisfy({ $0.kind == .empty })
                {
                    batch.fields.removeLast(trailingSeparators)
                    fieldCount = expected
                } else {
                    defect = RecordDefect(.fieldCount(expected: expected, found: fieldCount))
                    if lines > 1 {
                        switch scanner.doubt(bytes, expected: expected, isFinal: isFinal) {
                        case .whole: break
                        case .unknown: return nil
                        case .swallowed(let lineEnd):
                            end = lineEnd
                            lines = ByteScan.countLineBreaks(in: bytes, from: start, to: end)
                            defect = RecordDefect(.unclosedQuote, column: scanner.firstMultilineField + 1)
                            fieldCount = keepFields(upTo: scanner.firstMultilineField, from: firstField, &batch)
                        }
                    }
                }
            }
        } else {
            expectedFieldCount = fieldCount
        }
        batch.records.append(
            RecordEntry(
                firstField: Int32(truncatingIfNeeded: firstField), fieldCount: Int32(truncatingIfNeeded: fieldCount),
                line: line, rawOffset: Int32(truncatingIfNeeded: start),
                rawLength: Int32(truncatingIfNeeded: end &- start), fileOffset: batch.fileOffset &+ start,
                defect: defect))
        line &+= lines
        return end
    }

    /// What the row scanned last is, where it is no record.
    private func leftOutKind(_ bytes: RawSpan, _ firstField: Int, _ batch: RecordBatch) -> SkippedStretch.Kind? {
        // A header after a mark looks like text after a closing quote where it is quoted.
        guard scanner.flaw != .unclosedQuote else { return nil }
        return leftOut.kind(of: batch.fields[firstField...]) { index in
            let range = batch.fields[index].range
            return scanner.isMoved(index)
                ? Array(scanner.rewritten[range]) : range.map { ByteScan.byte(bytes, $0) }
        }
    }

    /// Drops the fields behind the first `count` of the record that begins at `firstField`.
    private mutating func keepFields(upTo count: Int, from firstField: Int, _ batch: inout RecordBatch) -> Int {
        let end = firstField + count
        batch.fields.removeSubrange(end...)
        while let last = scanner.moved.last, last >= end { scanner.moved.removeLast() }
        return count
    }

    /// Takes the next piece of a record that is longer than the bound; it ends with a physical line.
    mutating func scanPiece(
        _ bytes: RawSpan, at start: Int, isFinal: Bool, into batch: inout RecordBatch
    ) -> Int? {
        let bound = start + limits.record
        var end = bytes.byteCount
        let lineEnd = CSVRecordScanner.physicalLineEnd(bytes, from: start, isFinal: isFinal)
        if let lineEnd, lineEnd <= bound {
            end = lineEnd
            isInsideLongRecord = false
        } else if bound <= end {
            // A CRLF is not cut in two.
            end = ByteScan.byte(bytes, bound - 1) == 0x0D ? bound - 1 : bound
        } else {
            return nil
        }
        batch.records.append(
            RecordEntry(
                firstField: Int32(batch.fields.count), fieldCount: 0, line: line, rawOffset: Int32(start),
                rawLength: Int32(end - start), fileOffset: batch.fileOffset + start,
                defect: RecordDefect(.recordTooLong(limit: limits.record))))
        line += ByteScan.countLineBreaks(in: bytes, from: start, to: end)
        return end
    }
}
