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
    /// In which share of pairs relatives can be told from one person by this field: in those where both have a value.
    var tellsRelativesApart = 0.0
    /// Whether its levels tell how other fields' values fit, so that its chances are those of pairs where they do.
    var isOfFit: Bool { name == NameComparison.order.name }

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
