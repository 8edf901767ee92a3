/// The probabilities by which evidence is weighed (Fellegi and Sunter 1969), with a third class beside matches and
/// strangers: relatives, households and colleagues, who share surname, address, telephone or mailbox but not who they are.
///
/// A pair's odds are
///
///     matches · Πm / (strangers · Πu + relatives · Πh)
///
/// with m, u and h the chances of the pair's levels in each class. Where a level is "the same value" its u is the
/// frequency of that value.
struct LinkageModel: Sendable {
    let fields: [FieldComparison]
    /// Chances of each level among matches, strangers and relatives, by field and level; those of level 0 are not used.
    var m: [[Double]]
    var u: [[Double]]
    var h: [[Double]]
    /// The share of matches and of relatives among all pairs.
    var matches: Double
    var relatives: Double
    /// How much of the usual number of relatives a file is taken to have: all where there is something to tell them from one
    /// person by, such as first names, in half of the pairs or more; and by which field that is.
    let relativesShare: Double
    let tellingField: Int?
    /// Whether there are any.
    var hasRelatives: Bool { relativesShare > 0 }

    /// The model before anything was learned: typical chances, and u as measured.
    init(fields: [FieldComparison], u: [[Double]], matches: Double) {
        self.fields = fields
        self.u = u
        self.matches = matches
        tellingField = fields.indices.max { fields[$0].tellsRelativesApart < fields[$1].tellsRelativesApart }
        relativesShare = tellingField.map { min(1, 2 * fields[$0].tellsRelativesApart) } ?? 0
        relatives = relativesShare > 0 ? matches : 0
        m = fields.map { $0.levels.map(\.typical) }
        h = []
        h = fields.indices.map { typicalOfRelatives($0) }
    }

    /// Where the estimation of the relatives' chances begins: between a match and a stranger.
    func typicalOfRelatives(_ field: Int) -> [Double] {
        fields[field].levels.indices.map { level in
            fields[field].amongRelatives == .asAnybody
                ? u[field][level] : 0.8 * fields[field].levels[level].typical + 0.2 * u[field][level]
        }
    }

    /// The weights, ready for scoring.
    var weights: LinkageWeights { LinkageWeights(self) }
}

/// The model's logarithms: bits for each field and level.
struct LinkageWeights: Sendable {
    /// Bits for a match and for relatives over strangers, 16 levels a field.
    private(set) var match: [Float]
    private(set) var relatives: [Float]
    let fieldCount: Int
    let priorBits: Float
    let relativesBits: Float
    let strangersBits: Float
    /// By field, the levels on which two records agree in something of their own; all 0 where given names are not compared.
    private let agreeing: [UInt16]

    /// Bits that are taken from a match where two people of different given names differ in everything of their own: what
    /// they share then is a household, by definition, however often it comes. No more than are needed, so that in a cluster
    /// other pairs can still tell better of a record that lacks a birthday.
    private static let anotherPerson: Float = 14

    init(_ model: LinkageModel) {
        fieldCount = model.fields.count
        match = [Float](repeating: 0, count: fieldCount * 16)
        relatives = match
        for field in 0..<fieldCount {
            for level in model.fields[field].levels.indices.dropFirst() {
                let countsFrequency = model.fields[field].levels[level].countsFrequency
                let u = countsFrequency ? 1 : model.u[field][level]
                match[field * 16 + level] = Logarithm.base2(model.m[field][level] / u)
                if model.fields[field].amongRelatives == .learned {
                    relatives[field * 16 + level] = Logarithm.base2(model.h[field][level] / u)
                }
            }
        }
        let comparesGiven = model.fields.first?.name == NameComparison.given.name
        agreeing = model.fields.map { comparesGiven ? $0.agreeing : 0 }
        priorBits = Logarithm.base2(model.matches)
        relativesBits = model.hasRelatives ? Logarithm.base2(model.relatives) : -300
        strangersBits = Logarithm.base2(1 - model.matches - model.relatives)
    }

    /// The bits of the three classes for an outcome: matches, relatives, strangers.
    @inline(__always)
    func bits(_ outcome: PairOutcome) -> (match: Float, relatives: Float, strangers: Float) {
        var bits = evidence(outcome)
        if isAnother(outcome.levels) { bits.match -= LinkageWeights.anotherPerson }
        return bits
    }

    /// The same before people are told apart by all that is their own.
    @inline(__always)
    private func evidence(_ outcome: PairOutcome) -> (match: Float, relatives: Float, strangers: Float) {
        var match = priorBits + outcome.rarity
        var related = relativesBits + outcome.relativesRarity
        var levels = outcome.levels
        var index = 0
        for _ in 0..<fieldCount {
            let level = index + Int(truncatingIfNeeded: levels & 15)
            match += self.match[level]
            related += relatives[level]
            levels >>= 4
            index += 16
        }
        return (match, related, strangersBits)
    }

    /// Whether given names differ, there is something of their own in which two records can be compared, and they agree in
    /// none of it.
    func isAnother(_ levels: UInt64) -> Bool {
        guard levels & 15 == NameComparison.differentGiven else { return false }
        var levels = levels
        var isCompared = false
        for agreeing in agreeing {
            let level = levels & 15
            if agreeing >> UInt16(truncatingIfNeeded: level) & 1 == 1 { return false }
            isCompared = isCompared || agreeing != 0 && level != 0
            levels >>= 4
        }
        return isCompared
    }

    /// The log odds of a match, in bits.
    @inline(__always)
    func score(_ outcome: PairOutcome) -> Float { LinkageWeights.odds(bits(outcome)) }

    /// The log odds that the fields alone come to, whoever is told apart by all that is their own.
    @inline(__always)
    func scoreOfEvidence(_ outcome: PairOutcome) -> Float { LinkageWeights.odds(evidence(outcome)) }

    @inline(__always)
    private static func odds(_ bits: (match: Float, relatives: Float, strangers: Float)) -> Float {
        let (match, related, strangers) = bits
        let (high, low) = related > strangers ? (related, strangers) : (strangers, related)
        // Beyond 20 bits the lesser term changes nothing.
        let others = high - low > 20 ? high : high + Logarithm.base2(1 + Logarithm.power(Double(low - high)))
        return match - others
    }
}
