/// UTF-8 that was read as Windows-1252 and written as UTF-8 again: `Zoë` as `ZoÃ«`, `’` as `â€™`.
enum Mojibake {
    /// The text before that happened, or nil where it did not happen to this one.
    ///
    /// Every letter outside ASCII must be a byte of Windows-1252, and all of them together UTF-8: one accent that
    /// stands as it should is proof that the text is right.
    static func repaired(_ bytes: [UInt8]) -> [UInt8]? {
        guard mayBeGarbled(bytes) else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        for scalar in text.unicodeScalars {
            guard let byte = byte(of: scalar) else { return nil }
            result.append(byte)
        }
        guard result.count < bytes.count, String(validating: result, as: UTF8.self) != nil else { return nil }
        return result
    }

    /// Whether the first letter outside ASCII is followed by another: bytes of UTF-8 outside ASCII come in twos or more, so
    /// letters that they were taken for do, too. Nearly all accents stand alone.
    private static func mayBeGarbled(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return false }
        var next = first + 1
        while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
        return next < bytes.count && bytes[next] >= 0x80
    }

    /// The byte that Windows-1252 reads as `scalar`. Its five empty places are read as control characters by browsers.
    static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0..<0x80, 0xA0...0xFF, 0x81, 0x8D, 0x8F, 0x90, 0x9D: return UInt8(scalar.value)
        default: return upper.firstIndex(of: scalar.value).map { UInt8(0x80 + $0) }
        }
    }

    /// The characters of Windows-1252 at 0x80 to 0x9F; 0 where it has none.
    static let upper: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]
}
