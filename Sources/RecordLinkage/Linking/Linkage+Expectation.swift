extension Linkage {
    /// The share of the joined pairs of rows that are right, as the model expects it: the mean probability of a match; nil
    /// where nothing is joined.
    ///
    /// Whether a pair of probability p is right has the variance p(1 − p). Pairs of one cluster are right or wrong together,
    /// in a way that is not known; so their standard deviations are added within each cluster, and the variances of the
    /// clusters then: Σ (Σ √p(1 − p))², which is at least the truth whatever the pairs of a cluster have in common.
    public var expectedPrecision: ExpectedShare? {
        guard expected.joined > 0 else { return nil }
        return ExpectedShare(
            min(1, max(0, expected.right / expected.joined)),
            variance: expected.variance / (expected.joined * expected.joined), doubt: .precision)
    }

    /// The share of the matches among the compared pairs that were joined, as the model expects it; nil where not even one
    /// match is likely.
    ///
    /// The pairs between the same two clusters are right or wrong together, as above. The variance of the quotient
    /// right / (right + missed) is that of its linear approximation (the delta method).
    public var expectedRecall: ExpectedShare? {
        let all = expected.right + expected.missed
        guard all >= 0.5 else { return nil }
        let share = min(1, max(0, expected.right / all))
        let variance = (1 - share) * (1 - share) * expected.variance + share * share * missedVariance
        return ExpectedShare(share, variance: variance / (all * all), doubt: .recall)
    }

    /// The variance of the number of right pairs that were missed, at its most. Of the pairs that were not worth
    /// remembering each is unlikely, and on its own: the variance of their number is their number.
    private var missedVariance: Double {
        let bars = bars
        var remembered = 0.0
        let spreads = near.compactMap { pair, score -> (clusters: UInt64, spread: Double)? in
            let (first, second) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
            let (one, two) = (found.clusterOf[first], found.clusterOf[second])
            guard !bars.contains(one, two) else { return nil }
            let chance = ExpectedPairs.chance(score)
            let copies = Double(nodes.copies[first]) * Double(nodes.copies[second])
            remembered += chance * copies
            return (UInt64(min(one, two)) << 32 | UInt64(max(one, two)), copies * ExpectedPairs.spread(chance))
        }.sorted { $0 < $1 }
        var sum = 0.0
        var spread = 0.0
        for (index, own) in spreads.enumerated() {
            if index > 0, spreads[index - 1].clusters != own.clusters {
                sum += spread * spread
                spread = 0
            }
            spread += own.spread
        }
        return sum + spread * spread + max(0, expected.missed - remembered)
    }
}
