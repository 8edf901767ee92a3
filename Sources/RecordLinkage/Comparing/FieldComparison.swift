/// How alike two values are, as one of a few levels.
struct ComparisonLevel: Sendable {
    /// What it is called when a pair is explained.
    let name: String
    /// How often two records of one person are on it in files known to the field: where estimation begins.
    let typical: Double
    /// Whether the value's own frequency counts: to share a rare value says more.
    var countsFrequency = false
}

/// One line of evidence: a field, and the levels on which two records may stand in it. Level 0 is a missing value, which
/// says nothing.
struct FieldComparison: Sendable {
    /// What relatives and colleagues, who are not one person, have in common in this field.
    enum AmongRelatives: Sendable {
        /// What the data say.
        case learned
        /// As much as any two people: first names, birthdays, personal numbers.
        case asAnybody
    }

    let name: String
    let levels: [ComparisonLevel]
    var amongRelatives = AmongRelatives.learned
    /// Whether it compares e-mails.
    var isEmail: Bool { levels.count > EmailComparison.Level.otherDigits && levels[10].name == "same but for digits" }
    /// Whether it compares telephones.
    var isPhone = false
    /// In which share of pairs relatives can be told from one person by this field: in those where both have a value.
    var tellsRelativesApart = 0.0
    /// Whether its levels tell how other fields' values fit, so that its chances are those of pairs where they do.
    var isOfFit: Bool { name == NameComparison.order.name }

    /// Whether it is of something that one person has and a household does not share as such: a mailbox, a telephone, a
    /// birthday, a number.
    var isOwn: Bool {
        isEmail || isPhone || amongRelatives == .asAnybody && name != NameComparison.given.name && !isOfFit
    }

    /// The levels of a field of one's own on which two records agree, a bit each.
    var agreeing: UInt16 {
        guard isOwn else { return 0 }
        let agreeing = isEmail ? EmailComparison.Level.agreeing : Array(1..<usualOfStrangers)
        return agreeing.reduce(0) { $0 | 1 << UInt16($1) }
    }

    /// How often two records of one person may have nothing in common in the field, at most.
    ///
    /// Where few are in a file twice, pairs of namesakes or households outnumber them, and estimation would come to call
    /// those matches, which differ in most fields: the m probabilities are held within convex bounds (Winkler 1993,
    /// “Improved decision rules in the Fellegi-Sunter model of record linkage”).
    private var mostDifferent: Double {
        switch name {
        case NameComparison.given.name, NameComparison.surname.name: 0.4
        default: isEmail || isPhone ? 0.6 : 1
        }
    }

    /// The chances of the levels among matches within the field's bounds: those that fit best under them.
    func bounded(_ chances: [Double]) -> [Double] {
        let (different, most) = (usualOfStrangers, mostDifferent)
        guard chances[different] > most else { return chances }
        let scale = (1 - most) / (1 - chances[different])
        return chances.indices.map { $0 == different ? most : chances[$0] * scale }
    }

    /// The level on which most strangers are.
    var usualOfStrangers: Int {
        levels.lastIndex { $0.name == "different" || $0.name == "other town and postcode" || $0.name == "as written" }
            ?? levels.count - 1
    }

    init(_ name: String, among amongRelatives: AmongRelatives = .learned, _ levels: [ComparisonLevel]) {
        self.name = name
        self.amongRelatives = amongRelatives
        self.levels = [ComparisonLevel(name: "missing", typical: 0)] + levels
    }
}

/// The outcome of comparing two records: a level for each comparison, four bits each, and what the frequencies of the
/// shared values add.
struct PairOutcome: Sendable {
    /// Levels: comparison k in bits 4k to 4k + 3.
    var levels: UInt64
    /// Bits of information in the shared values: the sum of -log2 of their frequencies.
    var rarity: Float = 0
    /// The same over the fields that relatives have in common.
    var relativesRarity: Float = 0

    @inline(__always)
    func level(_ comparison: Int) -> Int { Int(truncatingIfNeeded: levels >> UInt64(4 * comparison)) & 15 }

    /// Adds what a shared value says.
    @inline(__always)
    mutating func share(_ bits: Float, withRelatives: Bool) {
        rarity += bits
        if withRelatives { relativesRarity += bits }
    }
}
