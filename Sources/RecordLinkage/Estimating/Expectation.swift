internal import BookingModel

/// Expectation-maximisation over the outcomes of compared pairs.
///
/// The pairs that were not compared are strangers: so the shares of matches and relatives are of all pairs of the file,
/// and the prior follows from its size. Chances are drawn towards typical ones by a Dirichlet prior, so that a small file
/// cannot run away. The posterior density never falls from one step to the next, where most pairs have what tells relatives
/// from one person.
struct Expectation {
    /// How many pairs' worth the typical chances count: more in a file of few records, where a handful of pairs that are
    /// alike by chance would otherwise teach that this is how one person looks; and more in a file of many, which has more
    /// such pairs beside the same share of people who are in it twice.
    var strength: Double {
        let records = max(1, (2 * allPairs).squareRoot())
        return 25 * (1 + 40 / records) + min(175, records / 100)
    }

    /// How many pairs of relatives every file is taken to have: households and colleagues are nowhere unheard of, but
    /// they are no more than a few of its pairs. Only those count that something tells from one person.
    func relatedPairs(_ model: LinkageModel) -> Double { min(10, 0.05 * allPairs) * model.relativesShare }

    /// How many matches every file is taken to have.
    var matchedPairs: Double { min(1, 0.2 * allPairs) }

    /// How many pairs of strangers every file is taken to have beside its own.
    static let strangers = 10.0

    /// The compared pairs.
    let outcomes: [PairOutcome]
    /// How many pairs each of them stands for.
    let weight: Double
    /// Pairs of the whole file.
    let allPairs: Double

    /// One step: expected classes under the model, then the chances that fit them best. Gives the log density before it.
    func step(_ model: inout LinkageModel) -> Double {
        let weights = model.weights
        let fields = model.fields.count
        let telling = model.relativesShare < 1 ? model.tellingField : nil
        let parts = sideBySide(Expectation.parts) { part in
            expected(
                stretch(part, of: Expectation.parts, over: outcomes.count), weights, fields: fields,
                telling: telling)
        }
        var sums = [Double](repeating: 0, count: model.fields.count * 16)
        var relatedSums = sums
        var matched = 0.0
        var related = 0.0
        var density = logPrior(model)
        for part in parts {
            for level in sums.indices {
                sums[level] += part.sums[level]
                relatedSums[level] += part.relatedSums[level]
            }
            matched += part.matched
            related += part.related
            density += part.density
        }
        density +=
            (allPairs + Self.strangers - Double(outcomes.count) * weight)
            * Logarithm.bits(1 - model.matches - model.relatives)
        let total = allPairs + Self.strangers + matchedPairs + relatedPairs(model)
        model.matches = max((matched + matchedPairs) / total, 1e-15)
        if model.hasRelatives { model.relatives = max((related + relatedPairs(model)) / total, 1e-15) }
        for field in model.fields.indices {
            let typical = model.fields[field].levels.map(\.typical)
            model.m[field] = model.fields[field].bounded(
                chances(sums[(field * 16)..<(field * 16 + typical.count)], typical))
            if model.fields[field].amongRelatives == .learned {
                model.h[field] = chances(
                    relatedSums[(field * 16)..<(field * 16 + typical.count)], model.typicalOfRelatives(field))
            }
        }
        return density
    }

    /// Sums over a stretch of the outcomes.
    private struct Sums: Sendable {
        /// Matches, and pairs of relatives, by field and level.
        var sums: [Double]
        var relatedSums: [Double]
        var matched = 0.0
        var related = 0.0
        var density = 0.0
    }

    /// Into so many stretches the outcomes are cut, on every machine: sums depend on how they are put together.
    private static let parts = 8

    /// `telling`: the field without which relatives cannot be told from one person, where many pairs lack it: they teach
    /// nothing of relatives, or these would take all matches.
    private func expected(
        _ stretch: Range<Int>, _ weights: LinkageWeights, fields: Int, telling: Int?
    ) -> Sums {
        var sums = [Double](repeating: 0, count: fields * 16)
        var made = Sums(sums: [], relatedSums: [])
        var relatedSums = sums
        for outcome in outcomes[stretch] {
            let bits = weights.bits(outcome)
            let high = max(bits.match, max(bits.relatives, bits.strangers))
            let match = Logarithm.power(Double(bits.match - high))
            let relative = Logarithm.power(Double(bits.relatives - high))
            let total = match + relative + Logarithm.power(Double(bits.strangers - high))
            made.density += (Double(high) + Logarithm.bits(total)) * weight
            let isMatch = match / total * weight
            let isTold = telling.map { outcome.level($0) != 0 } ?? true
            let isRelated = isTold ? relative / total * weight : 0
            made.matched += isMatch
            made.related += isRelated
            guard isMatch > 1e-6 || isRelated > 1e-6 else { continue }
            var levels = outcome.levels
            for field in 0..<fields {
                let level = field * 16 + Int(truncatingIfNeeded: levels & 15)
                sums[level] += isMatch
                relatedSums[level] += isRelated
                levels >>= 4
            }
        }
        made.sums = sums
        made.relatedSums = relatedSums
        return made
    }

    /// Counts into chances, drawn towards the typical ones.
    private func chances(_ counts: ArraySlice<Double>, _ typical: [Double]) -> [Double] {
        let total = counts.dropFirst().reduce(0, +)
        let all = typical.dropFirst().reduce(0, +)
        return typical.indices.map { level in
            level == 0 ? 0 : (counts[counts.startIndex + level] + strength * typical[level] / all) / (total + strength)
        }
    }

    private func logPrior(_ model: LinkageModel) -> Double {
        var sum = 0.0
        for field in model.fields.indices {
            let typical = model.fields[field].levels.map(\.typical)
            let all = typical.dropFirst().reduce(0, +)
            for level in typical.indices.dropFirst() {
                sum += strength * typical[level] / all * Logarithm.bits(model.m[field][level])
            }
            guard model.fields[field].amongRelatives == .learned, model.hasRelatives else { continue }
            let ofRelatives = model.typicalOfRelatives(field)
            let allOfRelatives = ofRelatives.dropFirst().reduce(0, +)
            for level in ofRelatives.indices.dropFirst() {
                sum += strength * ofRelatives[level] / allOfRelatives * Logarithm.bits(model.h[field][level])
            }
        }
        sum += matchedPairs * Logarithm.bits(model.matches)
        if model.hasRelatives { sum += relatedPairs(model) * Logarithm.bits(model.relatives) }
        return sum
    }
}
