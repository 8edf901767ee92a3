/// The words of a column's header, and what a column with such a header holds.
struct HeaderWords {
    /// What the header says; nil where it is not known.
    let kind: ColumnKind?
    /// How far its kind depends on the columns of names beside it; nil where it does not.
    let doubt: NameDoubt?
    /// Whether it is about reaching somebody, so that its values may be telephone numbers.
    let isContact: Bool

    init(_ header: String) {
        let text = HeaderText(header)
        kind = HeaderWords.kind(of: text)
        isContact = text.words == ["contact"]
        let doubt = NameDoubt.words[text.words.joined(separator: " ")]
        self.doubt = doubt?.kind == kind ? doubt : nil
    }

    private static func kind(of text: HeaderText) -> ColumnKind? {
        let all = text.words + text.remark
        if let kind = exact(all) { return kind }
        // A number in brackets is that of a second column with the same name.
        guard !text.remark.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return roughly(all) }
        guard let kind = exact(text.words) ?? roughly(text.words) else { return roughly(all) }
        // "Name (first)": the remark says which.
        let parts: Set<ColumnKind> = [.givenName, .surname, .company, .email, .phone]
        guard kind == .fullName, let part = exact(text.remark), parts.contains(part) else { return kind }
        return part
    }

    /// What a header says that is known as it stands, with or without blanks between its words.
    private static func exact(_ words: [String]) -> ColumnKind? {
        let text = words.joined(separator: " ")
        return NameDoubt.words[text]?.kind ?? known[text] ?? alone[text] ?? compact[words.joined()]
    }

    /// What a header says by its end, or by one of its words.
    private static func roughly(_ words: [String]) -> ColumnKind? {
        // "customer e-mail", "home phone 2", "billing postcode": the last word that is known, numbers aside.
        let named = words.filter { !$0.allSatisfy(\.isNumber) }
        if let last = named.last, ["no", "number", "nr"].contains(last), named.count > 1,
            known[named[named.count - 2]] == .phone
        {
            return .phone
        }
        if let kind = end(of: named) { return kind }
        let plain = named.map { word in String(word.reversed().drop(while: \.isNumber).reversed()) }
        if plain.joined() != words.joined() {
            // "Phone 1", "E-mail2": one of several.
            if let kind = exact(plain), [.email, .phone, .date].contains(kind) { return kind }
            if plain != named, let kind = end(of: plain) { return kind }
        }
        // Before what says when: a day of birth is a date that says who. Its values object where it is a place.
        if plain.contains(where: birth.contains) { return .date }
        if words.contains(where: provenance.contains) { return .nothing }
        if let last = named.last, ["id", "no", "number", "ref", "reference", "code"].contains(last) {
            return .identifier
        }
        return nil
    }

    private static func end(of words: [String]) -> ColumnKind? {
        for count in [3, 2, 1] where words.count > count {
            guard let kind = known[words.suffix(count).joined(separator: " ")] else { continue }
            // Programmes, products and pets have names, too.
            if kind == .nothing && count == 1 || kind == .fullName || kind == .company { continue }
            return kind
        }
        return nil
    }

    private static let known = table(english + otherLanguages)

    private static let alone = table(wholeHeaders)

    private static let compact: [String: ColumnKind] = {
        var compact: [String: ColumnKind] = [:]
        for (name, kind) in alone.merging(known, uniquingKeysWith: { $1 }) {
            compact[name.filter { $0 != " " }] = kind
        }
        return compact
    }()

    private static func table(_ lists: [(ColumnKind, String)]) -> [String: ColumnKind] {
        var known: [String: ColumnKind] = [:]
        for (kind, names) in lists {
            for name in names.split(separator: ",") { known[String(name)] = kind }
        }
        return known
    }

    /// Words of columns that say when, how and for how much, not who.
    private static let provenance: Set<String> = [
        "created", "updated", "modified", "imported", "booked", "inserted", "exported", "timestamp", "time", "date",
        "amount", "price", "total", "paid", "payment", "cost", "fee", "discount", "session", "booking", "invoice",
        "order", "valid", "expires", "row", "rownum", "datum", "at", "uuid", "guid", "cluster", "consent", "notes",
    ]
}
