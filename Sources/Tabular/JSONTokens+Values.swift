extension JSONTokens {
    /// The place behind the value that begins at `start`, whatever it is, read strictly; `depth` brackets are open.
    static func valueEnd(_ bytes: RawSpan, _ start: Int, depth: Int = 0) throws(JSONFault) -> Int {
        // One bit for each open bracket: set for an object.
        var isObject = InlineArray<8, UInt64>(repeating: 0)
        var level = 0
        var position = start
        var ignored = false
        values: while true {
            let byte = try nextByte(bytes, &position)
            if byte == 0x5B || byte == 0x7B {
                guard level + depth < maximumDepth else { throw JSONFault(.tooDeep, position) }
                let bit = UInt64(1) << UInt64(level & 63)
                if byte == 0x7B { isObject[level >> 6] |= bit } else { isObject[level >> 6] &= ~bit }
                level += 1
                position += 1
                let next = try nextByte(bytes, &position)
                if next == byte + 2 {
                    level -= 1
                    position += 1
                } else {
                    if byte == 0x7B { try key(bytes, &position) }
                    continue
                }
            } else {
                position = try scalarEnd(bytes, position, &ignored).end
            }
            while level > 0 {
                let inObject = isObject[(level - 1) >> 6] >> UInt64((level - 1) & 63) & 1 == 1
                let next = try nextByte(bytes, &position)
                if next == 0x2C {
                    position += 1
                    let after = try nextByte(bytes, &position)
                    if after == (inObject ? 0x7D : 0x5D) { throw JSONFault(.trailingComma, position) }
                    if inObject { try key(bytes, &position) }
                    continue values
                }
                guard next == (inObject ? 0x7D : 0x5D) else { throw JSONFault(.expectedCommaOrEnd, position) }
                position += 1
                level -= 1
            }
            return position
        }
    }

    /// The place behind the brace that closes the members that begin at `start`, with a key: an object without its
    /// beginning.
    static func membersEnd(_ bytes: RawSpan, _ start: Int) throws(JSONFault) -> Int {
        var position = start
        while true {
            try key(bytes, &position)
            position = try valueEnd(bytes, position)
            let next = try nextByte(bytes, &position)
            position += 1
            if next == 0x7D { return position }
            guard next == 0x2C else { throw JSONFault(.expectedCommaOrEnd, position - 1) }
        }
    }

    /// Reads a key and its colon.
    private static func key(_ bytes: RawSpan, _ position: inout Int) throws(JSONFault) {
        guard try nextByte(bytes, &position) == 0x22 else { throw JSONFault(.expectedKey, position) }
        var ignored = false
        position = try stringEnd(bytes, position + 1, &ignored) + 1
        guard try nextByte(bytes, &position) == 0x3A else { throw JSONFault(.expectedColon, position) }
        position += 1
    }

    /// The place behind the value at `start` by its brackets and strings alone, whatever else is wrong with it;
    /// nil when it does not end.
    static func roughEnd(_ bytes: RawSpan, _ start: Int) -> Int? {
        var depth = 0
        var position = start
        let count = bytes.byteCount
        while position < count {
            switch ByteScan.byte(bytes, position) {
            case 0x22:
                position += 1
                while position < count, ByteScan.byte(bytes, position) != 0x22 {
                    position += ByteScan.byte(bytes, position) == 0x5C ? 2 : 1
                }
            case 0x5B, 0x7B: depth += 1
            case 0x5D, 0x7D:
                if depth == 0 { return position }
                depth -= 1
                if depth == 0 { return position + 1 }
            case 0x2C where depth == 0: return position
            default: break
            }
            position += 1
        }
        return nil
    }

    /// Appends the text of a string without its escapes; `start..<end` lies between its quotes and was read by
    /// `stringEnd`.
    static func unescape(_ bytes: RawSpan, _ start: Int, _ end: Int, into output: inout [UInt8]) {
        var position = start
        while position < end {
            let byte = ByteScan.byte(bytes, position)
            guard byte == 0x5C else {
                output.append(byte)
                position += 1
                continue
            }
            let escape = ByteScan.byte(bytes, position + 1)
            position += 2
            switch escape {
            case 0x62: output.append(0x08)
            case 0x66: output.append(0x0C)
            case 0x6E: output.append(0x0A)
            case 0x72: output.append(0x0D)
            case 0x74: output.append(0x09)
            case 0x75:
                var scalar = unit(bytes, position)
                position += 4
                if scalar & 0xFC00 == 0xD800 {
                    scalar = 0x10000 + (scalar & 0x3FF) << 10 + unit(bytes, position + 2) & 0x3FF
                    position += 6
                }
                append(scalar, to: &output)
            default: output.append(escape)
            }
        }
    }

    /// The same for text that nobody has checked: an escape that is none stays as it is.
    static func unescapeLeniently(_ bytes: RawSpan, into output: inout [UInt8]) {
        var closed: [UInt8] = []
        for index in 0..<bytes.byteCount { closed.append(ByteScan.byte(bytes, index)) }
        closed.append(0x22)
        var hasEscapes = false
        let end: Int?
        do throws(JSONFault) { end = try stringEnd(closed.span.bytes, 0, &hasEscapes) } catch { end = nil }
        if end == bytes.byteCount {
            unescape(bytes, 0, bytes.byteCount, into: &output)
        } else {
            output.append(contentsOf: closed.dropLast())
        }
    }

    private static func unit(_ bytes: RawSpan, _ start: Int) -> UInt32 {
        var unit: UInt32 = 0
        for position in start..<start + 4 { unit = unit << 4 | (hexDigit(ByteScan.byte(bytes, position)) ?? 0) }
        return unit
    }

    private static func append(_ scalar: UInt32, to output: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(scalar) else { return }
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
