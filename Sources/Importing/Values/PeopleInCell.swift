/// Several people, or several addresses, in one cell.
enum PeopleInCell {
    /// Whether names or addresses may be separated in a value.
    static func hasSeparator(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: ";"), UInt8(ascii: "|"), 0x0A: return true
            default: continue
            }
        }
        return false
    }

    /// Whether there is more than one e-mail address in a value.
    static func hasSeveralAddresses(_ bytes: Span<UInt8>) -> Bool {
        var count = 0
        for index in bytes.indices where bytes[index] == UInt8(ascii: "@") { count += 1 }
        return count > 1
    }

    /// The bounds of the parts, without the blanks around them; empty ones are left out.
    static func parts(_ bytes: Span<UInt8>, atCommas: Bool, atBlanks: Bool = false) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for index in 0...bytes.count {
            if index < bytes.count, !isSeparator(bytes[index], atCommas: atCommas, atBlanks: atBlanks) { continue }
            let inner = bytes.extracting(start..<index).trimmedRange()
            if !inner.isEmpty { result.append((start + inner.lowerBound)..<(start + inner.upperBound)) }
            start = index + 1
        }
        return result
    }

    private static func isSeparator(_ byte: UInt8, atCommas: Bool, atBlanks: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: ";"), UInt8(ascii: "|"), 0x0A: true
        case UInt8(ascii: ","): atCommas
        case 0x20: atBlanks
        default: false
        }
    }
}
