/// Characters as UTF-8 and back, lone halves of UTF-16 pairs included: those must come back as they were.
enum UTF8Form {
    @inline(__always)
    static func append(_ scalar: UInt32, to output: inout [UInt8]) {
        switch scalar {
        case 0..<0x80: output.append(UInt8(scalar))
        case 0x80..<0x800:
            output.append(UInt8(0xC0 | scalar >> 6))
            output.append(UInt8(0x80 | scalar & 0x3F))
        case 0x800..<0x1_0000:
            output.append(UInt8(0xE0 | scalar >> 12))
            output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            output.append(UInt8(0x80 | scalar & 0x3F))
        default:
            output.append(UInt8(0xF0 | scalar >> 18))
            output.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            output.append(UInt8(0x80 | scalar & 0x3F))
        }
    }

    /// Bytes of the form that begins with `lead`.
    static func length(_ lead: UInt8) -> Int {
        switch lead {
        case 0..<0xC0: 1
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        default: 4
        }
    }

    /// The character at `position` and where the next one begins, of bytes that `append` has written.
    static func scalar(_ bytes: ArraySlice<UInt8>, _ position: inout Int) -> UInt32 {
        let lead = bytes[position]
        let length = min(length(lead), bytes.endIndex - position)
        var scalar = UInt32(lead)
        if length > 1 {
            scalar &= 0x7F >> UInt32(length)
            for index in 1..<length { scalar = scalar << 6 | UInt32(bytes[position + index] & 0x3F) }
        }
        position += length
        return scalar
    }
}
