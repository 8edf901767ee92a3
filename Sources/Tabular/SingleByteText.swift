/// Encodings of one byte a character: which character each byte is.
enum SingleByteText {
    /// The characters of Windows-1252 from 80 to 9F; the five bytes without one are the control characters of their
    /// number, so that every byte comes back as it was.
    private static let windows: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]

    /// Whether Windows-1252 has no character for a byte.
    static func isUndefined(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x81, 0x8D, 0x8F, 0x90, 0x9D: true
        default: false
        }
    }

    static func scalar(_ byte: UInt8, _ encoding: TextEncoding) -> UInt16 {
        switch encoding {
        case .windows1250: UpperCharacters.windows1250[Int(byte) - 0x80]
        case .macRoman: UpperCharacters.macRoman[Int(byte) - 0x80]
        default: encoding == .windows1252 && (0x80...0x9F).contains(byte) ? windows[Int(byte) - 0x80] : UInt16(byte)
        }
    }

    /// Appends the UTF-8 of some bytes.
    static func append(_ bytes: ArraySlice<UInt8>, as encoding: TextEncoding, to output: inout [UInt8]) {
        for byte in bytes {
            if byte < 0x80 {
                output.append(byte)
            } else {
                UTF8Form.append(UInt32(scalar(byte, encoding)), to: &output)
            }
        }
    }

    /// The byte of a character that came from one.
    static func byte(_ scalar: UInt32, _ encoding: TextEncoding) -> UInt8 {
        if scalar < 0x80 { return UInt8(scalar) }
        if encoding == .windows1250 || encoding == .macRoman {
            let characters = encoding == .macRoman ? UpperCharacters.macRoman : UpperCharacters.windows1250
            return characters.firstIndex { UInt32($0) == scalar }.map { UInt8(0x80 + $0) } ?? UInt8(ascii: "?")
        }
        if scalar < 0x100, encoding == .latin1 || scalar >= 0xA0 { return UInt8(scalar) }
        if let index = windows.firstIndex(where: { UInt32($0) == scalar }) { return UInt8(0x80 + index) }
        return UInt8(ascii: "?")
    }
}
