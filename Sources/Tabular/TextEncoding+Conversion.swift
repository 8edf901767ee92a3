extension TextEncoding {
    /// The mark of a single byte at the end of UTF-16: no text has a byte FF, in UTF-8 or by `UTF8Form`.
    private static let halfUnit: UInt8 = 0xFF

    /// Appends the UTF-8 of `bytes`, and returns how many of them were used: all at the end of a file, else all whole
    /// characters.
    ///
    /// Nothing is lost, not even what is no text: `encode` gives back the bytes as they were. Half a pair of UTF-16
    /// becomes three bytes that are not valid UTF-8, so that its record is found to be defective.
    func decode(_ bytes: ArraySlice<UInt8>, isEnd: Bool, into output: inout [UInt8]) -> Int {
        switch self {
        case .utf8: output.append(contentsOf: bytes)
        case .windows1252, .latin1, .windows1250, .macRoman: SingleByteText.append(bytes, as: self, to: &output)
        case .utf16LittleEndian: return decodeUTF16(bytes, low: 0, isEnd: isEnd, into: &output)
        case .utf16BigEndian: return decodeUTF16(bytes, low: 1, isEnd: isEnd, into: &output)
        }
        return bytes.count
    }

    private func decodeUTF16(_ bytes: ArraySlice<UInt8>, low: Int, isEnd: Bool, into output: inout [UInt8]) -> Int {
        var position = bytes.startIndex
        let end = bytes.endIndex
        while position + 2 <= end {
            let unit = UInt32(bytes[position + low]) | UInt32(bytes[position + 1 - low]) << 8
            if unit < 0x80 {
                output.append(UInt8(unit))
                position += 2
                continue
            }
            if unit & 0xFC00 == 0xD800 {
                guard position + 4 <= end || isEnd else { break }
                if position + 4 <= end {
                    let next = UInt32(bytes[position + 2 + low]) | UInt32(bytes[position + 3 - low]) << 8
                    if next & 0xFC00 == 0xDC00 {
                        UTF8Form.append(0x1_0000 + (unit & 0x3FF) << 10 + (next & 0x3FF), to: &output)
                        position += 4
                        continue
                    }
                }
            }
            UTF8Form.append(unit, to: &output)
            position += 2
        }
        if isEnd, position + 1 == end {
            output.append(contentsOf: [Self.halfUnit, 0x80 | bytes[position] >> 4, 0x80 | bytes[position] & 15])
            position += 1
        }
        return position - bytes.startIndex
    }

    /// The bytes of the file that became `text`.
    public func encode(_ text: ArraySlice<UInt8>) -> [UInt8] {
        if self == .utf8 { return Array(text) }
        var result: [UInt8] = []
        result.reserveCapacity(text.count * 2)
        var position = text.startIndex
        while position < text.endIndex {
            if text[position] == Self.halfUnit, position + 2 < text.endIndex {
                result.append(text[position + 1] << 4 | text[position + 2] & 15)
                position += 3
                continue
            }
            let scalar = UTF8Form.scalar(text, &position)
            switch self {
            case .utf8: break
            case .windows1252, .latin1, .windows1250, .macRoman: result.append(SingleByteText.byte(scalar, self))
            case .utf16LittleEndian, .utf16BigEndian:
                if scalar < 0x1_0000 {
                    append(unit: scalar, to: &result)
                } else {
                    append(unit: 0xD800 + (scalar - 0x1_0000) >> 10, to: &result)
                    append(unit: 0xDC00 + (scalar - 0x1_0000) & 0x3FF, to: &result)
                }
            }
        }
        return result
    }

    private func append(unit: UInt32, to output: inout [UInt8]) {
        let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
        output.append(contentsOf: self == .utf16LittleEndian ? bytes : bytes.reversed())
    }

    /// How many bytes of the file became `text`.
    func encodedCount(_ text: ArraySlice<UInt8>) -> Int {
        switch self {
        case .utf8: return text.count
        // One byte for each character, whose first byte is no trail byte.
        case .windows1252, .latin1, .windows1250, .macRoman: return text.count { $0 & 0xC0 != 0x80 }
        case .utf16LittleEndian, .utf16BigEndian:
            var count = 0
            for byte in text where byte & 0xC0 != 0x80 { count += byte == Self.halfUnit ? 1 : byte >= 0xF0 ? 4 : 2 }
            return count
        }
    }

    /// `encode` for a whole array.
    public func encode(_ text: [UInt8]) -> [UInt8] { encode(text[...]) }
}
