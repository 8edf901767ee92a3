internal import BookingModel

/// How local parts of e-mail addresses are made of names.
extension EmailComparison {
    /// How a local part is made, in bits.
    enum Making {
        static let ofNames: UInt32 = 1
        static let ofGivenAlone: UInt32 = 2
    }

    /// How the local part of each record is made; an address that is missing is made of nothing.
    ///
    /// - Parameters:
    ///   - locals: the records' local parts.
    static func making(of locals: [UInt32], _ values: Vocabulary, _ names: NameComparison) -> [UInt32] {
        let areGivenNames = areGivenNames(values, names)
        let parts = sideBySide(partsSideBySide) { part -> [UInt32] in
            stretch(part, of: partsSideBySide, over: locals.count).map { record in
                let local = Int(locals[record])
                guard local != 0 else { return 0 }
                guard !areGivenNames[local] else { return Making.ofNames | Making.ofGivenAlone }
                let own = [names.givenIDs[record], names.surnameIDs[record]].map {
                    $0 == 0 ? [] : names.names.value($0)
                }
                return making(of: values.value(locals[record]), own[0], own[1])
            }
        }
        return Array(parts.joined())
    }

    /// How many records must have a given name for it to be one, whoever has an address made of it.
    private static let fewestBearers = 3

    /// By local part, whether beside digits it is a given name that several records have: `abigail1996` is Abby's as well.
    private static func areGivenNames(_ locals: Vocabulary, _ names: NameComparison) -> [Bool] {
        var bearers = [Int](repeating: 0, count: names.names.count + 1)
        for id in names.givenIDs where names.names.length(id) >= 3 { bearers[Int(id)] += 1 }
        let known = Set(bearers.indices.filter { bearers[$0] >= fewestBearers }.map { names.names.value(UInt32($0)) })
        return [Bool](sideBySide: locals.count + 1) { id in
            known.contains(locals.value(UInt32(id)).filter { $0 &- 0x30 >= 10 }[...])
        }
    }

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
