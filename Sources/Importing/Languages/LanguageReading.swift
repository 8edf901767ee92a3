/// What a file's headers say in one language.
struct LanguageReading {
    /// By column, its heading in English; nil where it has none in this language.
    private(set) var headings: [String?]
    /// By column, what a word may mean that nothing decides.
    private(set) var undecided: [Int: [String]] = [:]
    /// How many headers say something, in this language or in English.
    let understood: Int

    init(of headers: [String], in index: LanguageIndex) {
        let meanings = headers.map(index.meaning)
        headings = meanings.map { meaning in
            if case .heading(let heading)? = meaning { heading } else { nil }
        }
        understood = zip(headers, meanings).count { header, meaning in meaning != nil || HeaderSynonyms.isKnown(header)
        }
        for (number, ambiguity) in index.language.ambiguities.enumerated() {
            for (column, meaning) in meanings.enumerated() {
                guard case .ambiguity(number, let whom)? = meaning else { continue }
                decide(column, ambiguity, of: whom, headers)
            }
        }
    }

    /// Decides what a word means by the columns beside it.
    private mutating func decide(
        _ column: Int, _ ambiguity: HeaderLanguage.Ambiguity, of whom: String, _ headers: [String]
    ) {
        var beside: Set<ImportField> = []
        for (index, heading) in headings.enumerated() where index != column {
            let english = heading ?? headers[index]
            if let owner = HeaderSynonyms.owner(english), owner != whom { continue }
            if let field = HeaderSynonyms.field(for: english, entity: .bookings) { beside.insert(field) }
        }
        let choice = ambiguity.choices.first { choice in
            // Somebody's place is a town, whatever else is there.
            (whom.isEmpty || choice.heading.map(HeaderLanguage.details.contains) ?? false)
                && (choice.beside.isEmpty || !choice.beside.isDisjoint(with: beside))
                && choice.without.isDisjoint(with: beside)
        }
        if let heading = choice?.heading {
            headings[column] = whom.isEmpty ? heading : whom + " " + heading
        } else {
            undecided[column] = ambiguity.choices.compactMap(\.heading)
        }
    }
}
