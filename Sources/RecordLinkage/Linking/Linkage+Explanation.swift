/// Why two rows are taken for one person, or not: bits of evidence, field by field.
public struct PairExplanation: Sendable {
    /// One line of evidence.
    public struct Line: Sendable {
        /// The field, or what else counts.
        public let field: String
        /// How alike the two are in it.
        public let level: String
        /// Bits for a match; negative against it.
        public let bits: Double
    }

    /// The lines; their bits add up to the score, to the last digit.
    public let lines: [Line]
    /// The log odds of a match, to base 2.
    public let score: Double
    /// Whether the two rows are in one cluster.
    public let isJoined: Bool
    /// The probability of a match by these two rows alone.
    public var probability: Double { 1 / (1 + Logarithm.power(-score)) }

    /// Bits to the thousand-millionth: of such numbers sums are exact, in any order.
    static func exact(_ bits: Double) -> Double { (bits * 0x1p30).rounded() * 0x1p-30 }
}

extension Linkage {
    /// Explains two rows, by their positions in the table; nil where there are no such rows.
    public func explanation(ofRows first: Int, _ second: Int) -> PairExplanation? {
        let rows = records.profileOfRow
        guard rows.indices.contains(first), rows.indices.contains(second), first != second else { return nil }
        let pair = UInt64(min(rows[first], rows[second])) << 32 | UInt64(max(rows[first], rows[second]))
        var scratch = ComparisonScratch(pairs: 1)
        let pairs = [pair][...]
        let levels = comparer.levels(of: pairs, &scratch)
        let outcome = comparer.outcomes(levels[...], of: pairs)[0]
        let weights = model.weights
        var lines: [PairExplanation.Line] = []
        var sum = 0.0
        func append(_ field: String, _ level: String, _ bits: Double) {
            let bits = PairExplanation.exact(bits)
            sum += bits
            lines.append(PairExplanation.Line(field: field, level: level, bits: bits))
        }
        append("before any evidence", "", Double(weights.priorBits))
        for field in model.fields.indices where outcome.level(field) > 0 {
            var mask = UInt64(15) << UInt64(4 * field)
            // Whether names stand crosswise tells which of them is shared.
            if field < 2, comparer.names != nil { mask |= 0xF00 }
            let own = comparer.outcomes([levels[0] & mask][...], of: pairs)[0]
            let level = outcome.level(field)
            append(
                model.fields[field].name,
                rows[first] == rows[second] ? "the same details" : model.fields[field].levels[level].name,
                Double(weights.match[field * 16 + level] + own.rarity))
        }
        let score = PairExplanation.exact(Double(weights.score(outcome)))
        append("others it could be", model.hasRelatives ? "relatives, strangers" : "strangers", score - sum)
        return PairExplanation(lines: lines, score: score, isJoined: isOne(first, second))
    }

    /// What a field is worth.
    public struct FieldWorth: Sendable {
        /// The field.
        public let name: String
        /// Bits when two records have the same value of ordinary frequency.
        public let whenSame: Double
        /// Bits when they differ.
        public let whenDifferent: Double
    }

    /// What the fields are worth that were compared, in their order.
    public var fieldWorths: [FieldWorth] {
        let weights = model.weights
        let rarities = comparer.meanRarities
        return model.fields.indices.compactMap { field in
            guard model.fields[field].name != NameComparison.order.name else { return nil }
            // Strangers mostly differ: that is the level on which most of them are.
            let usual = model.u[field].indices.dropFirst().max { model.u[field][$0] < model.u[field][$1] } ?? 0
            let isTown = model.fields[field].name == PlaceComparison.field.name && comparer.hasTownsOnly
            let same = isTown ? PlaceComparison.sameTown : 1
            return FieldWorth(
                name: model.fields[field].name,
                whenSame: Double(weights.match[field * 16 + same] + rarities[field]),
                whenDifferent: Double(weights.match[field * 16 + usual]))
        }
    }
}
