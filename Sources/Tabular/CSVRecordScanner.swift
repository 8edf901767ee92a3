/// Finds the bounds of one CSV record at a time in bytes that are in memory.
///
/// A value with doubled quotes is rewritten into `rewritten`; its field points there and is listed in `moved`, until
/// the caller has put those bytes behind its own. Every other field points into the bytes scanned.
struct CSVRecordScanner: Sendable {
    enum Flaw: Sendable {
        case unclosedQuote, textAfterClosingQuote
    }

    let dialect: CSVDialect
    let separator: UInt8
    let splitsAtBlanks: Bool
    /// Whether fields do not simply begin behind a separator.
    private let isUnusual: Bool
    /// NUL stands for "no quote": a record with a NUL is defective anyway.
    let quote: UInt8
    /// A quoted field longer than this is taken for an unclosed quote.
    let quotedFieldLimit: Int

    var rewritten: [UInt8] = []
    var rewrittenCount = 0
    var moved: [Int] = []
    /// Fields that were rewritten when all records had been scanned; `moved` stays in order.
    var movedLate: [Int] = []

    // About the record scanned last.
    private(set) var lineBreaksInside = 0
    private(set) var flaw: Flaw?
    private(set) var flawedField = 0
    private(set) var firstMultilineQuote = -1
    private(set) var firstMultilineField = 0

    init(_ dialect: CSVDialect, quotedFieldLimit: Int) {
        self.dialect = dialect
        switch dialect.delimiter {
        case .byte(let byte): (separator, splitsAtBlanks) = (byte, false)
        case .blanks: (separator, splitsAtBlanks) = (0x20, true)
        }
        isUnusual = splitsAtBlanks || dialect.skipsBlanksBeforeQuotes
        quote = dialect.quote ?? 0
        self.quotedFieldLimit = quotedFieldLimit
    }

    /// Forgets rewritten values and makes room for those of `count` bytes.
    mutating func begin(blockOf count: Int) {
        rewrittenCount = 0
        moved.removeAll(keepingCapacity: true)
        movedLate.removeAll(keepingCapacity: true)
        // A value never grows, and every store writes eight bytes.
        if rewritten.count < count + 16 { rewritten = [UInt8](repeating: 0, count: count + 16) }
    }

    /// Scans the record at `start`, appends its fields, and returns where the next line begins; nil when the record
    /// is not all there and more bytes can come.
    mutating func scan(_ bytes: RawSpan, at start: Int, isFinal: Bool, fields: inout [Field]) -> Int? {
        lineBreaksInside = 0
        flaw = nil
        firstMultilineQuote = -1
        if isUnusual { return scanUnusual(bytes, at: start, isFinal: isFinal, fields: &fields) }
        let count = bytes.byteCount
        let firstField = fields.count
        let separatorPattern = ByteScan.pattern(separator)
        let separator = separator
        let quote = quote
        var fieldStart = start
        fields: while true {
            if fieldStart < count, ByteScan.byte(bytes, fieldStart) == quote, quote != 0 {
                guard let end = scanQuoted(bytes, at: fieldStart, isFinal: isFinal, from: firstField, fields: &fields)
                else { return nil }
                if flaw == .unclosedQuote { return end }
                if end >= count { return isFinal ? count : nil }
                if ByteScan.byte(bytes, end) != separator {
                    return Self.afterLineBreak(bytes, at: end, isFinal: isFinal)
                }
                fieldStart = end &+ 1
                continue
            }
            var position = fieldStart
            while position &+ 8 <= count {
                // All the marks of a word are used, so that words are loaded one after another, waiting for nothing.
                var found = ByteScan.exactMarks(
                    ByteScan.word(bytes, position), separatorPattern, ByteScan.pattern(0x0A), ByteScan.pattern(0x0D))
                while found != 0 {
                    let stop = position &+ ByteScan.firstIndex(found)
                    fields.append(Field(fieldStart, stop, stop == fieldStart ? .empty : .text))
                    if ByteScan.byte(bytes, stop) != separator {
                        return Self.afterLineBreak(bytes, at: stop, isFinal: isFinal)
                    }
                    fieldStart = stop &+ 1
                    if fieldStart < count, ByteScan.byte(bytes, fieldStart) == quote, quote != 0 { continue fields }
                    found &= found &- 1
                }
                position &+= 8
            }
            let stop = Self.findStop(bytes, from: max(position, fieldStart), separator, separatorPattern)
            fields.append(Field(fieldStart, stop, stop == fieldStart ? .empty : .text))
            if stop == count { return isFinal ? count : nil }
            if ByteScan.byte(bytes, stop) != separator {
                return Self.afterLineBreak(bytes, at: stop, isFinal: isFinal)
            }
            fieldStart = stop &+ 1
        }
    }

    /// First separator, LF or CR from `start` on, or the end.
    @inline(__always)
    static func findStop(_ bytes: RawSpan, from start: Int, _ separator: UInt8, _ pattern: UInt64) -> Int {
        let count = bytes.byteCount
        var position = start
        while position &+ 8 <= count {
            let word = ByteScan.word(bytes, position)
            let found =
                ByteScan.marks(word, equalTo: pattern) | ByteScan.marks(word, equalTo: ByteScan.pattern(0x0A))
                | ByteScan.marks(word, equalTo: ByteScan.pattern(0x0D))
            if found != 0 { return position &+ ByteScan.firstIndex(found) }
            position &+= 8
        }
        while position < count {
            let byte = ByteScan.byte(bytes, position)
            if byte == separator || byte == 0x0A || byte == 0x0D { return position }
            position &+= 1
        }
        return count
    }

    /// Where the line after the break at `position` begins; nil when a CR is the last byte known.
    @inline(__always)
    static func afterLineBreak(_ bytes: RawSpan, at position: Int, isFinal: Bool) -> Int? {
        if ByteScan.byte(bytes, position) == 0x0A { return position &+ 1 }
        if position &+ 1 < bytes.byteCount {
            return ByteScan.byte(bytes, position &+ 1) == 0x0A ? position &+ 2 : position &+ 1
        }
        return isFinal ? position &+ 1 : nil
    }

    /// Where the physical line around `position` ends, its break included.
    static func physicalLineEnd(_ bytes: RawSpan, from position: Int, isFinal: Bool) -> Int? {
        let end = ByteScan.findLineBreak(in: bytes, from: position, to: bytes.byteCount)
        if end == bytes.byteCount { return isFinal ? end : nil }
        return afterLineBreak(bytes, at: end, isFinal: isFinal)
    }
}

extension CSVRecordScanner {
    /// Scans the quoted field that opens at `open`; returns the place behind it, or behind the physical line when the
    /// quote does not close.
    mutating func scanQuoted(
        _ bytes: RawSpan, at open: Int, isFinal: Bool, from firstField: Int, fields: inout [Field]
    ) -> Int? {
        let count = bytes.byteCount
        let start = open &+ 1
        var hasControls = false
        var close = ByteScan.find(quote, in: bytes, from: start, to: count, notingControls: &hasControls)
        var valueStart = start
        var valueEnd = close
        var isMoved = false
        if let escape = dialect.escape {
            valueStart = rewrittenCount
            (close, valueEnd) = unescape(bytes, from: start, escape)
            hasControls = true
            isMoved = true
        } else if close &+ 1 < count, ByteScan.byte(bytes, close &+ 1) == quote {
            valueStart = rewrittenCount
            (close, valueEnd) = unquote(bytes, from: start, hasControls: &hasControls)
            isMoved = true
        }
        if close >= count || close &- open > quotedFieldLimit {
            if close >= count && !isFinal && count &- open <= quotedFieldLimit { return nil }
            return giveUp(bytes, at: open, isFinal: isFinal, from: firstField, fields: &fields)
        }
        let next = close &+ 1
        if next == count && !isFinal { return nil }
        let breaks = hasControls ? ByteScan.countLineBreaks(in: bytes, from: start, to: close) : 0
        let isFollowedByText = next < count && !endsField(ByteScan.byte(bytes, next))
        if breaks > 0 {
            // A quote that closes lines below in the middle of text is the opening quote of a later record.
            if isFollowedByText {
                return giveUp(bytes, at: open, isFinal: isFinal, from: firstField, fields: &fields)
            }
            if firstMultilineQuote < 0 {
                firstMultilineQuote = open
                firstMultilineField = fields.count &- firstField
            }
            lineBreaksInside &+= breaks
        }
        if isFollowedByText {
            if flaw == nil {
                flaw = .textAfterClosingQuote
                flawedField = fields.count &- firstField
            }
            let stop = Self.findStop(bytes, from: next, separator, ByteScan.pattern(separator))
            if stop == count && !isFinal { return nil }
            fields.append(Field(open, stop, .text))
            return stop
        }
        if isMoved {
            moved.append(fields.count)
            rewrittenCount = valueEnd
        }
        fields.append(Field(valueStart, valueEnd, .text))
        return next
    }

    @inline(__always)
    func endsField(_ byte: UInt8) -> Bool {
        byte == separator || byte == 0x0A || byte == 0x0D || (splitsAtBlanks && byte == 0x09)
    }

    /// Contains an unclosed quote: the record ends with the physical line on which the quote opened.
    private mutating func giveUp(
        _ bytes: RawSpan, at open: Int, isFinal: Bool, from firstField: Int, fields: inout [Field]
    ) -> Int? {
        guard let end = Self.physicalLineEnd(bytes, from: open, isFinal: isFinal) else { return nil }
        flaw = .unclosedQuote
        flawedField = fields.count &- firstField
        let textEnd = ByteScan.findLineBreak(in: bytes, from: open, to: end)
        fields.append(Field(open, textEnd, .text))
        return end
    }

    /// Copies the value from `start` on with every doubled quote single. Returns the place of the closing quote (the
    /// end when there is none) and the end of the value in `rewritten`.
    private mutating func unquote(
        _ bytes: RawSpan, from start: Int, hasControls: inout Bool
    ) -> (close: Int, end: Int) {
        let count = bytes.byteCount
        let quote = quote
        let wanted = ByteScan.pattern(quote)
        var output = rewrittenCount
        var position = start
        var controls: UInt64 = 0
        var span = rewritten.mutableSpan
        var target = span.mutableBytes
        defer { if controls != 0 { hasControls = true } }
        // Bits of the next word that were used with the one before: the second quote of a pair.
        var used: UInt64 = 0
        while position &+ 16 <= count {
            let word = ByteScan.word(bytes, position)
            controls |= ByteScan.marks(word, below: 0x0E)
            let found = ByteScan.exactMarks(word, wanted)
            while true {
                // What is left of the word; whatever it holds too much is written over.
                target.storeBytes(of: (word &>> used).littleEndian, toByteOffset: output, as: UInt64.self)
                let rest = found &>> used
                if rest == 0 {
                    output &+= 8 &- Int(used &>> 3)
                    used = 0
                    break
                }
                let index = ByteScan.firstIndex(rest)
                let place = position &+ Int(used &>> 3) &+ index
                output &+= index
                if ByteScan.byte(bytes, place &+ 1) != quote { return (place, output) }
                output &+= 1
                used &+= UInt64((index &+ 2) &* 8)
                if used >= 64 {
                    used &-= 64
                    break
                }
            }
            position &+= 8
        }
        position &+= Int(used &>> 3)
        controls |= 1
        while position < count {
            let byte = ByteScan.byte(bytes, position)
            if byte == quote {
                if position &+ 1 < count, ByteScan.byte(bytes, position &+ 1) == quote {
                    position &+= 1
                } else {
                    return (position, output)
                }
            }
            target.storeBytes(of: byte, toByteOffset: output, as: UInt8.self)
            position &+= 1
            output &+= 1
        }
        return (count, output)
    }

    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09
    }
}
