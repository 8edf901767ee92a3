/// Words without case, diacritics and punctuation.
///
/// Latin letters up to U+017F are folded by a table, straight from their bytes; anything else goes through Unicode's
/// compatibility decomposition (UAX 15), whose marks are dropped. A letter that Unicode does not take apart (ø, ł, ß)
/// is folded to the plain letters that forms without it put in its place.
public enum LetterFolding {
    /// The folded words of a text, separated by single spaces.
    public static func words(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var words: [UInt8] = []
        appendWords(bytes.span, to: &words)
        return String(decoding: words, as: UTF8.self)
    }

    /// Appends the folded words of a text given as UTF-8, separated by single spaces.
    public static func appendWords(_ text: Span<UInt8>, to words: inout [UInt8]) {
        var run = WordRun(start: words.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            switch byte {
            case 0x61...0x7A, 0x30...0x39: run.append(byte, to: &words)
            case 0x41...0x5A: run.append(byte | 0x20, to: &words)
            case 0x27, 0x60: break
            case 0..<0x80: run.isSeparated = true
            case 0xC3...0xC5 where index < text.count:
                let letter = Int(byte & 0x1F) << 6 | Int(text[index] & 0x3F)
                index += 1
                let folded = latin[letter - 0xC0]
                if folded.isEmpty { run.isSeparated = true }
                for byte in folded { run.append(byte, to: &words) }
            default:
                // Rare: all of it again, by Unicode's tables.
                words.removeSubrange(run.start...)
                return appendDecomposed(text, to: &words)
            }
        }
    }

    /// The words being written: a separator is owed until the next letter comes.
    private struct WordRun {
        let start: Int
        var isSeparated = false

        mutating func append(_ byte: UInt8, to words: inout [UInt8]) {
            if isSeparated, words.count > start { words.append(0x20) }
            isSeparated = false
            words.append(byte)
        }

        mutating func append(_ letters: String, to words: inout [UInt8]) {
            for (index, byte) in letters.utf8.enumerated() {
                if index == 0 { append(byte, to: &words) } else { words.append(byte) }
            }
        }
    }

    private static func appendDecomposed(_ text: Span<UInt8>, to words: inout [UInt8]) {
        var run = WordRun(start: words.count)
        var bytes: [UInt8] = []
        for index in 0..<text.count { bytes.append(text[index]) }
        for scalar in CompatibilityForm.decomposed(String(decoding: bytes, as: UTF8.self)).unicodeScalars {
            if let letters = undecomposed[scalar] {
                run.append(letters, to: &words)
            } else if apostrophes.contains(scalar) {
                continue
            } else {
                switch scalar.properties.generalCategory {
                case .nonspacingMark, .enclosingMark: continue
                case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
                    .decimalNumber:
                    run.append(String(scalar), to: &words)
                default: run.isSeparated = true
                }
            }
        }
    }

    private static let apostrophes: Set<Unicode.Scalar> = [
        "'", "\u{60}", "\u{B4}", "\u{2BB}", "\u{2BC}", "\u{2018}", "\u{2019}", "\u{201B}", "\u{2032}",
    ]

    /// U+00C0 to U+017F in order, a word each; a full stop where there is no letter.
    private static let latin: [[UInt8]] = {
        let capitals = "a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th ss "
        let small = "a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th y "
        let extended =
            "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij "
            + "j j k k k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t "
            + "u u u u u u u u u u u u w w y y y z z z z z z s"
        return (capitals + small + extended).split(separator: " ").map { $0 == "." ? [] : Array($0.utf8) }
    }()

    /// Small Latin letters with a stroke, a hook or a ligature, which have no decomposition.
    private static let undecomposed: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ĸ": "k",
        "ł": "l",
        "ŋ": "n", "ŧ": "t", "ƀ": "b", "ɓ": "b", "ƈ": "c", "ɖ": "d", "ɗ": "d", "ǝ": "e", "ə": "e", "ɛ": "e", "ƒ": "f",
        "ɠ": "g", "ɣ": "g", "ɨ": "i", "ƙ": "k", "ƚ": "l", "ɲ": "n", "ƞ": "n", "ɔ": "o", "ɵ": "o", "ƥ": "p", "ʀ": "r",
        "ʃ": "s", "ƭ": "t", "ʈ": "t", "ʉ": "u", "ʋ": "v", "ƴ": "y", "ƶ": "z", "ʒ": "z", "ǥ": "g", "ȥ": "z", "ɍ": "r",
        "ɏ": "y", "ɉ": "j", "ⱡ": "l", "ⱥ": "a", "ⱦ": "t",
    ]
}
