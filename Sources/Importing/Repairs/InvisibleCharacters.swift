/// Characters that nobody sees: blanks of other kinds around a value, and marks of no width within it.
enum InvisibleCharacters {
    /// The text without them, or nil where it has none.
    ///
    /// Marks of no width go wherever they stand, but for the joiners that Persian and emoji need inside a word; blanks
    /// go at both ends, and inside become plain blanks where `hasPlainBlanks`.
    static func removed(from bytes: [UInt8], hasPlainBlanks: Bool) -> [UInt8]? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var scalars: [Unicode.Scalar] = []
        var isChanged = false
        for scalar in text.unicodeScalars {
            if isMark(scalar) {
                isChanged = true
            } else if hasPlainBlanks, scalar.value >= 0x80, isBlank(scalar) {
                scalars.append(" ")
                isChanged = true
            } else {
                scalars.append(scalar)
            }
        }
        while let last = scalars.last, isBlank(last) || isJoiner(last) {
            isChanged = isChanged || last.value >= 0x80
            scalars.removeLast()
        }
        let start = scalars.firstIndex { !(isBlank($0) || isJoiner($0)) } ?? 0
        if scalars[..<start].contains(where: { $0.value >= 0x80 }) { isChanged = true }
        guard isChanged else { return nil }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars[start...])
        return Array(String(result).utf8)
    }

    /// Zero-width space, byte order mark, word joiner, soft hyphen, and the marks of direction that phones put around
    /// numbers.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200C || scalar.value == 0x200D }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0x85, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
