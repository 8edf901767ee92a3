internal import ContactNormalisation

/// What staff typed into a search, in the forms under which records are matched.
struct SearchTerms {
    /// One word.
    struct Word {
        /// Without case, diacritics and punctuation.
        let folded: [UInt8]
        /// In lower case, as e-mail addresses and references are compared.
        let plain: [UInt8]
    }

    let words: [Word]
    /// All of it, folded.
    let folded: [UInt8]
    /// All of it in lower case, without blanks around it.
    let plain: [UInt8]
    /// The key of the e-mail address that it is.
    let emailKey: [UInt8]?
    /// The key of the whole telephone number that it is.
    let phoneKey: [UInt8]?
    /// The digits of a telephone number or a part of one, as they stand in keys: without `+`, `00` or a trunk 0.
    let phoneDigits: [UInt8]?

    /// Reads a text; nil where there is nothing to look for.
    init?(_ text: String) {
        let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let typed = parts.map { Word(folded: Array(LetterFolding.words($0).utf8), plain: Array($0.lowercased().utf8)) }
            .filter { !$0.plain.isEmpty }
        // An & or a dash between names is in nobody's details.
        let spoken = typed.filter { !$0.folded.isEmpty }
        words = spoken.isEmpty ? typed : spoken
        guard !words.isEmpty else { return nil }
        folded = Array(LetterFolding.words(text).utf8)
        plain = Array(parts.joined(separator: " ").lowercased().utf8)
        emailKey = EmailKey.of(text).map { Array($0.utf8) }
        let isNumber = text.allSatisfy { $0.isASCII && ($0.isNumber || $0.isWhitespace || "+()-./".contains($0)) }
        let digits = text.filter(\.isNumber).drop { $0 == "0" }
        phoneDigits = isNumber && digits.utf8.count >= 4 ? Array(digits.utf8) : nil
        phoneKey = isNumber ? PhoneKey.of(text, region: .unitedKingdom).map { Array($0.utf8) } : nil
    }
}

/// How well a value fits what is looked for: higher is better.
enum MatchQuality {
    /// The best fit of `needle` in `text`, both folded: the whole text, a whole word, the start of a word, or any part.
    static func of(_ needle: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        guard !needle.isEmpty, needle.count <= text.count else { return nil }
        if text.elementsEqual(needle) { return 100 }
        var best: Int?
        var start = text.startIndex
        while start + needle.count <= text.endIndex {
            guard text[start] == needle[0], text[start..<start + needle.count].elementsEqual(needle) else {
                start += 1
                continue
            }
            let end = start + needle.count
            let begins = start == text.startIndex || !isLetter(text[start - 1])
            let ends = end == text.endIndex || !isLetter(text[end])
            best = max(best ?? 0, begins ? (ends ? 60 : 40) : 10)
            start += 1
        }
        return best
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }
}
