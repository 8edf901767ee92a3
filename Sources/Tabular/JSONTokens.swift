/// A fault in JSON text, by byte offset in the bytes scanned.
struct JSONFault: Error {
    var kind: JSONDefect.Kind
    var offset: Int

    init(_ kind: JSONDefect.Kind, _ offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}

/// The tokens of RFC 8259, strictly. Text that stops too early is `.unexpectedEnd` at the end of the bytes; a caller
/// that can get more bytes tries again with them.
enum JSONTokens {
    /// How deep brackets may be nested.
    static let maximumDepth = 512

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// The first byte from `start` on that is no white space, or the end.
    @inline(__always)
    static func skipSpace(_ bytes: RawSpan, _ start: Int) -> Int {
        let count = bytes.byteCount
        var position = start
        while position < count {
            let byte = ByteScan.byte(bytes, position)
            if byte > 0x20 || !(byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09) { break }
            position &+= 1
        }
        return position
    }

    /// The first byte from `start` on that is no white space; it must be there.
    @inline(__always)
    static func nextByte(_ bytes: RawSpan, _ position: inout Int) throws(JSONFault) -> UInt8 {
        position = skipSpace(bytes, position)
        guard position < bytes.byteCount else { throw JSONFault(.unexpectedEnd, position) }
        return ByteScan.byte(bytes, position)
    }

    /// The place of the quote that closes the string whose text begins at `start`.
    @inline(__always)
    static func stringEnd(_ bytes: RawSpan, _ start: Int, _ hasEscapes: inout Bool) throws(JSONFault) -> Int {
        let count = bytes.byteCount
        var position = start
        while true {
            while position &+ 8 <= count {
                let word = ByteScan.word(bytes, position)
                let found =
                    ByteScan.marks(word, equalTo: ByteScan.pattern(0x22))
                    | ByteScan.marks(word, equalTo: ByteScan.pattern(0x5C)) | ByteScan.marks(word, below: 0x20)
                if found != 0 {
                    position &+= ByteScan.firstIndex(found)
                    break
                }
                position &+= 8
            }
            guard position < count else { throw JSONFault(.unexpectedEnd, count) }
            let byte = ByteScan.byte(bytes, position)
            if byte == 0x22 { return position }
            if byte == 0x5C {
                hasEscapes = true
                position = try escapeEnd(bytes, position)
            } else if byte < 0x20 {
                throw JSONFault(.controlCharacter, position)
            } else {
                position &+= 1
            }
        }
    }

    /// The place behind the escape that begins at `start`; a pair of surrogates is one escape.
    private static func escapeEnd(_ bytes: RawSpan, _ start: Int) throws(JSONFault) -> Int {
        guard start + 1 < bytes.byteCount else { throw JSONFault(.unexpectedEnd, bytes.byteCount) }
        switch ByteScan.byte(bytes, start + 1) {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return start + 2
        case 0x75: break
        default: throw JSONFault(.invalidEscape, start)
        }
        let unit = try hexUnit(bytes, start + 2, escapeAt: start)
        if unit & 0xFC00 == 0xDC00 { throw JSONFault(.loneSurrogate, start) }
        guard unit & 0xFC00 == 0xD800 else { return start + 6 }
        for (index, wanted) in [UInt8(0x5C), 0x75].enumerated() {
            guard start + 6 + index < bytes.byteCount else { throw JSONFault(.unexpectedEnd, bytes.byteCount) }
            if ByteScan.byte(bytes, start + 6 + index) != wanted { throw JSONFault(.loneSurrogate, start) }
        }
        let low = try hexUnit(bytes, start + 8, escapeAt: start + 6)
        guard low & 0xFC00 == 0xDC00 else { throw JSONFault(.loneSurrogate, start) }
        return start + 12
    }

    private static func hexUnit(_ bytes: RawSpan, _ start: Int, escapeAt: Int) throws(JSONFault) -> UInt32 {
        var unit: UInt32 = 0
        for position in start..<start + 4 {
            guard position < bytes.byteCount else { throw JSONFault(.unexpectedEnd, bytes.byteCount) }
            guard let digit = hexDigit(ByteScan.byte(bytes, position)) else {
                throw JSONFault(.invalidEscape, escapeAt)
            }
            unit = unit << 4 | digit
        }
        return unit
    }

    static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte) - 0x30
        case 0x41...0x46: UInt32(byte) - 0x37
        case 0x61...0x66: UInt32(byte) - 0x57
        default: nil
        }
    }

    /// The place behind the number that begins at `start`.
    @inline(__always)
    static func numberEnd(_ bytes: RawSpan, _ start: Int) throws(JSONFault) -> Int {
        var position = start
        if byteOrNUL(bytes, position) == 0x2D {
            position &+= 1
            if byteOrNUL(bytes, position) == 0x49 { throw JSONFault(.notFinite, start) }
        }
        if byteOrNUL(bytes, position) == 0x30 {
            position &+= 1
            if byteOrNUL(bytes, position) &- 0x30 < 10 { throw JSONFault(.invalidNumber, position) }
        } else {
            position = try digitsEnd(bytes, position)
        }
        if byteOrNUL(bytes, position) == 0x2E { position = try digitsEnd(bytes, position &+ 1) }
        if byteOrNUL(bytes, position) | 0x20 == 0x65 {
            position &+= 1
            let sign = byteOrNUL(bytes, position)
            if sign == 0x2B || sign == 0x2D { position &+= 1 }
            position = try digitsEnd(bytes, position)
        }
        return position
    }

    @inline(__always)
    private static func byteOrNUL(_ bytes: RawSpan, _ position: Int) -> UInt8 {
        position < bytes.byteCount ? ByteScan.byte(bytes, position) : 0
    }

    /// The place behind one digit or more.
    @inline(__always)
    private static func digitsEnd(_ bytes: RawSpan, _ start: Int) throws(JSONFault) -> Int {
        var position = start
        while byteOrNUL(bytes, position) &- 0x30 < 10 { position &+= 1 }
        if position == start {
            throw JSONFault(position < bytes.byteCount ? .invalidNumber : .unexpectedEnd, position)
        }
        return position
    }

    /// The place behind `true`, `false` or `null`, whichever begins at `start`.
    static func literalEnd(_ bytes: RawSpan, _ start: Int) throws(JSONFault) -> Int {
        let word: StaticString
        switch ByteScan.byte(bytes, start) {
        case 0x74: word = "true"
        case 0x66: word = "false"
        case 0x6E: word = "null"
        case 0x41...0x5A, 0x61...0x7A: throw wordFault(bytes, start)
        default: throw JSONFault(.expectedValue, start)
        }
        var position = start
        for scalar in word.description.utf8 {
            guard position < bytes.byteCount else { throw JSONFault(.unexpectedEnd, position) }
            if ByteScan.byte(bytes, position) != scalar { throw wordFault(bytes, start) }
            position += 1
        }
        return position
    }

    /// What is wrong with a word that JSON does not have.
    private static func wordFault(_ bytes: RawSpan, _ start: Int) -> JSONFault {
        var end = start
        var word: [UInt8] = []
        while end < bytes.byteCount, word.count < 24, (0x41...0x5A).contains(ByteScan.byte(bytes, end) & 0xDF) {
            word.append(ByteScan.byte(bytes, end))
            end += 1
        }
        let rest = skipSpace(bytes, end)
        let next = rest < bytes.byteCount ? ByteScan.byte(bytes, rest) : 0
        switch String(decoding: word, as: UTF8.self) {
        case "NaN", "Infinity": return JSONFault(.notFinite, start)
        case "new", "BinData", "DBRef", "HexData", "ISODate", "MaxKey", "MinKey", "NumberDecimal", "NumberInt",
            "NumberLong", "ObjectId", "Timestamp", "UUID":
            return JSONFault(.mongoShell, start)
        case _ where next == 0x28: return JSONFault(.mongoShell, start)
        case "None", "True", "False": return JSONFault(.pythonNotation, start)
        default: return JSONFault(.invalidLiteral, start)
        }
    }

    /// The place behind the string, number or word that begins at `start`, and what it is.
    @inline(__always)
    static func scalarEnd(
        _ bytes: RawSpan, _ start: Int, _ hasEscapes: inout Bool
    ) throws(JSONFault) -> (end: Int, kind: FieldKind) {
        let byte = ByteScan.byte(bytes, start)
        if byte == 0x22 { return (try stringEnd(bytes, start &+ 1, &hasEscapes) &+ 1, .text) }
        if byte == 0x2D || byte &- 0x30 < 10 { return (try numberEnd(bytes, start), .number) }
        return (try literalEnd(bytes, start), byte == 0x6E ? .null : .boolean)
    }
}
