/// What stands behind the names of companies and of nobody else: `Ltd`, `GmbH`.
enum LegalForm {
    private static let forms: Set<String> = [
        "ltd", "limited", "plc", "llp", "llc", "inc", "corp", "gmbh", "kg", "ohg", "ug", "sarl", "sas", "srl", "spa",
        "bv", "nv", "ab", "as", "aps", "oy", "pty", "sl", "sa", "cic", "ev", "zoo",
    ]
    /// Those that are written in capitals or with points only: a last name may be spelled alike.
    private static let doubtful: Set<String> = [
        "kg", "ug", "sas", "spa", "as", "sl", "sa", "ab", "oy", "ev", "zoo", "ohg", "bv", "nv",
    ]

    /// Whether a trimmed name of several words ends with one. Asked for every name, so most are told by their last word's
    /// length.
    static func ends(_ name: Span<UInt8>) -> Bool {
        guard let blank = name.indices.last(where: { name[$0] == 0x20 }), blank > 0 else { return false }
        let count = name.count - blank - 1
        guard count > 1, count < 9, mayBegin(name[blank + 1] | 0x20) else { return false }
        let word = name.extracting((blank + 1)...).text
        let key = word.lowercased().filter { $0 != "." && $0 != "," && $0 != ")" }
        guard forms.contains(key) else { return false }
        // Of a name all in capitals nothing can be told by them.
        return !doubtful.contains(key) || word.contains(".")
            || word == word.uppercased() && hasSmallLetter(name.extracting(..<blank))
    }

    private static func mayBegin(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "l"), UInt8(ascii: "p"), UInt8(ascii: "i"), UInt8(ascii: "c"), UInt8(ascii: "g"),
            UInt8(ascii: "k"), UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "s"), UInt8(ascii: "b"),
            UInt8(ascii: "n"), UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "z"):
            true
        default: false
        }
    }

    private static func hasSmallLetter(_ text: Span<UInt8>) -> Bool {
        text.indices.contains { (0x61...0x7A).contains(text[$0]) }
    }
}
