extension CSVRecordScanner {
    /// Scans a record of a dialect in which blanks mean something.
    mutating func scanUnusual(_ bytes: RawSpan, at start: Int, isFinal: Bool, fields: inout [Field]) -> Int? {
        splitsAtBlanks
            ? scanBlanks(bytes, at: start, isFinal: isFinal, fields: &fields)
            : scanSpaced(bytes, at: start, isFinal: isFinal, fields: &fields)
    }

    /// The usual way, but that a quote opens a field behind blanks, too: `1, "a, b"`.
    private mutating func scanSpaced(_ bytes: RawSpan, at start: Int, isFinal: Bool, fields: inout [Field]) -> Int? {
        let count = bytes.byteCount
        let firstField = fields.count
        let pattern = ByteScan.pattern(separator)
        var fieldStart = start
        while true {
            var open = fieldStart
            while open < count, Self.isBlank(ByteScan.byte(bytes, open)), ByteScan.byte(bytes, open) != separator {
                open += 1
            }
            if open == count && !isFinal { return nil }
            let end: Int
            if open < count, ByteScan.byte(bytes, open) == quote, quote != 0 {
                guard let next = scanQuoted(bytes, at: open, isFinal: isFinal, from: firstField, fields: &fields)
                else { return nil }
                if flaw == .unclosedQuote { return next }
                end = next
            } else {
                end = Self.findStop(bytes, from: fieldStart, separator, pattern)
                if end == count && !isFinal { return nil }
                fields.append(Field(fieldStart, end, end == fieldStart ? .empty : .text))
            }
            if end >= count { return isFinal ? count : nil }
            if ByteScan.byte(bytes, end) != separator { return Self.afterLineBreak(bytes, at: end, isFinal: isFinal) }
            fieldStart = end + 1
        }
    }

    /// The same for fields between runs of spaces and tabs.
    private mutating func scanBlanks(_ bytes: RawSpan, at start: Int, isFinal: Bool, fields: inout [Field]) -> Int? {
        let count = bytes.byteCount
        let firstField = fields.count
        var position = start
        while true {
            while position < count, Self.isBlank(ByteScan.byte(bytes, position)) { position += 1 }
            if position == count { return isFinal ? count : nil }
            let byte = ByteScan.byte(bytes, position)
            if byte == 0x0A || byte == 0x0D {
                return Self.afterLineBreak(bytes, at: position, isFinal: isFinal)
            }
            if byte == quote, quote != 0 {
                guard let end = scanQuoted(bytes, at: position, isFinal: isFinal, from: firstField, fields: &fields)
                else { return nil }
                if flaw == .unclosedQuote { return end }
                position = end
                continue
            }
            var stop = position
            while stop < count, !endsField(ByteScan.byte(bytes, stop)) { stop += 1 }
            if stop == count && !isFinal { return nil }
            fields.append(Field(position, stop, .text))
            position = stop
        }
    }
}
