/// In which order a column writes whole names, where its header says that the last name comes first.
enum NameOrder: Sendable {
    /// `Surname, first name`, `Nom et prénom`.
    case surnameFirst
    /// `Apellidos y nombre`: of more words than two nobody can tell how many are last names.
    case surnamesFirst

    /// The order that an English header says; nil where it says none.
    init?(header: String) {
        let key = HeaderSynonyms.key(header)
        if NameOrder.surnames.contains(where: key.hasSuffix) {
            self = .surnamesFirst
        } else if NameOrder.surname.contains(where: key.hasSuffix) {
            self = .surnameFirst
        } else {
            return nil
        }
    }

    /// The words of headers that say so, by their letters.
    static let words = surname + surnames

    private static let surname = ["surname", "lastname", "familyname"].flatMap { last in
        ["firstname", "forename", "forenames", "givenname", "firstnames"].flatMap { [last + $0, last + "and" + $0] }
    }
    private static let surnames = ["surnamesfirstname", "lastnamesfirstname", "surnamesandfirstname"]

    /// Where the last name of a trimmed name without a comma ends; nil where nothing tells.
    func surnameEnd(in name: ArraySlice<UInt8>) -> Int? {
        let words = name.split(separator: 0x20)
        guard words.count > 1 else { return nil }
        // “DUPONT Jean”, “de la CRUZ Juan”: capitals tell the last name from the first.
        let shouted = words.prefix { NameOrder.isShouted($0) || WholeName.isParticle($0) }
        if let last = shouted.last, NameOrder.isShouted(last), shouted.count < words.count { return last.endIndex }
        let particles = words.prefix { WholeName.isParticle($0) }.count
        // Of a last name alone there is no first.
        guard particles + 1 < words.count else { return nil }
        if self == .surnamesFirst, words.count > 2 { return nil }
        return words[particles].endIndex
    }

    /// Whether a word of more than one letter is written in capitals.
    private static func isShouted(_ word: ArraySlice<UInt8>) -> Bool {
        let letters = String(decoding: word, as: UTF8.self).filter(\.isLetter)
        return letters.count > 1 && letters.allSatisfy(\.isUppercase)
    }
}
