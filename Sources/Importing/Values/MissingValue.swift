/// Values that say there is none. Which words do depends on the field: a person may be called Null.
enum MissingValue {
    /// Words for nothing in any language that forms come in, compared without regard to case.
    private static let words = index(
        "null (null) <null> [null] \\n nil n/a n/a. n.a. n.a na #n/a #na none (none) nan #null! #value! #ref! #name? #div/0! "
            + "undefined unknown (unknown) - -- --- – — . .. ... ? ?? n/d n.d. k.a. k.a s/o tbc tba tbd t.b.c. t.b.a.")
    /// Of these nobody's name is made, nor a company's.
    private static let wordsForNames = index(
        "n/a n/a. n.a. n.a #n/a #na - -- --- – — . .. ... ? ?? (null) <null> [null] \\n")
    /// A status that is unknown is not the same as none.
    private static let wordsForStates = index(
        "null (null) <null> [null] \\n nil n/a n.a. na #n/a none nan - -- --- – —")

    /// The bytes of the longest word.
    private static let longest = 9

    /// Asked for nearly every value, so it is no look into a set.
    private static func isName(_ field: ImportField) -> Bool {
        switch field {
        case .firstName, .lastName, .fullName, .company: true
        default: false
        }
    }

    /// Whether `bytes`, trimmed, means that the field has no value.
    static func isMissing(_ bytes: Span<UInt8>, in field: ImportField) -> Bool {
        if bytes.isEmpty { return true }
        // Nearly all values are told by their length or their first letter, without making a text of them.
        guard bytes.count <= longest else { return isZeroDate(bytes, in: field) }
        switch bytes[0] {
        case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "-"), UInt8(ascii: "#"), UInt8(ascii: "\\"),
            UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "."), UInt8(ascii: "?"), 0xE2:
            break
        case UInt8(ascii: "u"), UInt8(ascii: "U"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "k"),
            UInt8(ascii: "K"), UInt8(ascii: "s"), UInt8(ascii: "S"):
            // Nobody's first letter is looked up twice: names, places and references begin so, too.
            guard !isName(field) else { return false }
        case 0x30: return isZeros(bytes, in: field)
        default: return false
        }
        let table = isName(field) ? wordsForNames : field == .status ? wordsForStates : words
        for word in table[bytes.count] where matches(bytes, word) { return true }
        return false
    }

    /// Whether no value of `count` bytes that begins with `first` says that there is none, in any field: it begins with a
    /// letter or digit that no such word begins with, or is longer than all of them.
    static func cannotBeMissing(from first: UInt8, count: Int) -> Bool {
        switch first {
        case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "u"), UInt8(ascii: "U"), UInt8(ascii: "t"),
            UInt8(ascii: "T"), UInt8(ascii: "k"), UInt8(ascii: "K"), UInt8(ascii: "s"), UInt8(ascii: "S"):
            count > longest
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "+"):
            true
        default: false
        }
    }

    /// `0000-00-00`, which MySQL writes for no date, `00/00/0000`, and year 1, which .NET writes.
    private static func isZeroDate(_ bytes: Span<UInt8>, in field: ImportField) -> Bool {
        guard bytes[0] == 0x30 else { return false }
        if field == .phone { return isZeros(bytes, in: field) }
        guard ImportField.moments.contains(field), bytes.count >= 10, bytes.count <= 30 else { return false }
        var isZero = true
        for index in 0..<10 where bytes[index] &- 0x31 < 9 { isZero = false }
        if isZero { return true }
        let first: StaticString = "0001-01-01"
        return first.withUTF8Buffer { first in
            for index in 0..<10 where bytes[index] != first[index] { return false }
            return true
        }
    }

    /// A phone number of zeros alone.
    private static func isZeros(_ bytes: Span<UInt8>, in field: ImportField) -> Bool {
        guard field == .phone else { return false }
        for index in bytes.indices where bytes[index] &- 0x31 < 9 || bytes[index] > 0x39 { return false }
        return true
    }

    private static func matches(_ bytes: Span<UInt8>, _ word: [UInt8]) -> Bool {
        for index in word.indices {
            let byte = bytes[index]
            guard word[index] == (byte &- 0x41 < 26 ? byte | 0x20 : byte) else { return false }
        }
        return true
    }

    /// The words by their length in bytes.
    private static func index(_ text: String) -> [[[UInt8]]] {
        var result = [[[UInt8]]](repeating: [], count: longest + 1)
        for word in text.split(separator: " ") { result[word.utf8.count].append(Array(word.utf8)) }
        return result
    }
}
