/// Pairs of rows as the model expects them: how many of the joined ones are right, and how many right ones are missed.
struct ExpectedPairs: Sendable {
    /// Joined pairs that are right.
    var right = 0.0
    /// Joined pairs, right or not.
    var joined = 0.0
    /// Right pairs that are not joined, among those compared.
    var missed = 0.0
    /// The variance of `right`, at its most: see `Linkage.expectedPrecision`.
    var variance = 0.0

    /// The chance that a pair with a score is a match.
    static func chance(_ score: Float) -> Double { 1 / (1 + Logarithm.power(Double(-score))) }

    /// The standard deviation of a pair that is right with a chance: 1 if it is, else 0.
    static func spread(_ chance: Double) -> Double { (chance * (1 - chance)).squareRoot() }

    static func += (left: inout ExpectedPairs, right: ExpectedPairs) {
        left.right += right.right
        left.joined += right.joined
        left.missed += right.missed
        left.variance += right.variance
    }

    static func -= (left: inout ExpectedPairs, right: ExpectedPairs) {
        left.right -= right.right
        left.joined -= right.joined
        left.missed -= right.missed
        left.variance -= right.variance
    }
}
