extension JSONBlockScanner {
    /// How far a record that is broken at `fault` goes; nil when the bytes do not tell.
    ///
    /// By its brackets and strings, unless the fault puts these in doubt: then no further than to where the next record
    /// seems to begin, so that a quote that is missing costs one record and not the rest of the file.
    mutating func brokenEnd(_ bytes: RawSpan, _ start: Int, _ fault: JSONFault, isFinal: Bool) -> Int? {
        if fault.kind == .unexpectedEnd && !isFinal { return nil }
        if firstKey.isEmpty { noteFirstKey(bytes, start) }
        if fault.kind == .notAnObject, place != .document {
            switch strayMembers(bytes, start, isFinal: isFinal) {
            case .end(let end): return end
            case .needsMore: return nil
            case .none: break
            }
        }
        let isBare = place == .document && ByteScan.byte(bytes, start) != 0x7B
        let isDoubtful = Self.doubtsBrackets(fault.kind)
        let next =
            isDoubtful
            ? nextRecord(bytes, from: max(fault.offset, start + 1), after: start, isFinal: isFinal) : nil
        // No further than needed: many broken records must not each look through the rest of the file.
        let byBrackets = isBare ? nil : JSONTokens.roughEnd(bytes.extracting(0..<(next ?? bytes.byteCount)), start)
        if !isDoubtful {
            guard let end = byBrackets, let isEnd = isBoundary(bytes, end, isFinal: isFinal) else {
                return nil
            }
            if isEnd { return endWithMembers(bytes, end, isFinal: isFinal) }
        }
        let follower =
            isDoubtful ? next : nextRecord(bytes, from: max(fault.offset, start + 1), after: start, isFinal: isFinal)
        if let next = follower, !isDoubtful || next < byBrackets ?? Int.max {
            let end = Self.trimmed(bytes, start..<next)
            let behind = JSONTokens.skipSpace(bytes, end)
            if end == start || (place != .document && ByteScan.byte(bytes, behind) != 0x2C) { place = .recovering }
            return end
        }
        if let end = byBrackets {
            switch isBoundary(bytes, end, isFinal: isFinal) {
            case true?: return end
            case nil: return nil
            case false?: break
            }
        }
        if let next {
            place = .recovering
            return Self.trimmed(bytes, start..<next)
        }
        // Nothing follows that could be a record.
        guard isFinal else { return nil }
        place = .recovering
        return Self.trimmed(bytes, start..<bytes.byteCount)
    }

    /// Faults behind which brackets and quotes may not mean what they seem to mean.
    private static func doubtsBrackets(_ kind: JSONDefect.Kind) -> Bool {
        switch kind {
        case .unexpectedEnd, .expectedValue, .expectedKey, .expectedColon, .expectedCommaOrEnd, .controlCharacter,
            .invalidEscape, .tooDeep:
            true
        default: false
        }
    }

    /// Whether what follows `end` may follow an element; nil when it is not there yet.
    func isBoundary(_ bytes: RawSpan, _ end: Int, isFinal: Bool) -> Bool? {
        let next = JSONTokens.skipSpace(bytes, end)
        guard next < bytes.byteCount else { return isFinal ? true : nil }
        let byte = ByteScan.byte(bytes, next)
        return switch place {
        case .document: byte == 0x7B || byte == 0x5B || byte == 0xEF
        case .recovering: byte == 0x7B || byte == 0x2C || byte == 0x5D || byte == 0x7D
        default: byte == 0x2C || byte == 0x5D
        }
    }

    /// Goes on behind a fault: brackets and commas are passed over, objects are records, anything else is none.
    mutating func recover(
        _ bytes: RawSpan, _ position: inout Int, isFinal: Bool, into batch: inout RecordBatch
    ) -> Bool {
        while position < bytes.byteCount {
            let byte = ByteScan.byte(bytes, position)
            let isBracket = byte == 0x2C || byte == 0x5D || byte == 0x7D || byte == 0x5B
            guard isBracket || JSONTokens.isSpace(byte) else { break }
            if isBracket { givePending(bytes, position, to: &batch) }
            position &+= 1
        }
        if position == bytes.byteCount {
            guard isFinal else { return false }
            givePending(bytes, position, to: &batch)
            place = .end
            return false
        }
        if ByteScan.byte(bytes, position) == 0x7B {
            return takeElement(bytes, &position, isFinal: isFinal, into: &batch)
        }
        if pendingFault == nil { pendingFault = JSONFault(.notAnObject, position) }
        place = .garbage
        return true
    }

    /// Takes what is no record, up to where the next one seems to begin.
    mutating func takeGarbage(
        _ bytes: RawSpan, _ position: inout Int, isFinal: Bool, into batch: inout RecordBatch
    ) -> Bool {
        let start = position
        let fault = pendingFault ?? JSONFault(.recordTooLong, start)
        var end = start + limits.record
        if let next = nextRecord(bytes, from: start + 1, after: start, isFinal: isFinal), next <= end {
            end = next
            place = .recovering
            pendingFault = nil
        } else if bytes.byteCount <= end {
            guard isFinal else { return false }
            end = bytes.byteCount
            place = .recovering
            pendingFault = nil
        } else {
            pendingFault = JSONFault(.recordTooLong, end)
        }
        lines.advance(to: start, in: bytes)
        let rawEnd = place == .garbage ? end : max(Self.trimmed(bytes, start..<end), start)
        append(bytes, start..<rawEnd, batch.fields.count, fault, to: &batch)
        position = rawEnd
        return true
    }

    /// Takes the next piece of a line that is too long for a record.
    mutating func takePieceOfLine(
        _ bytes: RawSpan, _ position: inout Int, isFinal: Bool, into batch: inout RecordBatch
    ) -> Bool {
        let start = position
        let bound = start + limits.record
        let lineEnd = ByteScan.find(lineBreak ?? 0x0A, in: bytes, from: start, to: min(bytes.byteCount, bound))
        if lineEnd == bytes.byteCount, lineEnd < bound, !isFinal { return false }
        lines.advance(to: start, in: bytes)
        if lineEnd > start {
            append(
                bytes, start..<lineEnd, batch.fields.count, pendingFault ?? JSONFault(.recordTooLong, start), to: &batch
            )
        }
        pendingFault = nil
        position = lineEnd
        if lineEnd < bound {
            place = .line
            position = min(lineEnd + 1, bytes.byteCount)
        }
        return true
    }

    /// Gives a fault that no bytes belong to.
    private mutating func givePending(_ bytes: RawSpan, _ position: Int, to batch: inout RecordBatch) {
        guard let fault = pendingFault else { return }
        pendingFault = nil
        appendEmpty(bytes, position, fault, to: &batch)
    }

    /// Where a record seems to begin at `first` or later: an object behind a comma, a bracket or a line break whose first
    /// key is that of the first record. Looks back no further than `start`.
    private func nextRecord(_ bytes: RawSpan, from first: Int, after start: Int, isFinal: Bool) -> Int? {
        var position = first
        while true {
            position = ByteScan.find(0x7B, in: bytes, from: position, to: bytes.byteCount)
            guard position < bytes.byteCount else { return nil }
            if isBehindSeparator(bytes, position, start), beginsRecord(bytes, position) { return position }
            position += 1
        }
    }

    private func isBehindSeparator(_ bytes: RawSpan, _ position: Int, _ start: Int) -> Bool {
        var before = position - 1
        while before >= start {
            let byte = ByteScan.byte(bytes, before)
            if byte == 0x0A || byte == 0x2C || byte == 0x5B || byte == 0x7D { return true }
            guard JSONTokens.isSpace(byte) else { return false }
            before -= 1
        }
        return false
    }

    private func beginsRecord(_ bytes: RawSpan, _ position: Int) -> Bool {
        let key = JSONTokens.skipSpace(bytes, position + 1)
        guard key < bytes.byteCount, ByteScan.byte(bytes, key) == 0x22 else { return false }
        if firstKey.isEmpty { return true }
        guard key + firstKey.count <= bytes.byteCount else { return false }
        for index in firstKey.indices where ByteScan.byte(bytes, key + index) != firstKey[index] { return false }
        return true
    }

    /// Remembers the key with which the first record begins.
    mutating func noteFirstKey(_ bytes: RawSpan, _ start: Int) {
        let key = JSONTokens.skipSpace(bytes, start + 1)
        guard key < bytes.byteCount, ByteScan.byte(bytes, key) == 0x22 else { return }
        var ignored = false
        do throws(JSONFault) {
            let end = try JSONTokens.stringEnd(bytes, key + 1, &ignored)
            var behind = end + 1
            guard try JSONTokens.nextByte(bytes, &behind) == 0x3A else { return }
            for index in key...end { firstKey.append(ByteScan.byte(bytes, index)) }
        } catch {
            // An object without keys: the next one tells.
        }
    }

    /// The end of `range` without the white space and commas before it.
    private static func trimmed(_ bytes: RawSpan, _ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound {
            let byte = ByteScan.byte(bytes, end - 1)
            guard byte == 0x2C || JSONTokens.isSpace(byte) else { break }
            end -= 1
        }
        return end
    }
}
