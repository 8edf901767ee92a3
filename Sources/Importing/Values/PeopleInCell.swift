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

    /// The bounds of several names between commas; none where the commas are those of one person: “Last, First” has a
    /// single word before its comma, or nobody's first and last name behind it, or stands in a column of such names.
    static func namesAtCommas(_ bytes: Span<UInt8>, writesLastNameFirst: Bool = false) -> [Range<Int>] {
        var hasComma = false
        for index in bytes.indices where bytes[index] == UInt8(ascii: ",") { hasComma = true }
        guard hasComma, !hasSeparator(bytes) else { return [] }
        let names = parts(bytes, atCommas: true)
        guard names.count > (writesLastNameFirst ? 2 : 1), let first = names.first,
            isWholeName(bytes.extracting(first))
        else { return [] }
        let others = names.dropFirst().count { isWholeName(bytes.extracting($0)) }
        return others == 0 ? [] : names
    }

    /// Whether a name has a first and a last name: two words, without titles and particles, and no initial at the end.
    static func isWholeName(_ name: Span<UInt8>) -> Bool {
        let words = name.text.split(separator: " ").filter { !notCounted.contains($0.lowercased()) }
        guard words.count > 1, let last = words.last else { return false }
        return last.count { $0.isLetter } > 1
    }

    private static let notCounted: Set<String> = [
        "van", "von", "der", "den", "de", "la", "le", "du", "da", "di", "del", "dos", "das", "ter", "ten", "el", "al",
        "bin", "ben", "st", "st.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "prof", "prof.",
    ]

    private static func isSeparator(_ byte: UInt8, atCommas: Bool, atBlanks: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: ";"), UInt8(ascii: "|"), 0x0A: true
        case UInt8(ascii: ","): atCommas
        case 0x20: atBlanks
        default: false
        }
    }
}
