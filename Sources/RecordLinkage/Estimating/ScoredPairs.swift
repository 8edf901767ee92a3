internal import BookingModel

/// The candidate pairs with the outcomes of their comparisons.
struct ScoredPairs: Sendable {
    private(set) var pairs: [UInt64]
    private(set) var outcomes: [PairOutcome]
    let recordCount: Int
    /// How many pairs were compared, those beyond hope included.
    let comparedCount: Int
    /// Bits below which a pair is left to the strangers for good.
    private static let hopeless: Float = -16
    /// Pairs of a household for each likely match that estimation can tell apart.
    private static let mostHouseholds = 2
    /// Outcomes that estimation looks at; of many, an even choice.
    private static let most = 300_000

    /// No pairs.
    init(none records: Int) {
        pairs = []
        outcomes = []
        recordCount = records
        comparedCount = 0
    }

    /// Compares the pairs of lists, and keeps those that are not beyond hope under a first model of them.
    ///
    /// Households, people who are told apart by all that is their own, are no matches, but teach what relatives have in
    /// common; unless they far outnumber those who come twice: then estimation would give the class of matches over to them.
    init(_ lists: [[UInt64]], _ comparer: RecordComparer, _ model: LinkageModel, records: Int) {
        recordCount = records
        comparedCount = lists.reduce(0) { $0 + $1.count }
        let weights = model.weights
        let stretches = lists.flatMap { list -> [ArraySlice<UInt64>] in
            let parts = max(1, list.count / 16_384)
            return (0..<parts).map { list[stretch($0, of: parts, over: list.count)] }
        }
        let made = sideBySide(stretches.count) { part -> Kept in
            let own = stretches[part]
            var scratch = ComparisonScratch(pairs: own.count)
            var kept = Kept()
            for (pair, outcome) in zip(own, comparer.compare(own, &scratch))
            where weights.scoreOfEvidence(outcome) > ScoredPairs.hopeless {
                kept.add(pair, outcome, weights)
            }
            return kept
        }
        pairs = []
        outcomes = []
        let count = made.reduce(0) { $0 + $1.pairs.count }
        pairs.reserveCapacity(onHugePages: count)
        outcomes.reserveCapacity(onHugePages: count)
        let likely = made.reduce(0) { $0 + $1.likely }
        let households = made.reduce(0) { $0 + $1.households }
        let areTooMany = households > ScoredPairs.mostHouseholds * likely
        for part in made {
            for (pair, outcome) in zip(part.pairs, part.outcomes)
            where !areTooMany || weights.score(outcome) > ScoredPairs.hopeless {
                pairs.append(pair)
                outcomes.append(outcome)
            }
        }
    }

    /// Pairs of a stretch, and how many of them are likely matches and households.
    private struct Kept: Sendable {
        var pairs: [UInt64] = []
        var outcomes: [PairOutcome] = []
        var likely = 0
        var households = 0

        mutating func add(_ pair: UInt64, _ outcome: PairOutcome, _ weights: LinkageWeights) {
            pairs.append(pair)
            outcomes.append(outcome)
            let bits = weights.bits(outcome)
            if weights.isAnother(outcome.levels) {
                if bits.relatives > bits.strangers { households += 1 }
            } else if bits.match > max(bits.relatives, bits.strangers) {
                likely += 1
            }
        }
    }

    /// Looks up anew how rare the shared values are.
    mutating func weigh(_ comparer: RecordComparer) {
        let parts = max(2, pairs.count / 16_384)
        let (pairs, old) = (pairs, outcomes)
        let made = sideBySide(parts) { part -> [PairOutcome] in
            let range = stretch(part, of: parts, over: pairs.count)
            return comparer.outcomes(old[range].map(\.levels)[...], of: pairs[range])
        }
        outcomes.removeAll(keepingCapacity: true)
        for part in made { outcomes += part }
    }

    /// The odds of each pair, in bits.
    func scores(_ weights: LinkageWeights) -> [Float] {
        [Float](sideBySide: outcomes.count) { weights.score(outcomes[$0]) }
    }

    /// Fits the model to the outcomes.
    func estimate(_ model: LinkageModel, _ namesakes: Namesakes?) -> LinkageModel {
        let measured = model.u
        var model = model
        let all = Double(recordCount) * Double(recordCount - 1) / 2
        for _ in 0..<2 {
            let weights = model.weights
            // Of pairs that can hardly be anything but strangers it is enough to know that there are.
            let parts = sideBySide(partsSideBySide) { part in
                stretch(part, of: partsSideBySide, over: outcomes.count).compactMap { index -> UInt32? in
                    let bits = weights.bits(outcomes[index])
                    return max(bits.match, bits.relatives) > bits.strangers - 14 ? UInt32(index) : nil
                }
            }
            let chosen = parts.reduce(0) { $0 + $1.count }
            let step = max(1, chosen / ScoredPairs.most)
            let some = parts.lazy.joined().enumerated().compactMap { place, index in
                place % step == 0 ? outcomes[Int(index)] : nil
            }
            let expectation = Expectation(
                outcomes: some, weight: Double(chosen) / Double(max(1, some.count)), allPairs: all)
            var last = -Double.infinity
            for _ in 0..<25 {
                let density = expectation.step(&model)
                if density - last < 1e-6 * abs(density) { break }
                last = density
            }
            if let namesakes { countNamesakes(&model, measured, namesakes) }
        }
        return model
    }

    /// How often people of one name, who are not one person, have addresses made from it that are alike; at least as often as
    /// `measured` among people of one given name, and as the number of namesakes tells whatever the model takes them for.
    private func countNamesakes(_ model: inout LinkageModel, _ measured: [[Double]], _ namesakes: Namesakes) {
        guard model.fields.first?.name == NameComparison.given.name else { return }
        let weights = model.weights
        let own = model.fields.indices.filter { model.fields[$0].isOwn }
        for field in model.fields.indices where model.fields[field].isEmail {
            var strangers = [Double](repeating: 0, count: 16)
            var pairs = strangers
            var anchored = 0.0
            for outcome in outcomes where outcome.levels & 0xFF == 0x11 && outcome.level(field) != 0 {
                let share = 1 / (1 + Logarithm.power(Double(min(60, weights.score(outcome)))))
                strangers[outcome.level(field)] += share
                pairs[outcome.level(field)] += 1
                if own.contains(where: { outcome.level($0) == 1 }) { anchored += 1 }
            }
            let all = (strangers: strangers.reduce(0, +), pairs: pairs.reduce(0, +))
            for level in EmailComparison.Level.givenTheName {
                model.u[field][level] = max(
                    (strangers[level] + 3) / (all.strangers + 60), measured[field][level],
                    namesakes.leastShare(pairs[level], of: all.pairs, anchored: anchored))
            }
        }
    }
}
