/// The Wilson score interval of a proportion (Wilson 1927), at 95 %.
public struct WilsonInterval: Sendable, Equatable {
    /// The lower end.
    public let low: Rate
    /// The upper end.
    public let high: Rate

    /// The 97.5 % point of the normal distribution.
    static let z = 1.959963984540054

    /// The interval of `successes` out of `trials`; nil without trials and outside 0…1, where it has no meaning.
    public init?(_ successes: Int64, of trials: Int64) {
        guard trials > 0, successes >= 0, successes <= trials else { return nil }
        let count = Double(trials)
        let share = Double(successes) / count
        let squared = WilsonInterval.z * WilsonInterval.z
        let centre = share + squared / (2 * count)
        let half = WilsonInterval.z * (share * (1 - share) / count + squared / (4 * count * count)).squareRoot()
        let scale = 1 + squared / count
        low = Rate(floored: (centre - half) / scale)
        high = Rate(floored: (centre + half) / scale)
    }
}

extension Rate {
    /// The nearest ten-billionth, halves upwards: what `floor(x * 1e10 + 0.5)` says on every engine.
    fileprivate init(floored value: Double) {
        self.init(tenBillionths: Int64((value * 10_000_000_000 + 0.5).rounded(.down)))
    }
}
