/// How exports in a language call their columns: a list for each language, from which headers are put into English, whose
/// words `HeaderSynonyms` knows.
struct HeaderLanguage: Sendable {
    /// What a word means beside some columns and not beside others. Of somebody's columns those of the same person count:
    /// `Nom du client` beside `Prénom du client`.
    struct Choice: Sendable {
        /// The English heading; nil: it may mean several things, and the column is kept and not read.
        let heading: String?
        /// The fields of which another column has to fill one; none: whatever is there.
        let beside: Set<ImportField>
        /// Those of which no other column may fill any.
        let without: Set<ImportField>

        init(_ heading: String?, beside: Set<ImportField> = [], without: Set<ImportField> = []) {
            (self.heading, self.beside, self.without) = (heading, beside, without)
        }
    }

    /// Words and what they may mean; the first choice that fits counts.
    typealias Ambiguity = (words: [String], choices: [Choice])

    /// The language's English name.
    let name: String
    /// Short words in the middle of a header that change nothing: `Date de la réservation` is `Date réservation`.
    let connectives: Set<String>
    /// Letters that are also written as two: `Währung` and `Waehrung`.
    var digraphs: [(two: String, one: String)] = []
    /// By their English heading, the words for whom a column of contact details is of.
    let people: [String: [String]]
    /// By their English heading, the words for everything else.
    let words: [String: [String]]
    /// The words for when something takes place.
    let events: EventWords
    /// Words whose meaning depends on what stands beside them: each may depend on what those before it have come to mean.
    let ambiguities: [Ambiguity]
    /// Words that are English, too, or anybody's: they are read in a file of this language and do not show that it is one.
    let vague: Set<String>

    /// The languages that are known beside English.
    static let all = [german, french, spanish, dutch, italian, polish, swedish]

    /// Columns of whoever they are said to be of, by their English headings.
    static let details: Set<String> = [
        "first name", "last name", "name", "full name", "surname first name", "surnames first name", "email", "phone",
        "mobile", "phone number", "company",
        "postcode", "city",
        "country",
    ]

    /// What a header, whose words are `parts`, is compared by: plain lower-case letters, without the connectives, and with
    /// the sign for a number behind, so that `N° de réservation` and `Réservation no` are one.
    func key(_ parts: [String]) -> String {
        var words = parts.enumerated().filter { index, word in
            index == 0 || index == parts.count - 1 || !connectives.contains(word)
        }.map(\.element)
        for index in words.indices where HeaderLanguage.numbers.contains(words[index]) { words[index] = "nr" }
        if words.count > 1, words[0] == "nr" { words.append(words.removeFirst()) }
        var key = words.joined()
        for ending in ["nummer", "numero"] where key.hasSuffix(ending) { key = key.dropLast(ending.count) + "nr" }
        for (two, one) in digraphs { key.replace(two, with: one) }
        return key
    }

    /// The words of a header in plain lower-case letters.
    static func parts(of header: some StringProtocol) -> [String] {
        MistypedHeader.words(of: String(header)).map(LatinLetters.folded)
    }

    private static let numbers: Set<String> = ["n", "no", "nr", "num", "numero", "nummer", "numer"]
}
