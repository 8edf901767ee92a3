internal import ContactNormalisation

/// A column's header as plain words, and the remark in brackets behind it.
///
/// Words are in lower case and without accents: `Prénom` gives `prenom`, `Straße` gives `strasse`, `FirstName` gives
/// `first` and `name`. A plural in brackets is nothing: `Forename(s)` gives `forename`.
struct HeaderText {
    /// The words outside brackets; all of them where there are none outside.
    let words: [String]
    /// The words in brackets: `dd`, `mm`, `yyyy` of `Date of birth (dd/mm/yyyy)`.
    let remark: [String]

    init(_ header: String) {
        var outside = ""
        var inside = ""
        var bracket: String?
        for character in header {
            switch character {
            case "(", "[":
                if bracket == nil { bracket = "" }
            case ")", "]":
                guard let content = bracket else { continue }
                bracket = nil
                // Right behind a letter and short, it is an ending.
                if content.count <= 2, outside.last?.isLetter == true { continue }
                outside += " "
                inside += content + " "
            default:
                if bracket == nil { outside.append(character) } else { bracket?.append(character) }
            }
        }
        if let bracket { inside += bracket }
        let words = HeaderText.split(outside)
        self.words = words.isEmpty ? HeaderText.split(header) : words
        remark = words.isEmpty ? [] : HeaderText.split(inside)
    }

    private static func split(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        func end() {
            let folded = LetterFolding.words(word)
            if !folded.isEmpty { words.append(folded) }
            word = ""
        }
        var wasLower = false
        for character in text {
            let isWord = character.isLetter || character.isNumber
            if !isWord || character.isUppercase && wasLower { end() }
            if isWord { word.append(character) }
            wasLower = character.isLowercase || character.isNumber
        }
        end()
        return words
    }
}
