/// Words for yes and no, in the languages that forms come in.
enum YesNo {
    private static let yes: Set<String> = [
        "yes", "y", "true", "t", "1", "x", "on", "✓", "ja", "j", "oui", "o", "sí", "si", "sì", "s", "sim", "tak",
        "kyllä",
        "wahr", "vrai", "verdadero", "vero", "checkedin", "attended", "present", "checked", "paid",
    ]
    private static let no: Set<String> = [
        "no", "n", "false", "f", "0", "off", "nein", "non", "não", "nao", "nee", "nej", "nei", "nie", "ei", "falsch",
        "faux", "falso", "absent", "unchecked", "unpaid",
    ]

    /// The words for yes, in lower case.
    static var wordsForYes: [String] { yes.sorted() }

    /// The words for no, in lower case.
    static var wordsForNo: [String] { no.sorted() }

    /// What the word says; nil where it is neither.
    static func meaning(_ word: String) -> Bool? {
        let word = word.lowercased()
        if yes.contains(word) { return true }
        return no.contains(word) ? false : nil
    }
}
