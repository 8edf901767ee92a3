/// What a key in a JSON object of contact details says, in any language that is known.
enum ContactKey: Equatable {
    /// A detail.
    case field(ImportField)
    /// A whole name, or the part of it that the object does not tell by another key: `nom` beside `prénom`, `nombre` beside
    /// `apellidos`.
    case name
    /// Nothing of ours.
    case other

    /// The meaning of the key, or of a path of keys; languages that do not agree on it leave it.
    init(_ key: String) {
        if let field = HeaderSynonyms.field(for: key, entity: .users) {
            self = field == .fullName ? .name : .field(field)
            return
        }
        let meanings = LanguageIndex.all.compactMap { index in
            index.meaning(of: key).flatMap { ContactKey($0, in: index.language) }
        }
        self = meanings.first.flatMap { first in meanings.allSatisfy { $0 == first } ? first : nil } ?? .other
    }

    private init?(_ meaning: LanguageIndex.Meaning, in language: HeaderLanguage) {
        switch meaning {
        case .heading(let heading):
            guard let field = HeaderSynonyms.field(for: heading, entity: .users) else { return nil }
            self = field == .fullName ? .name : .field(field)
        case .ambiguity(let index, _):
            let headings = language.ambiguities[index].choices.map(\.heading)
            if headings.contains("name") {
                self = .name
            } else if headings.contains("city") {
                self = .field(.city)
            } else {
                return nil
            }
        }
    }
}
