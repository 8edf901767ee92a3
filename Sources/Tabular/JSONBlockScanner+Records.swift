extension JSONBlockScanner {
    /// Scans as many records as the block holds whole; returns how many bytes were used. What ends the file is kept in
    /// `failure`, for the records before it are good.
    mutating func scan(_ bytes: RawSpan, isFinal: Bool, into batch: inout RecordBatch) -> Int {
        var position = 0
        do throws(JSONFault) {
            while try step(bytes, &position, isFinal: isFinal, into: &batch) {}
        } catch {
            let defect = locate(error, bytes)
            failure = TabularError(.json(defect.kind), line: defect.line, column: defect.column)
        }
        return position
    }

    /// Takes the next record or what is between two; false when the block holds no more.
    @inline(__always)
    private mutating func step(
        _ bytes: RawSpan, _ position: inout Int, isFinal: Bool, into batch: inout RecordBatch
    ) throws(JSONFault) -> Bool {
        switch place {
        case .end: return false
        case .lines: return try takeLine(bytes, &position, isFinal: isFinal, into: &batch)
        case .around:
            switch try walker.advance(bytes, &position, isFinal: isFinal) {
            case .needsMore: return false
            case .records: place = .firstElement
            case .end:
                place = .end
                if !walker.hasMetRecords, case .wrapped(let path) = shape {
                    failure = TabularError(.noRecords(path: path ?? []))
                }
                return false
            }
            return true
        case .objects:
            position = JSONTokens.skipSpace(bytes, position)
            if position == bytes.byteCount {
                if isFinal { place = .end }
                return false
            }
            return try takeElement(bytes, &position, isFinal: isFinal, into: &batch)
        case .firstElement, .element, .afterElement:
            position = JSONTokens.skipSpace(bytes, position)
            guard position < bytes.byteCount else {
                if isFinal { throw JSONFault(.unexpectedEnd, position) }
                return false
            }
            let byte = ByteScan.byte(bytes, position)
            if byte == 0x5D {
                if place == .element { throw JSONFault(.trailingComma, position) }
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
            guard try takeElement(bytes, &position, isFinal: isFinal, into: &batch) else { return false }
            place = .afterElement
            return true
        }
    }

    /// Takes the value at `position` as a record; false when it is not all there.
    @inline(__always)
    private mutating func takeElement(
        _ bytes: RawSpan, _ position: inout Int, isFinal: Bool, into batch: inout RecordBatch
    ) throws(JSONFault) -> Bool {
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
        if let found = fault {
            undo(firstField, firstMoved, firstRewritten, &batch)
            let isCut = found.kind == .unexpectedEnd
            if end == start {
                let roughEnd = isCut ? nil : JSONTokens.roughEnd(bytes, start)
                guard let roughEnd, try isBoundary(bytes, roughEnd, isFinal: isFinal, fault: found) else {
                    if isFinal || (roughEnd == nil && bytes.byteCount - start > limits.record) {
                        throw isFinal ? found : JSONFault(.recordTooLong, start)
                    }
                    return false
                }
                end = roughEnd
            }
        }
        if end - start > limits.record { throw JSONFault(.recordTooLong, start) }
        append(bytes, start..<end, firstField, fault, to: &batch)
        position = end
        return true
    }

    /// Whether a broken element ends at `end`: a comma, a bracket or (of objects one after another) an object follows.
    private func isBoundary(_ bytes: RawSpan, _ end: Int, isFinal: Bool, fault: JSONFault) throws(JSONFault) -> Bool {
        let next = JSONTokens.skipSpace(bytes, end)
        guard next < bytes.byteCount else {
            if place == .objects && isFinal { return true }
            if isFinal { throw fault }
            return false
        }
        let byte = ByteScan.byte(bytes, next)
        if place == .objects ? byte == 0x7B : (byte == 0x2C || byte == 0x5D) { return true }
        throw fault
    }

    /// Takes the line at `position`, a record or blank; false when it is not all there.
    private mutating func takeLine(
        _ bytes: RawSpan, _ position: inout Int, isFinal: Bool, into batch: inout RecordBatch
    ) throws(JSONFault) -> Bool {
        let count = bytes.byteCount
        if position == count {
            if isFinal { place = .end }
            return false
        }
        let lineEnd = ByteScan.find(0x0A, in: bytes, from: position, to: count)
        if lineEnd - position > limits.record { throw JSONFault(.recordTooLong, position) }
        if lineEnd == count && !isFinal { return false }
        let start = JSONTokens.skipSpace(bytes, position)
        position = min(lineEnd + 1, count)
        if start >= lineEnd { return true }
        var end = lineEnd
        while end > start, ByteScan.byte(bytes, end - 1) <= 0x20 { end -= 1 }
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

    private mutating func undo(_ firstField: Int, _ firstMoved: Int, _ firstRewritten: Int, _ batch: inout RecordBatch)
    {
        batch.fields.removeSubrange(firstField...)
        parser.moved.removeSubrange(firstMoved...)
        parser.rewritten.removeSubrange(firstRewritten...)
    }

    @inline(__always)
    private func append(
        _ bytes: RawSpan, _ raw: Range<Int>, _ firstField: Int, _ fault: JSONFault?, to batch: inout RecordBatch
    ) {
        let defect = fault.map { fault in
            let defect = locate(fault, bytes)
            return RecordDefect(.json(defect), column: defect.column)
        }
        batch.records.append(
            RecordEntry(
                firstField: Int32(truncatingIfNeeded: firstField),
                fieldCount: Int32(truncatingIfNeeded: batch.fields.count &- firstField), line: lines.line,
                rawOffset: Int32(truncatingIfNeeded: raw.lowerBound), rawLength: Int32(truncatingIfNeeded: raw.count),
                fileOffset: batch.fileOffset &+ raw.lowerBound, defect: defect))
    }

    private func locate(_ fault: JSONFault, _ bytes: RawSpan) -> JSONDefect {
        var lines = lines
        lines.advance(to: fault.offset, in: bytes)
        let key = fault.kind == .duplicateKey ? parser.duplicateKey : nil
        return JSONDefect(kind: fault.kind, key: key, line: lines.line, column: fault.offset - lines.lineStart + 1)
    }
}
