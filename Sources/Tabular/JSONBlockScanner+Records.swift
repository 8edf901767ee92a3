extension JSONBlockScanner {
    /// Scans as many records as the block holds whole; returns how many bytes were used.
    mutating func scan(_ bytes: RawSpan, isFinal: Bool, into batch: inout RecordBatch) -> Int {
        var position = 0
        while true {
            do throws(JSONFault) {
                while try step(bytes, &position, isFinal: isFinal, into: &batch) {}
                if bytes.byteCount - position <= limits.record || isFinal || place == .end { return position }
                // A token of what is around the records that never ends.
                throw JSONFault(.recordTooLong, position)
            } catch {
                pendingFault = error
                place = .recovering
            }
        }
    }

    /// Takes the next record or what is between two; false when the block holds no more.
    @inline(__always)
    private mutating func step(
        _ bytes: RawSpan, _ position: inout Int, isFinal: Bool, into batch: inout RecordBatch
    ) throws(JSONFault) -> Bool {
        switch place {
        case .line: return takeLine(bytes, &position, isFinal: isFinal, into: &batch)
        case .firstElement, .element, .afterElement:
            position = JSONTokens.skipSpace(bytes, position)
            guard position < bytes.byteCount else {
                if isFinal { throw JSONFault(.unexpectedEnd, position) }
                return false
            }
            let byte = ByteScan.byte(bytes, position)
            if byte == 0x5D {
                if place == .element { appendEmpty(bytes, position, JSONFault(.trailingComma, position), to: &batch) }
                position &+= 1
                walker.leaveRecords()
                place = .around
                return true
            }
            if place == .afterElement {
                guard byte == 0x2C else { throw JSONFault(.expectedCommaOrEnd, position) }
                position &+= 1
                place = .element
                return true
            }
            guard takeElement(bytes, &position, isFinal: isFinal, into: &batch) else { return false }
            if place == .firstElement || place == .element { place = .afterElement }
            return true
        default: return try stepAround(bytes, &position, isFinal: isFinal, into: &batch)
        }
    }

    private mutating func stepAround(
        _ bytes: RawSpan, _ position: inout Int, isFinal: Bool, into batch: inout RecordBatch
    ) throws(JSONFault) -> Bool {
        switch place {
        case .around:
            switch try walker.advance(bytes, &position, isFinal: isFinal) {
            case .needsMore: return false
            case .records: place = .firstElement
            case .document: place = .document
            case .end:
                place = .end
                return false
            }
            return true
        case .document:
            guard takeElement(bytes, &position, isFinal: isFinal, into: &batch) else { return false }
            if place == .document { place = .around }
            return true
        case .recovering: return recover(bytes, &position, isFinal: isFinal, into: &batch)
        case .garbage: return takeGarbage(bytes, &position, isFinal: isFinal, into: &batch)
        case .insideLongLine: return takePieceOfLine(bytes, &position, isFinal: isFinal, into: &batch)
        case .end, .line, .firstElement, .element, .afterElement: return false
        }
    }

    /// Takes the value at `position` as a record; false when it is not all there.
    @inline(__always)
    mutating func takeElement(
        _ bytes: RawSpan, _ position: inout Int, isFinal: Bool, into batch: inout RecordBatch
    ) -> Bool {
        let start = position
        let firstField = batch.fields.count
        let firstMoved = parser.moved.count
        let firstRewritten = parser.rewritten.count
        lines.advance(to: start, in: bytes)
        var fault: JSONFault?
        var end = start
        do throws(JSONFault) {
            end = try parser.parse(bytes, at: start, fields: &batch.fields)
            if case .invalid(let offset) = TextCheck.firstFault(in: bytes, from: start, to: end, allowingNUL: true) {
                fault = JSONFault(.invalidUTF8, offset)
            }
        } catch {
            fault = error
        }
        if fault != nil || pendingFault != nil {
            undo(firstField, firstMoved, firstRewritten, &batch)
            if end == start, let found = fault {
                guard let brokenEnd = self.brokenEnd(bytes, start, found, isFinal: isFinal) else {
                    if !isFinal && bytes.byteCount - start <= limits.record { return false }
                    if firstKey.isEmpty { noteFirstKey(bytes, start) }
                    pendingFault = bytes.byteCount - start > limits.record ? JSONFault(.recordTooLong, start) : found
                    place = .garbage
                    return true
                }
                end = brokenEnd
            }
            fault = pendingFault ?? fault
        } else if firstKey.isEmpty {
            noteFirstKey(bytes, start)
        }
        if end - start > limits.record {
            undo(firstField, firstMoved, firstRewritten, &batch)
            pendingFault = JSONFault(.recordTooLong, start)
            place = .garbage
            return true
        }
        pendingFault = nil
        append(bytes, start..<end, firstField, fault, to: &batch)
        position = end
        return true
    }

    /// Takes the line at `position`, a record or blank; false when it is not all there.
    private mutating func takeLine(
        _ bytes: RawSpan, _ position: inout Int, isFinal: Bool, into batch: inout RecordBatch
    ) -> Bool {
        let count = bytes.byteCount
        if position == count {
            if isFinal { place = .end }
            return false
        }
        if lineBreak == nil { noteLineBreak(bytes, position, isFinal: isFinal) }
        let lineEnd = ByteScan.find(lineBreak ?? 0x0A, in: bytes, from: position, to: count)
        if lineEnd - position > limits.record {
            pendingFault = JSONFault(.recordTooLong, position)
            place = .insideLongLine
            return true
        }
        if lineEnd == count && !isFinal { return false }
        let start = JSONTokens.skipSpace(bytes, position)
        position = min(lineEnd + 1, count)
        if start >= lineEnd { return true }
        var end = lineEnd
        while end > start, JSONTokens.isSpace(ByteScan.byte(bytes, end - 1)) { end -= 1 }
        let line = bytes.extracting(0..<end)
        let firstField = batch.fields.count
        let firstMoved = parser.moved.count
        let firstRewritten = parser.rewritten.count
        lines.advance(to: start, in: bytes)
        var fault: JSONFault?
        do throws(JSONFault) {
            if case .invalid(let offset) = TextCheck.firstFault(in: line, from: start, to: end, allowingNUL: true) {
                throw JSONFault(.invalidUTF8, offset)
            }
            let valueEnd = try parser.parse(line, at: start, fields: &batch.fields)
            if valueEnd < end {
                throw JSONFault(.trailingContent, JSONTokens.skipSpace(line, valueEnd))
            }
        } catch {
            fault = error
            undo(firstField, firstMoved, firstRewritten, &batch)
        }
        append(bytes, start..<end, firstField, fault, to: &batch)
        return true
    }

    /// Decides by the first line whether CR alone ends lines: where it ends an object, or where there is no LF.
    private mutating func noteLineBreak(_ bytes: RawSpan, _ start: Int, isFinal: Bool) {
        let count = bytes.byteCount
        let lineEnd = ByteScan.findLineBreak(in: bytes, from: start, to: count)
        guard lineEnd < count else { return }
        if ByteScan.byte(bytes, lineEnd) == 0x0D {
            guard lineEnd + 1 < count || isFinal else { return }
            if lineEnd + 1 < count, ByteScan.byte(bytes, lineEnd + 1) != 0x0A {
                let line = bytes.extracting(0..<lineEnd)
                let value = JSONTokens.skipSpace(line, start)
                let end = value == lineEnd ? lineEnd : JSONTokens.roughEnd(line, value)
                if end.map({ JSONTokens.skipSpace(line, $0) == lineEnd }) == true
                    || ByteScan.find(0x0A, in: bytes, from: lineEnd, to: count) == count
                {
                    lineBreak = 0x0D
                    lines.lineBreak = 0x0D
                    return
                }
            }
        }
        lineBreak = 0x0A
    }

    private mutating func undo(_ firstField: Int, _ firstMoved: Int, _ firstRewritten: Int, _ batch: inout RecordBatch)
    {
        batch.fields.removeSubrange(firstField...)
        parser.moved.removeSubrange(firstMoved...)
        parser.rewritten.removeSubrange(firstRewritten...)
    }

    /// Appends a defective record without bytes: something is missing at `place`, or one comma too many.
    mutating func appendEmpty(_ bytes: RawSpan, _ place: Int, _ fault: JSONFault, to batch: inout RecordBatch) {
        lines.advance(to: place, in: bytes)
        append(bytes, place..<place, batch.fields.count, fault, to: &batch)
    }

    @inline(__always)
    mutating func append(
        _ bytes: RawSpan, _ raw: Range<Int>, _ firstField: Int, _ fault: JSONFault?, to batch: inout RecordBatch
    ) {
        let defect = fault.map { fault in
            let defect = locate(fault, bytes, fileOffset: batch.fileOffset)
            return RecordDefect(.json(defect), column: defect.column)
        }
        batch.records.append(
            RecordEntry(
                firstField: Int32(truncatingIfNeeded: firstField),
                fieldCount: Int32(truncatingIfNeeded: batch.fields.count &- firstField), line: lines.line,
                rawOffset: Int32(truncatingIfNeeded: raw.lowerBound), rawLength: Int32(truncatingIfNeeded: raw.count),
                fileOffset: batch.fileOffset &+ raw.lowerBound, defect: defect))
    }

    private func locate(_ fault: JSONFault, _ bytes: RawSpan, fileOffset: Int) -> JSONDefect {
        var lines = lines
        lines.advance(to: max(fault.offset, 0), in: bytes)
        let key = fault.kind == .duplicateKey ? parser.duplicateKey : nil
        return JSONDefect(
            kind: fault.kind, key: key, line: lines.line, column: fault.offset - lines.lineStart + 1,
            offset: fileOffset + fault.offset)
    }
}
