/// Letters with accents as those without: exports often lack the accents of their own language.
enum LatinLetters {
    /// The text in lower case with plain letters: `Prénom` and `prenom` are one, so are `Straße` and `strasse`.
    static func folded(_ text: some StringProtocol) -> String {
        var result = ""
        for scalar in text.lowercased().unicodeScalars {
            switch scalar.value {
            case ..<0x80: result.unicodeScalars.append(scalar)
            // An accent of its own behind its letter.
            case 0x300...0x36F: continue
            default: result += plain[scalar] ?? String(scalar)
            }
        }
        return result
    }

    private static let plain: [Unicode.Scalar: String] = {
        var result: [Unicode.Scalar: String] = ["ß": "ss", "œ": "oe", "æ": "ae", "º": "o", "ª": "a"]
        for (letter, accented) in [
            ("a", "áàâäãåą"), ("c", "çć"), ("e", "éèêëę"), ("i", "íìîï"), ("l", "ł"), ("n", "ñń"), ("o", "óòôöõø"),
            ("s", "ś"), ("u", "úùûü"), ("y", "ýÿ"), ("z", "źż"),
        ] {
            for scalar in accented.unicodeScalars { result[scalar] = letter }
        }
        return result
    }()

    /// The letters from U+00E0 to U+00FF without accents, in the order that the capitals from U+00C0 on have, too.
    static let block: [Character?] = (0xE0...0xFF).map { value in
        plain[Unicode.Scalar(UInt8(value))]?.first
    }
}
