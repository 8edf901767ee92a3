/// A share of pairs that the model expects, with a 95 % interval.
///
/// Two errors are added as they stand, because nothing says that they are independent:
///
/// - **Chance.** Were the model right, the share would still vary about what is expected, by its standard deviation.
/// - **The model.** Its fields are less independent than it takes them to be, and a cluster says more than its pairs one by
///   one. All probabilities are too high or too low together then, so that more pairs do not average the error out, and
///   halves of a file or a bootstrap over it do not show it: both halves err alike. Only labelled files tell how large it
///   is: see `Doubt`.
public struct ExpectedShare: Sendable, Equatable {
    /// The expected value.
    public let value: Double
    /// The lower end of the interval; never above the value.
    public let low: Double
    /// The upper end; never below the value.
    public let high: Double

    /// How far the model may err: how many times those expected the odds may be that a pair is wrong, or missed.
    ///
    /// Measured on six labelled files, 48 random parts of them of 60 to 3,000 rows, some without a few of their columns, and
    /// made-up contacts of 20 seeds: with chance, these held the truth in 73 cases of 74 for precision, and 72 for recall.
    enum Doubt: Double {
        /// Of precision: 3.5 at most on the whole files.
        case precision = 4
        /// Of recall: 2.7 at most on the whole files, but 8 on parts of them, because pairs that no blocking key has
        /// brought together are missed as well, and the model knows nothing of them.
        case recall = 8

        /// To the other side: down to a fourteenth where there were enough pairs to say.
        static let least = 1.0 / 16
    }

    /// 95 % of a normal distribution lie between it and its negative, in standard deviations.
    private static let normal = 1.959964

    /// A share with its interval; `variance` is that of the share, were the model right.
    init(_ value: Double, variance: Double, doubt: Doubt) {
        func against(_ odds: Double) -> Double { odds * (1 - value) / (value + odds * (1 - value)) }
        let chance = ExpectedShare.normal * max(0, variance).squareRoot()
        self.value = value
        low = max(0, min(value, 1 - against(doubt.rawValue) - chance))
        high = min(1, max(value, 1 - against(Doubt.least) + chance))
    }
}
