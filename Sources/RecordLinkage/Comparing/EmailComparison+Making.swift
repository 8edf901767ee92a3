/// How local parts of e-mail addresses are made of names.
extension EmailComparison {
    /// How a local part is made of its owner's names; an empty one is missing.
    static func making(of local: ArraySlice<UInt8>, _ given: ArraySlice<UInt8>, _ surname: ArraySlice<UInt8>) -> UInt32
    {
        guard isMade(local, of: [given, surname].filter { !$0.isEmpty }) else { return 0 }
        let letters = local.filter { $0 &- 0x30 >= 10 }
        return letters.elementsEqual(given) ? Making.ofNames | Making.ofGivenAlone : Making.ofNames
    }

    /// Whether one of the names stands in a local part, whole or by the longest of its words (`al-Harbi` in `malharbi79`),
    /// or, where they are short, it is both or an initial and one, beside digits (`kli33`).
    private static func isMade(_ local: ArraySlice<UInt8>, of names: [ArraySlice<UInt8>]) -> Bool {
        let words = names.map { name in
            name.split { $0 == 0x20 || $0 == 0x2D || $0 == 0x27 }.max { $0.count < $1.count } ?? name
        }
        for (word, name) in zip(words, names) {
            let least = word.count == name.count ? 3 : 4
            if word.count >= least, local.contains(word) { return true }
        }
        guard words.count == 2, words.contains(where: { $0.count < 3 }) else { return false }
        let letters = Array(local.filter { $0 &- 0x30 >= 10 })
        let (one, two) = (Array(words[0]), Array(words[1]))
        return isMade(letters, of: one, two) || isMade(letters, of: two, one)
    }

    private static func isMade(_ letters: [UInt8], of one: [UInt8], _ two: [UInt8]) -> Bool {
        letters == one + two || letters == [one[0]] + two || letters == one + [two[0]]
    }
}
