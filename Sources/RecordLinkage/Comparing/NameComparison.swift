/// Compares the names of two people: given name with given name and surname with surname, or crosswise where that fits
/// better.
struct NameComparison: Sendable {
    static let given = FieldComparison(
        "given name", among: .asAnybody,
        [
            .init(name: "same", typical: 0.72, countsFrequency: true), .init(name: "nickname", typical: 0.04),
            .init(name: "one edit", typical: 0.08), .init(name: "initial", typical: 0.05),
            .init(name: "near", typical: 0.04), .init(name: "alike", typical: 0.03),
            .init(name: "different", typical: 0.01),
        ])
    static let surname = FieldComparison(
        "surname",
        [
            .init(name: "same", typical: 0.78, countsFrequency: true), .init(name: "part", typical: 0.01),
            .init(name: "one edit", typical: 0.09), .init(name: "initial", typical: 0.01),
            .init(name: "near", typical: 0.03), .init(name: "alike", typical: 0.03),
            .init(name: "different", typical: 0.05),
        ])
    static let order = FieldComparison(
        "name order", among: .asAnybody,
        [
            .init(name: "as written", typical: 0.95), .init(name: "crosswise", typical: 0.04),
            .init(name: "in the other field", typical: 0.01),
        ])

    /// The levels of a pair of names.
    struct Levels {
        var given = 0
        var surname = 0
        var order = 0
        /// Whether both names are the same.
        var areSame: Bool { given == Level.same && surname == Level.same }
    }

    private enum Level {
        static let same = 1
        static let nickname = 2
        static let part = 2
        static let oneEdit = 3
        static let initial = 4
        static let near = 5
        static let alike = 6
        static let different = 7
    }

    /// Whether names on that level may well be one name.
    static func fits(_ level: UInt64) -> Bool {
        switch Int(level) {
        case Level.same, Level.nickname, Level.oneEdit, Level.near: true
        default: false
        }
    }

    /// Whether surnames on that level may well be one name.
    static func fitsSurname(_ level: UInt64) -> Bool {
        switch Int(level) {
        case Level.same, Level.oneEdit, Level.near: true
        default: false
        }
    }

    /// Whether one of two names on that level is the other's initial.
    static func isInitial(_ level: UInt64) -> Bool { Int(level) == Level.initial }

    /// The level of given names that have nothing in common.
    static let differentGiven = Level.different

    /// All names and surnames in one vocabulary, so that the two can be compared crosswise.
    let names: Vocabulary
    /// Ids by record; 0 where missing.
    let givenIDs: [UInt32]
    let surnameIDs: [UInt32]
    private let nicknames: [[UInt16]]

    init(given: Attribute, surname: Attribute) {
        var names = Vocabulary()
        func renumber(_ attribute: Attribute) -> [UInt32] {
            let values = attribute.vocabulary
            var numbers: [UInt32] = [0]
            for id in 1..<UInt32(values.count + 1) {
                numbers.append(names.intern(values.bytes.span.extracting(values.range(id))))
            }
            return attribute.ids.map { numbers[Int($0)] }
        }
        givenIDs = renumber(given)
        surnameIDs = renumber(surname)
        nicknames = [[]] + (1..<UInt32(names.count + 1)).map { Nicknames.groups(names.value($0)) }
        names.finish()
        self.names = names
    }

    /// Compares the names of two records.
    @inline(__always)
    func levels(
        _ given1: UInt32, _ surname1: UInt32, _ given2: UInt32, _ surname2: UInt32,
        _ scratch: inout ComparisonScratch
    ) -> Levels {
        var levels = Levels()
        if given1 != 0, given2 != 0 { levels.given = level(given1, given2, isGiven: true, &scratch) }
        if surname1 != 0, surname2 != 0 { levels.surname = level(surname1, surname2, isGiven: false, &scratch) }
        levels.order = levels.given != 0 || levels.surname != 0 ? 1 : 0
        if levels.given != Level.same, levels.surname != Level.same {
            cross(&levels, given1, surname1, given2, surname2, &scratch)
        }
        return levels
    }

    private func cross(
        _ levels: inout Levels, _ given1: UInt32, _ surname1: UInt32, _ given2: UInt32, _ surname2: UInt32,
        _ scratch: inout ComparisonScratch
    ) {
        var crossed = Levels(order: 2)
        if given1 != 0, surname2 != 0 { crossed.surname = level(given1, surname2, isGiven: false, &scratch) }
        if surname1 != 0, given2 != 0 { crossed.given = level(surname1, given2, isGiven: true, &scratch) }
        if given1 == 0 || surname1 == 0 || given2 == 0 || surname2 == 0 {
            // A single name may stand in either field.
            crossed.order = 3
            if crossed.given != 0, crossed.surname != 0 {
                if worth(crossed.given) > worth(crossed.surname) {
                    crossed.surname = 0
                } else {
                    crossed.given = 0
                }
            }
        }
        let total = worth(crossed.given) + worth(crossed.surname)
        // Two whole names are crosswise only where both fit: Thomas is a surname, too.
        let isGoodEnough = crossed.order == 3 || min(worth(crossed.given), worth(crossed.surname)) >= 3
        if isGoodEnough, total > worth(levels.given) + worth(levels.surname) + 1 { levels = crossed }
    }

    /// Rough ranks, only to choose between straight and crosswise.
    private func worth(_ level: Int) -> Int {
        switch level {
        case Level.same: 6
        case Level.nickname, Level.oneEdit: 4
        case Level.near: 3
        case Level.initial, Level.alike: 1
        default: 0
        }
    }

    private func level(
        _ first: UInt32, _ second: UInt32, isGiven: Bool, _ scratch: inout ComparisonScratch
    ) -> Int {
        if first == second { return Level.same }
        if names.length(first) > 1, names.length(second) > 1, !names.couldBeAlike(first, second),
            names.leastEdits(first, second) > 2, nicknames[Int(first)].isEmpty || nicknames[Int(second)].isEmpty,
            !names.isPartOf(first, second)
        {
            return Level.different
        }
        return scratch.level(of: first, second, in: isGiven ? 0 : 1) { edits in
            let one = names.bytes.span.extracting(names.range(first))
            let two = names.bytes.span.extracting(names.range(second))
            if min(one.count, two.count) == 1 {
                return one[0] == two[0] ? Level.initial : Level.different
            }
            if isGiven, !nicknames[Int(first)].isEmpty,
                nicknames[Int(first)].contains(where: nicknames[Int(second)].contains)
            {
                return Level.nickname
            }
            let distance = edits.between(one, two)
            let length = max(one.count, two.count)
            if distance == 1, length > 3 { return Level.oneEdit }
            if !isGiven, sharesWord(one, two) { return Level.part }
            let similarity = JaroWinkler.similarity(one, two)
            if distance == 2 && length >= 6 || similarity >= 0.92 { return Level.near }
            if isGiven, isBeginning(one, two) { return Level.alike }
            if distance == 1 || similarity >= 0.84 || LetterBag.similarity(one, two) >= 0.8 { return Level.alike }
            return Level.different
        }
    }

    /// Whether one is how the other begins: `will` and `william`.
    private func isBeginning(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
        let length = min(first.count, second.count)
        guard length >= 3 else { return false }
        for index in 0..<length where first[index] != second[index] { return false }
        return true
    }

    /// Whether one of the two is a word of the other, as `hall` is of `hall evans`; or the same without the blanks.
    private func sharesWord(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
        let (short, long) = first.count < second.count ? (first, second) : (second, first)
        guard short.count >= 3 else { return false }
        var start = 0
        var sawSpace = false
        for end in 0...long.count where end == long.count || long[end] == 0x20 {
            sawSpace = sawSpace || end < long.count
            if sawSpace, end - start == short.count {
                var isSame = true
                for index in 0..<short.count where long[start + index] != short[index] { isSame = false }
                if isSame { return true }
            }
            start = end + 1
        }
        return false
    }
}
