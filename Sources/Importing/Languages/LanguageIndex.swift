import BookingModel

/// A language's words by what headers are compared by.
struct LanguageIndex: Sendable {
    /// What a word says.
    enum Meaning: Equatable, Sendable {
        /// An English heading.
        case heading(String)
        /// One of the language's ambiguities, and whom it is said to be of, in English; "" where it does not say.
        case ambiguity(Int, of: String)
    }

    let language: HeaderLanguage
    private let meanings: [String: Meaning]
    /// The longer ones first, so that none is taken for the beginning of another.
    private let people: [(key: String, heading: String)]
    private let vague: Set<String>

    /// All languages, in no order that matters.
    static let all = HeaderLanguage.all.map(LanguageIndex.init)

    init(_ language: HeaderLanguage) {
        func key(_ word: String) -> String { language.key(HeaderLanguage.parts(of: word)) }
        self.language = language
        var meanings: [String: Meaning] = [:]
        for (heading, words) in language.words {
            for word in words { meanings[key(word)] = .heading(heading) }
        }
        for (heading, words) in language.events.headings {
            for word in words where meanings[key(word)] == nil { meanings[key(word)] = .heading(heading) }
        }
        var people: [(key: String, heading: String)] = []
        for (heading, words) in language.people {
            for word in words { people.append((key(word), heading)) }
            // “Kunde” is the customer's name; a bill's is nobody's.
            if heading != "billing", heading != "contact" {
                for word in words where meanings[key(word)] == nil { meanings[key(word)] = .heading(heading) }
            }
        }
        for (index, ambiguity) in language.ambiguities.enumerated() {
            for word in ambiguity.words { meanings[key(word)] = .ambiguity(index, of: "") }
        }
        self.meanings = meanings
        self.people = people.sorted { ($0.key.count, $0.key) > ($1.key.count, $1.key) }
        vague = Set(language.vague.map(key))
    }

    /// What `header` says in this language; nil where it says nothing in it.
    func meaning(of header: String) -> Meaning? {
        if let meaning = plainMeaning(of: header) {
            guard case .heading(let heading) = meaning, header.contains("%") else { return meaning }
            // “Rabatt %” is no amount, as “Discount %” is none.
            return .heading(heading + " %")
        }
        if let priced = HeaderCurrency(header, usual: .eur) {
            let words = priced.name.split(separator: " ")
            let isIntroduced = words.count > 1 && ["en", "in"].contains(words.last?.lowercased())
            let name = isIntroduced ? words.dropLast().joined(separator: " ") : priced.name
            if case .heading(let heading)? = plainMeaning(of: name) { return .heading(heading + " (EUR)") }
        }
        if let name = MinorUnitName.name(header), case .heading(let heading)? = plainMeaning(of: name),
            HeaderSynonyms.field(for: heading, entity: .bookings).map(ImportField.amounts.contains) == true
        {
            return .heading(heading + " in cents")
        }
        if let zoned = HeaderZone(header), case .heading(let heading)? = plainMeaning(of: zoned.name) {
            return .heading(heading + " (UTC)")
        }
        if let numbered = numberedMeaning(of: header) { return numbered }
        guard header.contains(".") else { return nil }
        return pathMeaning(of: header)
    }

    /// “Teilnehmer 1”, “Nom du participant 2”: one of several people, and the name or address of one.
    private func numberedMeaning(of header: String) -> Meaning? {
        let words = MistypedHeader.words(of: header)
        guard words.count > 1, words.count(where: { Int($0) != nil }) == 1,
            let number = words.first(where: { Int($0) != nil })
        else { return nil }
        let rest = words.filter { $0 != number }.joined(separator: " ")
        let key = language.key(HeaderLanguage.parts(of: rest))
        if let person = people.first(where: { $0.key == key }) { return .heading("\(person.heading) \(number)") }
        guard case .heading(let heading)? = plainMeaning(of: rest),
            ["name", "email"].contains(where: heading.hasSuffix)
        else { return nil }
        return .heading("\(heading) \(number)")
    }

    /// Whether `header` shows that its file is of this language: it says something in it, and nothing in English.
    func isTelling(_ header: String) -> Bool {
        meaning(of: header) != nil && !vague.contains(language.key(HeaderLanguage.parts(of: header)))
            && !HeaderSynonyms.isKnown(header)
    }

    private func plainMeaning(of header: some StringProtocol) -> Meaning? {
        let key = language.key(HeaderLanguage.parts(of: header))
        if let meaning = meanings[key] { return meaning }
        for (person, whom) in people {
            let rest: Substring
            if key.hasPrefix(person) {
                rest = key.dropFirst(person.count)
            } else if key.hasSuffix(person) {
                rest = key.dropLast(person.count)
            } else {
                continue
            }
            switch meanings[String(rest)] {
            case .heading(let heading) where HeaderLanguage.details.contains(heading):
                return .heading(whom + " " + heading)
            case .ambiguity(let index, _) where isDetail(language.ambiguities[index]):
                return .ambiguity(index, of: whom)
            case nil where ["email", "mail", "name"].contains(rest): return .heading(whom + " " + rest)
            default: continue
            }
        }
        return nil
    }

    private func isDetail(_ ambiguity: HeaderLanguage.Ambiguity) -> Bool {
        ambiguity.choices.contains { $0.heading.map(HeaderLanguage.details.contains) ?? false }
    }

    /// A path of keys, each put into English where it says something.
    private func pathMeaning(of header: String) -> Meaning? {
        let parts = header.split(separator: ".", omittingEmptySubsequences: false)
        var isKnown = false
        var english: [String] = []
        for part in parts {
            switch plainMeaning(of: part) {
            case .heading(let heading)?: english.append(heading)
            case .ambiguity(let index, _)?:
                guard let place = place(language.ambiguities[index], in: english.last) else {
                    english.append(String(part))
                    continue
                }
                english.append(place)
            case nil:
                english.append(String(part))
                continue
            }
            isKnown = true
        }
        return isKnown ? .heading(english.joined(separator: ".")) : nil
    }

    /// What a word for places means in an object: the town of somebody or of an address, else where something takes place.
    private func place(_ ambiguity: HeaderLanguage.Ambiguity, in object: String?) -> String? {
        guard let object, ambiguity.choices.contains(where: { $0.heading == "venue" }) else { return nil }
        let field = HeaderSynonyms.field(for: object, entity: .bookings)
        return field == .courseTitle || field == .sessionReference ? "venue" : "city"
    }
}
